"""A rule's page (`.md`) as HTML: its headings, sentences, quoted texts and tables; the page's grammar is all there is (例证)."""

from collections.abc import Iterator
from itertools import groupby

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext


def drawn(page: str) -> SafeString:
    """Return the examples of a rule's page below its title, drawn; nothing of it is taken as HTML."""
    lines = [line.strip() for line in page.splitlines()[1:] if line.strip()]
    parts = [_part(kind, list(run)) for kind, run in groupby(lines, _kind)]
    return mark_safe("".join(parts))  # noqa: S308 - every part was escaped


def _kind(line: str) -> str:
    return line[:2] if line.startswith("##") else line[0] if line[0] in "|>" else ""


def _part(kind: str, lines: list[str]) -> str:
    match kind:
        case "##":
            return str(format_html_join("", "<h3>{}</h3>", ((line[2:].strip(),) for line in lines)))
        case ">":
            return str(
                format_html(
                    "<blockquote>{}</blockquote>",
                    format_html_join("", "<p>{}</p>", ((line[1:].strip(),) for line in lines)),
                )
            )
        case "|":
            return _table(lines)
        case _:
            return str(format_html_join("", "<p>{}</p>", ((line,) for line in lines)))


def _table(lines: list[str]) -> str:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    head, *body = [row for row in rows if not all(cell and set(cell) <= set("-: ") for cell in row)]
    # what may be wider than a phone is scrolled by keyboard too
    scroll = format_html('<div class="scroll" tabindex="0" role="group" aria-label="{}">', gettext("例证"))
    return "".join(
        [scroll, '<table><thead>', *_row("th", head), "</thead><tbody>", *(c for r in body for c in _row("td", r)), "</tbody></table></div>"]
    )  # fmt: skip


def _row(tag: str, cells: list[str]) -> Iterator[str]:
    yield "<tr>"
    for cell in cells:
        number = cell.replace(",", "").replace(".", "").removeprefix("-").isdecimal() and tag == "td"
        yield f"<{tag}{' class=n' if number else ''}>{escape(cell)}</{tag}>"
    yield "</tr>"
