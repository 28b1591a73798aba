"""The supervision plan of one year: how far it is, its items, its amendments; list, pass, publish (年度监督计划)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.journal.queries import entries_of
from guantong.apps.years import planning
from guantong.apps.years.models import way_choices
from guantong.apps.years.pages.plans import SHAPES
from guantong.apps.years.plan_paper import draft_plan
from guantong.apps.years.queries import items_seen_by, plans_seen_by
from guantong.apps.years.topic_forms import Adopted, Listed, PartyReport, Published
from guantong.apps.years.workflow import ITEM, PLAN

ITEM_SHAPES = {"listed": "todo", "dropped": ""}
COLUMNS = (
    Column("序号", "number", "number", sorts="number"),
    Column("事项", "title", link=lambda row: reverse("years:item", args=[row.pk]), note=lambda row: row.reason),
    Column("监督方式", "get_way_display", filters="way", choices=way_choices()),
    Column("月份", "month", "number", sorts="month"),
    Column("会议", lambda row: row.session or ""),
    Column("承办", "lead"),
    Column("来源", lambda row: row.topic.get_source_display() if row.topic else ""),
    Column("状态", lambda row: ITEM.states[row.state], "badge", badge=lambda row: ITEM_SHAPES[row.state], filters="state", choices=tuple(ITEM.states.items())),
)  # fmt: skip


@page(reads="supervision_plans", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the plan with its verbs; do one of them."""
    row = plans_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    acts = Acts(
        request, PLAN, _acts(row.year.year), row.state, row.path, given={"plan": row}, version=row.version,
        initial={"adopted_on": request.today, "party_on": row.party_on, "party_document": row.party_document},
    )  # fmt: skip
    listing = Listing(
        request, _("事项"), items_seen_by(request.standing).filter(plan=row), COLUMNS, search="search", sort="number",
        empty=_("还没有列入事项。"),
    )  # fmt: skip
    inside = request.standing.reads("plan_drafts")
    shown = {
        "row": row, "state": PLAN.states[row.state], "shape": SHAPES[row.state], "acts": acts, "list": listing,
        "history": entries_of(row) if inside else (), "inside": inside, "at": list(PLAN.states).index(row.state),
    }  # fmt: skip
    answer = listing.download() or acts.answer(f"/years/supervision/{row.pk}/")
    return answer or render(request, "years/pages/supervision.html", shown, status=acts.status)


def _acts(year: int) -> tuple[Act, ...]:
    return (
        Act("list_item", planning.list_item, partial(Listed, year=year), version=True),
        Act("list_statutory", planning.list_statutory, version=True),
        Act("adopt", planning.adopt, Adopted, version=True),
        Act("publish", planning.publish, Published, version=True),
        Act("draft_plan", draft_plan, version=True),
        Act("note_party_report", planning.note_party_report, PartyReport, version=True),
        Act("unpublish", planning.unpublish, version=True),
        Act("reopen_plan", planning.reopen_plan, version=True),
    )
