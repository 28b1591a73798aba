"""One visit, made for a phone on the spot: what was to be put right, the check-list, the photos (走访表)."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.files.attached import attached_to
from guantong.apps.files.operations import Stopped
from guantong.apps.findings import visiting
from guantong.apps.findings.check_list import editions
from guantong.apps.findings.queries import matters_seen_by
from guantong.apps.findings.round_forms import Visiting
from guantong.apps.findings.rounds import rounds_seen_by, visits_seen_by
from guantong.apps.findings.words import ANSWERS, ENDED, HOW, LOOK_BACK
from guantong.apps.findings.workflow import VISIT
from guantong.apps.journal.queries import history_of


@page(reads="rounds", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form, or what was handed in; hand in. The same sending twice leads to what came of the first."""
    visit = visits_seen_by(request.standing).select_related("round", "matter").filter(pk=pk).first()
    if visit is None:
        raise Http404
    matter, by = visit.matter, request.standing
    if request.method == "POST" and visiting.sent_before(visit, request.POST.get("hand_in-sent", ""), by):
        return redirect(request.path)
    check_list = editions()[visit.round.check_list]
    acts = Acts(
        request, VISIT, (Act("hand_in", visiting.hand_in, partial(Visiting, check_list=check_list)),), visit.state,
        visiting.visiting_for(visit, by), {"visit": visit}, latest_by=matter.verified_by, closed=visiting.closed_to(visit),
    )  # fmt: skip
    try:
        answer = acts.answer()
    except Stopped:
        return render(request, "files/pages/stopped.html", {"back": request.path}, status=422)
    told = [
        (one.words, ANSWERS.get(said["answer"]), said["words"])
        for one in check_list.questions
        if (said := visit.answers.get(one.key))
    ]
    shown = {
        "visit": visit, "matter": matter, "act": next(iter(acts.shown), None), "state": VISIT.states[visit.state],
        "how": HOW[visit.how], "told": told, "found": LOOK_BACK.get(visit.found), "check_list": check_list,
        "in_round": rounds_seen_by(by).filter(pk=visit.round_id).exists(), "most": visiting.MOST_PHOTOS,
        "in_ledger": by.reads("matters") and matters_seen_by(by).filter(pk=matter.pk).exists(),
        "suggest": visit.found in ("back", "partly") and matter.state in ENDED,
        "files": attached_to(visit, by), "history": history_of(visit, by),
    }  # fmt: skip
    return answer or render(request, "findings/pages/visit.html", shown, status=acts.status)
