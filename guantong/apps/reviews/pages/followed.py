"""One followed project in one month, on one screen of a phone: published data, one's own questions and opinions (我跟踪的项目)."""

from datetime import timedelta
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.opinions.forms import Put
from guantong.apps.opinions.workflow import OPINION
from guantong.apps.reviews import asking, followed, following
from guantong.apps.reviews.board_forms import Asking, TakingDown
from guantong.apps.reviews.workflow import FOLLOW, INQUIRY
from guantong.domain.workflow.table import NEW


@page(reads="reviews", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it at `?month=`; remark as an opinion, ask, or follow it no longer."""
    row = followed.follows_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    of, who, standing = row.offered, row.participant, request.standing
    units = row.review.units.filter(code=of.unit_code)
    mine = who.person is not None and who.person.username == standing.person
    remarks = Acts(
        request,
        OPINION,
        (Act("raise_opinion", following.remark, partial(Put, today=request.today)),),
        NEW,
        of.path,
        {"follow": row},
    )
    asks = Acts(
        request, INQUIRY, (Act("ask", asking.ask, partial(Asking, units=units)), Act("take_down", asking.take_down, partial(TakingDown, units=units))),
        NEW, row.review.path, {"review": row.review}, {"unit": of.unit_code, "participant": who.number},
    )  # fmt: skip
    ends = Acts(
        request,
        FOLLOW,
        (Act("end_follow", following.end_follow, version=True),),
        row.state,
        row.review.path,
        {"follow": row},
        version=row.version,
    )
    acts = {"raise_opinion": remarks, "ask": asks, "take_down": asks}.get(request.POST.get("verb", ""), ends)
    answer = acts.answer(request.path)
    month = followed.month_asked(request.GET.get("month", ""), request.today)
    shown = {
        "one": row, "of": of, "review": row.review, "screen": followed.screen_of(row, month, standing), "state": FOLLOW.states[row.state],
        "remarks": remarks, "asks": asks, "ends": ends, "mine": mine, "before": month - timedelta(days=1), "states": OPINION.states,
        "after": month + timedelta(days=31) if month < request.today.replace(day=1) else None, "open": row.review.state in asking.OPEN and units,
    }  # fmt: skip
    return answer or render(request, "reviews/pages/followed.html", shown, status=acts.status)
