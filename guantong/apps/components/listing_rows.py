"""The rows and the choices of a list as HTML (列表的行): written here, for a template asks a hundred questions a cell."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, gettext_noop

from guantong.apps.components.templatetags.words import day, minute, share, ten_thousand, yuan
from guantong.domain.words import Words

if TYPE_CHECKING:
    from guantong.apps.components.listing import Column

_ANY = 987_654_321
_SHORT = 8
"""Characters that keep their line."""


_PRINTED: dict[str, Callable[[Any], str]] = {
    "figure": ten_thousand,
    "yuan": yuan,
    "share": share,
    "points": share,
    "day": day,
    "minute": minute,
}
NUMBERS = ("figure", "yuan", "number", "share", "points")
UNITS = {"figure": gettext_noop("万元"), "yuan": gettext_noop("元"), "share": "%", "points": gettext_noop("百分点")}
"""What stands in the header of a column of numbers."""


def rows_drawn(columns: Sequence["Column"], rows: Iterable[Any]) -> SafeString:
    """Return the rows of a table's body; every text in them is escaped."""
    said = _saying()
    drawn = [_drawing(column, escape(gettext(column.header)), said) for column in columns]
    parts: list[str] = []
    for row in rows:
        parts.append("<tr>")
        parts += [draw(row) for draw in drawn]
        parts.append("</tr>")
    return mark_safe("".join(parts))  # noqa: S308 - escaped piece by piece


def printed(kind: str, value: Any) -> str:
    """Return a value as a cell of a kind prints it."""
    return str(_PRINTED[kind](value) if kind in _PRINTED else _saying()(value))


def unit_of(kind: str) -> str:
    """Return the unit that stands in the header of a column of numbers, or nothing."""
    return gettext(UNITS[kind]) if kind in UNITS else ""


def page_of(name: str) -> Callable[[Any], str]:
    """Return how the page `name` of a row is addressed: the router is asked once, not once a row."""

    @cache
    def form() -> str:
        return reverse(name, args=[_ANY]).replace(str(_ANY), "{}")

    return lambda row: form().format(row.pk)


def options_drawn(choices: Iterable[tuple[str, Any]], chosen: str) -> SafeString:
    """Return the options of a filter."""
    said = _saying()
    return mark_safe(  # noqa: S308 - escaped piece by piece
        "".join(
            f'<option value="{escape(str(value))}"{" selected" if str(value) == chosen else ""}>{escape(said(words))}</option>'
            for value, words in choices
        )
    )


def _drawing(column: "Column", header: str, said: Callable[[Any], str]) -> Callable[[Any], str]:
    """Return how a column draws a row's cell; what looks the same in many rows is drawn once."""
    asked = _asking(column)
    if column.link or column.note or column.bar or column.kind in ("choice", "spark"):
        return lambda row: _cell(column, header, asked(row), row, said)
    badge, known = column.badge, {}

    def cell(row: Any) -> str:
        value = asked(row)
        alike = (value.__class__, value, badge(row) if badge else None)
        if alike not in known:
            known[alike] = _cell(column, header, value, row, said)
        return known[alike]

    return cell


def _cell(column: "Column", header: str, value: Any, row: Any, said: Callable[[Any], str]) -> str:
    kind = column.kind
    text = said(value)
    note = column.note(row) if column.note else None
    if kind == "spark":
        return f'<td data-l="{header}">{value.svg}</td>'
    if kind in NUMBERS:
        shape = ' class="n"'
    else:
        shape = ' class="nw"' if kind in ("day", "minute", "code") or (len(text) <= _SHORT and not note) else ""
    inner = escape(_PRINTED[kind](value) if kind in _PRINTED else text)
    if kind == "choice":
        box = f'<input type="checkbox" form="chosen" name="chosen" value="{escape(text)}" aria-label="{escape(gettext("选择"))} {escape(text)}">'
        inner = box if value else ""
    elif column.badge and (badge := column.badge(row)):
        inner = f'<span class="b {escape(str(badge))}">{escape(text)}</span>'
    elif column.bar and (bar := column.bar(row)) is not None:
        inner = f'<span class="meter"><progress max="100" value="{bar}" aria-label="{header}"></progress><span>{escape(text)}</span></span>'
    if column.link and (link := column.link(row)):
        inner = f'<a href="{escape(str(link))}">{inner}</a>'
    if note:
        inner += f'<span class="meta">{escape(said(note))}</span>'
    unit = "" if value is None else _unit(kind)
    return f'<td data-l="{header}"{unit}{shape}>{inner}</td>'


def feet_drawn(columns: Sequence["Column"], feet: Iterable[tuple[str, Mapping[str, Any]]]) -> SafeString:
    """Return the lines of a table's foot; the words of a line stand in its first column."""
    said = _saying()
    parts: list[str] = []
    for words, told in feet:
        parts.append(f'<tr><th scope="row">{escape(said(words))}</th>')
        for column in columns[1:]:
            value = told.get(column.header)
            text = "" if value is None else _PRINTED.get(column.kind, said)(value)
            shape = ' class="n"' if column.kind in NUMBERS else ""
            parts.append(
                f'<td data-l="{escape(gettext(column.header))}"{"" if value is None else _unit(column.kind)}{shape}>{escape(text)}</td>'
            )
        parts.append("</tr>")
    return mark_safe("".join(parts))  # noqa: S308 - escaped piece by piece


def _unit(kind: str) -> str:
    """Return the attribute by which a card on a phone, which has no header, says the unit."""
    return f' data-u="{gettext(UNITS[kind])}"' if kind in UNITS else ""


def _saying() -> Callable[[Any], str]:
    """Return how words are said in the language of the page, asked once for all of them."""
    english = get_language() == "en"

    def said(words: Any) -> str:
        if isinstance(words, Words):
            return words.en if english else words.zh
        return str(words or "") if not isinstance(words, int) or isinstance(words, bool) else str(words)

    return said


def _asking(column: "Column") -> Callable[[Any], Any]:
    """Return how a column asks a row for its value; the words of a field's choices are looked up once, not once a row."""
    named = column.value
    if not isinstance(named, str) or not named.startswith("get_") or not named.endswith("_display"):
        return column.of
    field, known = named[4:-8], {}

    def shown(row: Any) -> Any:
        value = getattr(row, field)
        if value not in known:
            known[value] = column.of(row)
        return known[value]

    return lambda row: shown(row) if isinstance(row, Model) else column.of(row)
