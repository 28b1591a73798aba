"""A cell of the list as HTML (单元格): a printed list has twelve thousand, so they are joined here and not by a template."""

from typing import TYPE_CHECKING, Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from guantong.apps.components.templatetags.words import day, minute, said, ten_thousand

if TYPE_CHECKING:
    from guantong.apps.components.listing import Column

_SHOWN = {"figure": ten_thousand, "day": day, "minute": minute}
_SHORT = 8
"""Characters that keep their line."""


def cells_of(columns: "list[tuple[Column, str]]", row: Any) -> SafeString:
    """Return the cells of `row`, one a column; every column comes with its header in the language of the page."""
    return mark_safe("".join(_cell(column, header, row) for column, header in columns))  # noqa: S308 - each part is escaped


def _cell(column: "Column", header: str, row: Any) -> str:
    value = column.of(row)
    text = conditional_escape(_SHOWN.get(column.kind, said)(value))
    shape = column.badge(row) if column.badge else ""
    bar = column.bar(row) if column.bar else None
    link = column.link(row) if column.link else ""
    note = column.note(row) if column.note else ""
    if column.kind == "choice":
        box = '<input type="checkbox" form="chosen" name="chosen" value="{}" aria-label="{} {}">'
        text = format_html(box, value, gettext("选择"), value) if value else SafeString("")
    elif shape:
        text = format_html('<span class="b {}">{}</span>', shape, text)
    elif bar is not None:
        drawn = '<span class="meter"><progress max="100" value="{}" aria-label="{}"></progress><span>{}</span></span>'
        text = format_html(drawn, bar, header, text)
    if link:
        text = format_html('<a href="{}">{}</a>', link, text)
    if note:
        text += format_html('<span class="meta">{}</span>', said(note))
    return f'<td data-l="{conditional_escape(header)}"{_class(column.kind, value)}>{text}</td>'


def _class(kind: str, value: Any) -> str:
    if kind in ("figure", "number"):
        return ' class="n"'
    return ' class="nw"' if kind in ("day", "minute") or len(str(said(value))) <= _SHORT else ""
