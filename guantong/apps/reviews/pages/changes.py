"""What was agreed in a review (会商结果)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.keys import row_numbered
from guantong.apps.components.listing import Column, Listing
from guantong.apps.reviews import agreeing, queries
from guantong.apps.reviews.board_forms import Proposing
from guantong.apps.reviews.models import Inquiry, Review
from guantong.apps.reviews.workflow import AGREED_CHANGE
from guantong.domain.workflow.table import NEW

SHAPES = {"proposed": "todo", "by_department": "due", "agreed": "done", "withdrawn": ""}
COLUMNS = (
    Column("预算项目", "line", link=lambda one: reverse("reviews:change", args=[one.pk]), note=lambda one: one.line_code),
    Column("单位", "unit"),
    Column("原安排", "before", "figure"),
    Column("增减", "change", "figure", sorts="change"),
    Column("部门确认", "department_name", note=lambda one: one.department_on),
    Column("代表方确认", "deputies_name", note=lambda one: one.deputies_on),
    Column("状态", lambda one: AGREED_CHANGE.states[one.state], "badge", badge=lambda one: SHAPES[one.state], filters="state", choices=tuple(AGREED_CHANGE.states.items())),
)  # fmt: skip


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """List what was agreed; draft more."""
    row = queries.reviews_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    of = _inquiry(request, row)
    propose = partial(agreeing.propose_change, inquiry=of)
    acts = Acts(
        request, AGREED_CHANGE, (Act("propose_change", propose, partial(Proposing, units=row.units.all())),), NEW, row.path,
        {"review": row}, {"unit": of.unit_code if of else None, "text": of.text if of else ""},
    )  # fmt: skip
    answer = acts.answer("/reviews/changes/{pk}/")
    seen = queries.changes_seen_by(request.standing).filter(review=row)
    listing = Listing(request, _("会商结果"), seen, COLUMNS, empty=_("还没有会商结果。"))
    begun = row.state in ("held", "concluded", "followed_up")
    drafts = begun and AGREED_CHANGE.why_not("propose_change", request.standing, NEW, row.path) is None
    shown = {
        "review": row, "acts": acts, "list": listing, "drafts": drafts, "inquiry": of,
        **queries.tabs_of(row, request.standing),
    }  # fmt: skip
    return listing.download() or answer or render(request, "reviews/pages/changes.html", shown, status=acts.status)


def _inquiry(request: HttpRequest, review: Review) -> Inquiry | None:
    """Return the inquiry it comes from, if the address names one that is read."""
    asked = request.GET.get("inquiry", "")
    known = queries.inquiries_seen_by(request.standing).filter(review=review)  # type: ignore[attr-defined]
    return row_numbered(known, asked)
