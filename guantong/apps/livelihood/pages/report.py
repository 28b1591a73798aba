"""One quarterly report of an item with its photos; put it on the public page, or take it off (季度进度)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.files.attached import attached_to
from guantong.apps.journal.queries import history_of
from guantong.apps.livelihood.progress import hold_report, release_report
from guantong.apps.livelihood.queries import reports_seen_by
from guantong.apps.livelihood.workflow import REPORT


@page(reads="livelihood", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it; release it."""
    report = reports_seen_by(request.standing).filter(pk=pk).first()
    if report is None:
        raise Http404
    verbs = (Act("release_report", release_report, main=True), Act("hold_report", hold_report)) if report.latest else ()
    acts = Acts(request, REPORT, verbs, report.state, report.path, {"report": report})
    shown = {
        "report": report, "acts": acts, "state": REPORT.states[report.state], "files": attached_to(report, request.standing),
        "history": history_of(report, request.standing),
    }  # fmt: skip
    return acts.answer() or render(request, "livelihood/pages/report.html", shown, status=acts.status)
