"""Taking part by phone: one statement after another, agree, disagree or pass; one's own answers, changed until the close (表态)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import said
from guantong.apps.consensus import answering
from guantong.apps.consensus.forms import VOTES, Proposing, Saying
from guantong.apps.consensus.models import Meeting, Sheet, Statement
from guantong.apps.consensus.queries import listed, meetings_seen_by, seat_of, sheet_of, unanswered, why_not
from guantong.apps.consensus.workflow import MEETING
from guantong.domain.consensus.meeting import Vote
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal


@page(reads="consensus", methods=("GET", "HEAD", "POST"))
@sensitive_post_parameters()
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the next statement, or the one asked for; take the answer, or a statement that is brought in."""
    meeting = meetings_seen_by(request.standing).filter(pk=pk).first()
    if meeting is None:
        raise Http404
    verb = "propose" if request.POST.get("verb") == "propose" else "say"
    closed = _closed(request, meeting, verb)
    form = Proposing(request.POST if verb == "propose" else None)
    if request.method == "POST":
        if closed:
            raise NotAllowed(closed)
        try:
            if _done(request, meeting, verb, form):
                return redirect(request.path)
        except BadInput as bad:
            for name, words in bad.reasons.items():
                form.add_error(name if name in form.fields else None, said(words)) if verb == "propose" else messages.error(request, said(words))  # fmt: skip
    sheet = None if closed else sheet_of(meeting, request.standing)
    shown = {"meeting": meeting, "closed": closed, "form": form, "votes": [(vote.value, words) for vote, words in VOTES.items()]}  # fmt: skip
    if sheet is not None:
        shown |= _own(request, meeting, sheet)
    return render(request, "consensus/pages/take_part.html", shown, status=422 if request.method == "POST" else 200)


def _closed(request: HttpRequest, meeting: Meeting, verb: str) -> Refusal | None:
    standing = request.standing  # type: ignore[attr-defined]
    refusal = MEETING.why_not(verb, standing, meeting.state, meeting.path)
    return refusal or why_not(verb, meeting, standing, seat_of(meeting, standing))


def _done(request: HttpRequest, meeting: Meeting, verb: str, form: Proposing) -> bool:
    """Do what was sent; False where the form must be shown again."""
    facts = {"meeting": meeting, "by": request.standing, "as_of": request.now}  # type: ignore[attr-defined]
    if verb == "propose":
        if not form.is_valid():
            return False
        answering.propose(text=form.cleaned_data["text"], **facts)
        messages.success(request, _("已提出，等主持人列入。没有记录是谁提出的。"))
        return True
    given = Saying(request.POST)
    if not given.is_valid():
        messages.error(request, _("请选择同意、不同意或略过"))
        return False
    answering.say(**given.cleaned_data, **facts)
    return True


def _own(request: HttpRequest, meeting: Meeting, sheet: Sheet) -> dict[str, Any]:
    """What a participant sees: the statement to answer, how far they are, their own answers, what was kept out and why."""
    statements, left = list(listed(meeting)), unanswered(meeting, sheet)
    asked = request.GET.get("statement", "")
    chosen = next((one for one in statements if f"{one.pk}" == asked), None)
    return {
        "statement": chosen or (left[0] if left else None), "now": _vote(sheet, chosen) if chosen else "",
        "answered": len(statements) - len(left), "count": len(statements),
        "own": [(one, VOTES[Vote(sheet.answers[f"{one.pk}"])]) for one in statements if one not in left],
        "waiting": meeting.statements.filter(state="proposed").count(),
        "kept_out": meeting.statements.filter(state="kept_out", prepared=False),
    }  # fmt: skip


def _vote(sheet: Sheet, statement: Statement) -> str:
    return str(sheet.answers.get(f"{statement.pk}", ""))
