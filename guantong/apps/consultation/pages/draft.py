"""Draft a suggestion of chosen needs, on a phone first; it is no deputy's suggestion of the law (拟项目建议)."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.consultation import operations
from guantong.apps.consultation.forms import Drafted, keys_sent
from guantong.apps.consultation.models import Call
from guantong.apps.consultation.whose import needs_to_link
from guantong.apps.consultation.workflow import SUGGESTION
from guantong.domain.workflow.table import NEW


@page(reads="own_suggestions", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest) -> HttpResponse:
    """Show the form with the chosen needs; keep the draft."""
    standing = request.standing
    path = next(
        (post.path for post in standing.posts if SUGGESTION.why_not("draft", standing, NEW, post.path) is None), ""
    )
    SUGGESTION.demand("draft", standing, NEW, path)
    needs = list(needs_to_link(standing).filter(pk__in=keys_sent(request)))
    initial: dict[str, Any] = {
        "needs": ",".join(str(need.pk) for need in needs),
        "call": Call.objects.filter(state="open").first(),
    }
    if needs:
        initial |= {"field": needs[0].field, "place": needs[0].place.code if needs[0].place else ""}
    acts = Acts(
        request,
        SUGGESTION,
        (Act("draft", operations.draft, partial(Drafted, standing=standing)),),
        NEW,
        path,
        initial=initial,
    )
    shown = {"acts": acts, "needs": needs, "count": sum(need.copied + 1 for need in needs), "open": initial["call"]}
    return acts.answer("/consultation/{pk}/") or render(
        request, "consultation/pages/draft.html", shown, status=acts.status
    )
