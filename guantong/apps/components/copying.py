"""The page of a list as text to copy into another paper: headers with units, rows, and the source line (复制表格和出处).

Cells stand apart by tabs, so that a word processor makes a table of them and a spreadsheet columns; no text becomes a formula.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from guantong.apps.components.listing_rows import printed, unit_of
from guantong.apps.components.practice import PRACTICE
from guantong.apps.components.templatetags.words import said

if TYPE_CHECKING:
    from guantong.apps.components.listing import Column, Listing

_LEADS_A_FORMULA = ("=", "+", "@")


def copied(listing: "Listing") -> HttpResponse:
    """Return the rows that are shown, as they are shown, under one line that says what they are and where they come from."""
    columns = [c for c in listing.drawn if c.kind not in ("choice", "spark")]
    heads = [_(c.header) + (f"（{unit}）" if (unit := unit_of(c.kind)) else "") for c in columns]
    lines = [listing.title, "\t".join(heads), *(_line(columns, row) for row in listing.page)]
    request = listing.request
    source = _("来源：贯通，%(where)s，%(who)s 于 %(at)s 复制") % {
        "where": request.build_absolute_uri(request.path), "who": request.standing.name,  # type: ignore[attr-defined]
        "at": f"{request.now:%Y-%m-%d %H:%M}",  # type: ignore[attr-defined]
    }  # fmt: skip
    whole, shown = listing.page.paginator.count, len(listing.page.object_list)
    part = _("本页 %(shown)s 条，共 %(whole)s 条") % {"shown": shown, "whole": whole}
    stamp = PRACTICE if settings.PRACTICE else _("虚构演示数据") if settings.DEMO else ""
    said_last = "；".join(filter(None, (source, part, stamp)))
    return HttpResponse("\n".join([*lines, said_last, ""]), content_type="text/plain; charset=utf-8")


def _line(columns: Sequence["Column"], row: Any) -> str:
    return "\t".join(_cell(column, row) for column in columns)


def _cell(column: "Column", row: Any) -> str:
    text = printed(column.kind, column.of(row))
    note = said(column.note(row) or "") if column.note else ""
    plain = " ".join(f"{text}（{note}）".split() if note else text.split())
    return f"'{plain}" if plain.startswith(_LEADS_A_FORMULA) else plain
