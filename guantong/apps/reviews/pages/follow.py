"""The projects that can be followed: offered by the organiser, chosen by deputies, a few each (代表跟踪)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.reviews import followed, following, queries
from guantong.apps.reviews.follow_forms import Choosing, ChoosingFor, Offering
from guantong.apps.reviews.workflow import FOLLOW, OFFERED
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("项目", "project", note=lambda one: one.project_code),
    Column("单位", "unit", filters="unit"),
    Column("已公开预算数", "amount", "figure", sorts="amount"),
    Column("公开文件", "file", note=lambda one: one.place),
)
_FOLLOWED = Column("跟踪的代表", "followed", "number")


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """List them with one's own; offer one, choose one."""
    row = queries.reviews_seen_by(request.standing).filter(pk=pk).first()
    if row is None or not queries.edition_of(row).most:
        raise Http404
    offered, most = list(followed.offered_in(row)), queries.edition_of(row).most
    names, standing = queries.reads_names(request.standing, row), request.standing
    offers = Acts(
        request, OFFERED, (Act("offer_project", following.offer_project, partial(Offering, units=row.units.all())),), NEW, row.path,
        {"review": row},
    )  # fmt: skip
    back = Act("take_project_back", following.take_project_back, partial(Choosing, among=offered))
    backs = Acts(request, OFFERED, (back,), "offered", row.path, {"review": row})
    verbs = (
        Act("follow", following.follow, partial(Choosing, among=offered)),
        Act("follow_for", following.follow_for, partial(ChoosingFor, among=offered)),
    )
    acts = Acts(request, FOLLOW, verbs, NEW, row.path, {"review": row})
    asked = {"offer_project": offers, "take_project_back": backs}.get(request.POST.get("verb", ""), acts)
    answer = asked.answer(request.path)
    columns = (*COLUMNS, _FOLLOWED) if names else COLUMNS
    listing = Listing(request, _("可跟踪项目"), followed.offered_in(row), columns, empty=_("还没有列入可跟踪的项目。"))
    shown = {
        "review": row, "list": listing, "acts": acts, "offers": offers, "backs": backs, "most": most, "own": followed.own_follows(row, standing),
        "listed": row.participants.filter(person__username=standing.person).exclude(state="struck").exists(),
        "organises": OFFERED.why_not("offer_project", standing, NEW, row.path) is None, "any": bool(offered), **queries.tabs_of(row, standing),
    }  # fmt: skip
    return listing.download() or answer or render(request, "reviews/pages/follow.html", shown, status=asked.status)
