"""What is printed for a meeting: invitations, sign-in sheet, seats, slips with numbers, the answers (会场用纸)."""

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.templatetags.words import said
from guantong.apps.reviews import queries
from guantong.apps.reviews.workflow import INQUIRY
from guantong.domain.reviews.kinds import Part
from guantong.domain.words import Words

SHEETS = {
    "invitations": Words("邀请条", "invitation slips"),
    "sign_in": Words("签到表", "sign-in sheet"),
    "seats": Words("座位表", "seat list"),
    "slips": Words("询问条（编号）", "numbered question slips"),
    "answers": Words("答复表", "answer sheet"),
}
_OPEN_TO_READERS = ("answers",)
"""Sheets without names of who takes part: for whoever reads the board."""
_PEOPLE = (
    Column("序号", "number", "number"),
    Column("姓名", "name", "name"),
    Column("身份", lambda one: Part(one.part).words),
    Column("单位、界别", "body"),
)
_COLUMNS = {
    "sign_in": (*_PEOPLE, Column("签名", "nothing")),
    "seats": (Column("座位", "seat"), *_PEOPLE),
    "answers": (
        Column("序号", "number", "number"),
        Column("答复单位", "unit"),
        Column("问题", "text"),
        Column("答复", lambda one: one.answer or said(INQUIRY.states[one.state]), note=lambda one: one.answered_by),
    ),
}
FIRST, MOST = 1, 200


@page(reads="reviews")
def view(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Show a sheet as it is printed; slips from `?first=` on, `?count=` of them."""
    row = queries.reviews_seen_by(request.standing).filter(pk=pk).first()
    names = row is not None and queries.reads_names(request.standing, row)
    if row is None or what not in SHEETS or not (names or what in _OPEN_TO_READERS):
        raise Http404
    people = queries.participants_seen_by(request.standing).filter(review=row).exclude(state__in=("struck", "excused"))
    listing = None
    if what in _COLUMNS:
        board = queries.inquiries_seen_by(request.standing).filter(review=row).exclude(state__in=queries.ENDED)
        rows = board if what == "answers" else people.order_by("seat", "number") if what == "seats" else people
        listing = Listing(
            request, f"{row.title} · {said(SHEETS[what])}", rows, _COLUMNS[what], empty=_("没有可打印的内容。")
        )
    first, count = _number(request, "first", FIRST), min(MOST, _number(request, "count", 24))
    shown = {
        "review": row, "what": what, "title": SHEETS[what], "list": listing, "first": first, "count": count,
        "slips": range(first, first + count) if what == "slips" else (), "units": row.units.all(),
        "guests": [(one, Part(one.part).words, _code(request, one.pk)) for one in people] if what == "invitations" else (),
    }  # fmt: skip
    return (listing and listing.download()) or render(request, "reviews/pages/sheet.html", shown)


def _number(request: HttpRequest, name: str, otherwise: int) -> int:
    typed = request.GET.get(name, "")
    return int(typed) if typed.isdecimal() and 0 < len(typed) < 7 and int(typed) > 0 else otherwise


def _code(request: HttpRequest, pk: int) -> str:
    """Return the code the reception desk reads: the address of one line of the list, which only the organiser opens."""
    address = request.build_absolute_uri(reverse("reviews:participant", args=[pk]))
    return str(segno.make(address, error="m").svg_inline(scale=2, omitsize=True))
