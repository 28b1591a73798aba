"""The board: staff type what is said in one line, deputies send their own, everybody sees how each stands (询问板)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.reviews import asking, queries
from guantong.apps.reviews.board_forms import Asking, Bringing, TakingDown
from guantong.apps.reviews.workflow import INQUIRY
from guantong.domain.reviews.kinds import Part
from guantong.domain.workflow.table import NEW

SHAPES = {"asked": "due", "answered": "done", "carried_over": "hint", "withdrawn": "", "merged": ""}


def _columns(units: list[tuple[str, str]]) -> tuple[Column, ...]:
    return (
        Column("序号", "number", "number", sorts="number", note=lambda one: _("条号 %(slip)s") % {"slip": one.slip} if one.slip else ""),
        Column("问题", lambda one: one.text, link=lambda one: reverse("reviews:inquiry", args=[one.pk]), note=lambda one: one.answer and _("答：%(answer)s") % {"answer": one.answer}),
        Column("答复单位", "unit", filters="unit_code", choices=units, note=lambda one: one.answered_by),
        Column("提问人", "asker", note=lambda one: Part(one.asker_part).words if one.asker_part else ""),
        Column("状态", lambda one: INQUIRY.states[one.state], "badge", badge=lambda one: SHAPES[one.state], filters="state", choices=tuple(INQUIRY.states.items())),
    )  # fmt: skip


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the board as far as one reads it; take a question down, or ask."""
    row = queries.reviews_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    units = list(row.units.all())
    staff = INQUIRY.why_not("take_down", request.standing, NEW, row.path) is None
    left = queries.left_over(row, request.standing) if staff else []
    verbs = (
        Act("take_down", asking.take_down, partial(TakingDown, units=units)),
        Act("bring_forward", asking.bring_forward, partial(Bringing, left=left)),
        Act("ask", asking.ask, partial(Asking, units=units)),
    )
    acts = Acts(
        request, INQUIRY, verbs, NEW, row.path, {"review": row},
        {"follows": request.GET.get("follows"), "unit": request.GET.get("unit")},
    )  # fmt: skip
    listed = row.participants.filter(person__username=request.standing.person).exclude(state="struck").exists()
    answer = acts.answer(request.path)
    seen = queries.inquiries_seen_by(request.standing).filter(review=row)
    listing = Listing(
        request, _("询问板"), seen, _columns([(one.code, one.name) for one in units]), sort="-number",
        empty=_("还没有询问。"),
    )  # fmt: skip
    shown = {
        "review": row, "acts": acts, "list": listing, "staff": staff, "listed": listed, "open": row.state in asking.OPEN,
        "doubles": queries.doubled(seen) if staff else [], "alike": queries.said_alike(seen) if staff else [], **queries.tabs_of(row, request.standing),
        "left": left, "ways": asking.WAYS,
    }  # fmt: skip
    return listing.download() or answer or render(request, "reviews/pages/board.html", shown, status=acts.status)
