"""What residents and deputies make of an item, apart; what lies beyond a line; the roundtables about why (评价)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.components.listing_rows import page_of
from guantong.apps.livelihood import judging
from guantong.apps.livelihood.following_forms import Called
from guantong.apps.livelihood.queries import items_seen_by, lessons_seen_by, roundtables_seen_by
from guantong.apps.livelihood.roundtables import call_roundtable
from guantong.apps.livelihood.shapes import ROUNDTABLE_SHAPES
from guantong.apps.livelihood.terms import SIDES
from guantong.apps.livelihood.workflow import ROUNDTABLE
from guantong.domain.workflow.table import NEW

COLUMNS = (
    Column("日期", "held_on", "day", link=page_of("livelihood:roundtable")),
    Column("事由", lambda one: SIDES[one.side]),
    Column("状态", lambda one: ROUNDTABLE.states[one.state], "badge", badge=lambda one: ROUNDTABLE_SHAPES[one.state]),
    Column("地点", "venue"),
)


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the results; call a roundtable where one lies beyond a line."""
    item = items_seen_by(request.standing).filter(pk=pk).first()
    if item is None:
        raise Http404
    results = judging.results_of(item)
    attention = judging.attention_on(item, results, request.today)
    verbs = (Act("call_roundtable", call_roundtable, Called),) if attention or request.method == "POST" else ()
    initial = {"side": attention[0].side} if attention else {}
    acts = Acts(request, ROUNDTABLE, verbs, NEW, item.path, {"item": item}, initial)
    if answer := acts.answer("/livelihood/roundtables/{pk}/"):
        return answer
    rows = roundtables_seen_by(request.standing).filter(item=item)
    shown = {
        "item": item, "acts": acts, "attention": attention, "residents": judging.of_residents(results, request.today),
        "deputies": judging.of_deputies(results), "list": Listing(request, _("原因座谈会"), rows, COLUMNS, empty=_("还没有开过。")),
        "lessons": list(lessons_seen_by(request.standing).filter(item=item)),
    }  # fmt: skip
    return shown["list"].download() or render(request, "livelihood/pages/judged.html", shown, status=acts.status)
