"""HTML that escapes by default: text becomes markup only where a tag is built (标记)."""

import re
from html import escape

from guantong.gateways.cli.report_words import plain

_NAME = re.compile(r"[a-zA-Z][\w-]*")
_VOID = ("img", "input", "meta", "br")


class Markup(str):
    """Text that is already HTML; everything else is escaped on its way in."""

    __slots__ = ()


def tag(element: str, *inside: object, **attributes: object) -> Markup:
    """Return `<element>` around `inside`; None and "" inside are left out.

    An attribute that is None or False is left out, True stands bare; `class_` is `class`, `data_k` is `data-k`.
    """
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    if element in _VOID:
        return Markup(f"<{element}{written}>")
    return Markup(f"<{element}{written}>{joined(*inside)}</{element}>")


def joined(*parts: object) -> Markup:
    """Return `parts` one after the other as markup, escaping what is not markup yet."""
    return Markup("".join(_text(part) for part in parts if part is not None))


def scrolled(label: str, *inside: object, class_: str = "", **attributes: object) -> Markup:
    """Return a box that scrolls sideways and can be reached and moved by keyboard; `label` says what is in it."""
    styles = f"{class_} scroll".strip()
    return tag("div", *inside, class_=styles, tabindex="0", role="group", aria_label=label, **attributes)


def shown(text: str, most: int) -> str:
    """Return `text` cut to `most` characters, an ellipsis in place of the rest."""
    return text if len(text) <= most else text[: most - 1] + "…"


def _text(part: object) -> str:
    return part if isinstance(part, Markup) else _escaped(str(part))


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return f" {name}" if value is True else f' {name}="{_escaped(str(value))}"'


def _escaped(text: str) -> str:
    """Attributes always stand in double quotes, so that a single one may stay as it is."""
    return escape(plain(text), quote=False).replace('"', "&quot;")
