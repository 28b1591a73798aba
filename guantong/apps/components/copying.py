"""A list, a sentence or one figure as text to copy into another paper, with where it stands and the source line (复制和出处).

Cells stand apart by tabs, so that a word processor makes a table of them and a spreadsheet columns; no text becomes a formula.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from guantong.apps.components.listing_rows import printed, unit_of
from guantong.apps.components.practice import notice
from guantong.apps.components.templatetags.words import said
from guantong.domain.evidence import Evidence
from guantong.domain.papers.parts import where

if TYPE_CHECKING:
    from guantong.apps.components.listing import Column, Listing

_LEADS_A_FORMULA = ("=", "+", "@")


def copied(listing: "Listing") -> HttpResponse:
    """Return the rows that are shown, as they are shown, under one line that says what they are and where they come from."""
    columns = [c for c in listing.drawn if c.kind not in ("choice", "spark")]
    heads = [_(c.header) + (f"（{unit}）" if (unit := unit_of(c.kind)) else "") for c in columns]
    lines = [listing.title, "\t".join(heads), *(_line(columns, row) for row in listing.page)]
    whole, shown = listing.page.paginator.count, len(listing.page.object_list)
    part = _("本页 %(shown)s 条，共 %(whole)s 条") % {"shown": shown, "whole": whole}
    said_last = "；".join(filter(None, (source_of(listing.request), part, notice())))
    return HttpResponse("\n".join([*lines, said_last, ""]), content_type="text/plain; charset=utf-8")


def source_of(request: HttpRequest) -> str:
    """Return the line that says where something was copied, by whom and when."""
    return _("来源：贯通，%(where)s，%(who)s 于 %(at)s 复制") % {
        "where": request.build_absolute_uri(request.path), "who": request.standing.name,  # type: ignore[attr-defined]
        "at": f"{request.now:%Y-%m-%d %H:%M}",  # type: ignore[attr-defined]
    }  # fmt: skip


def sentence(request: HttpRequest, words: str, places: Sequence[Evidence], *known: str) -> str:
    """Return a sentence or one figure as text with a numbered footnote for every place it stands at, and the source line.

    `known` are sentences on how far it is known, told with it: a signal that is copied stays a signal.
    """
    marks = list(dict.fromkeys(where(place) for place in places))
    numbered = [(f"[{at}]", said_there) for at, said_there in enumerate(marks, 1)]
    lines = [words + "".join(mark for mark, _place in numbered), *filter(None, known)]
    lines += [f"{mark} {place}" for mark, place in numbered]
    return "\n".join([*lines, "；".join(filter(None, (source_of(request), notice()))), ""])


def as_text(text: str) -> HttpResponse:
    """Return it as a page of text alone, to be marked and copied where there is no script."""
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _line(columns: Sequence["Column"], row: Any) -> str:
    return "\t".join(_cell(column, row) for column in columns)


def _cell(column: "Column", row: Any) -> str:
    text = printed(column.kind, column.of(row))
    note = said(column.note(row) or "") if column.note else ""
    plain = " ".join(f"{text}（{note}）".split() if note else text.split())
    return f"'{plain}" if plain.startswith(_LEADS_A_FORMULA) else plain
