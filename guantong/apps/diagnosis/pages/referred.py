"""What was referred upward and waits to be taken up: to the findings, to a consultation (转出的事项)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guantong.apps.components.door import page
from guantong.apps.components.listing import Column, Listing
from guantong.apps.diagnosis.choices import verdict_choices
from guantong.apps.diagnosis.queries import signals_in
from guantong.apps.diagnosis.workflow import REFERRED, SIGNAL

COLUMNS = (
    Column("事项", "title_words", link=lambda signal: reverse("diagnosis:signal", args=[signal.pk]), note=lambda signal: signal.says_words),
    Column("单位", "body", sorts="body"),
    Column("核实结论", "get_verdict_display", filters="verdict", choices=verdict_choices()),
    Column("状态", lambda signal: SIGNAL.states[signal.state], "badge", badge=lambda signal: "done" if signal.state == "received" else "due", filters="state", choices=[(state, SIGNAL.states[state]) for state in (*REFERRED, "received")]),
)  # fmt: skip


@page(reads="diagnosis")
def view(request: HttpRequest) -> HttpResponse:
    """List what was referred."""
    rows, empty = signals_in((*REFERRED, "received"), request.standing), _("没有转出的事项。")
    listing = Listing(request, _("转出的事项"), rows, COLUMNS, search="search", empty=empty)
    return listing.download() or render(request, "diagnosis/pages/referred.html", {"list": listing})
