"""The money of an item from draft to payment, and which lines of the budget pay for it (项目资金与预算关联)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import said
from guantong.apps.livelihood.item_forms import LinkedLine
from guantong.apps.livelihood.linking import books_for, link_line, suggested_for
from guantong.apps.livelihood.money import money_of
from guantong.apps.livelihood.queries import items_seen_by
from guantong.apps.livelihood.workflow import LINE
from guantong.domain.workflow.table import NEW


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the stages; link a line that is suggested or typed."""
    item = items_seen_by(request.standing).filter(pk=pk).first()
    if item is None:
        raise Http404
    links = list(item.lines.filter(state="linked"))
    keeps = LINE.begun_by("link_line", request.standing)
    suggested = suggested_for(item, books_for(item, request.today)) if keeps else []
    offered = [(one.value, f"{one.unit} · {one.project}（{said(one.why)}）") for one in suggested]
    asks = partial(LinkedLine, offered=offered)
    initial = {"line": suggested[0].value, "reason": said(suggested[0].why)} if suggested else {}
    acts = Acts(request, LINE, (Act("link_line", link_line, asks),), NEW, item.path, {"item": item}, initial)
    if answer := acts.answer():
        return answer
    shown = {
        "item": item, "acts": acts, "links": links, "suggested": suggested,
        "money": money_of(item, links, request.standing, request.today),
    }  # fmt: skip
    return render(request, "livelihood/pages/money.html", shown, status=acts.status)
