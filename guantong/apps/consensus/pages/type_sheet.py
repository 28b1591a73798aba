"""Typing a sheet of paper, without a name: by the number on it, typed again to correct it (录入纸质答卷)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from guantong.apps.components.door import page
from guantong.apps.components.templatetags.words import said
from guantong.apps.consensus import answering
from guantong.apps.consensus.forms import Typing
from guantong.apps.consensus.queries import NO_KEY, listed, meetings_seen_by, paper_given, paper_typed
from guantong.apps.consensus.tying import has_key
from guantong.apps.consensus.workflow import MEETING
from guantong.domain.workflow.table import BadInput, NotAllowed


@page(reads="consensus", methods=("GET", "HEAD", "POST"))
@sensitive_post_parameters()
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a sheet; keep it until the close."""
    meeting = meetings_seen_by(request.standing).filter(pk=pk).first()
    if meeting is None:
        raise Http404
    closed = MEETING.why_not("type_sheet", request.standing, meeting.state, meeting.path)
    closed = closed or (None if has_key(meeting) else NO_KEY)
    if closed and request.method == "POST":
        raise NotAllowed(closed)
    form = Typing(request.POST or None, statements=list(listed(meeting)))
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["number"]
        try:
            answering.type_sheet(
                meeting=meeting, number=number, answers=form.answers(), by=request.standing, as_of=request.now
            )
        except BadInput as bad:
            for name, words in bad.reasons.items():
                form.add_error(name if name in form.fields else None, said(words))
        else:
            messages.success(request, _("已录入：答卷 %(number)s") % {"number": number})
            return redirect(request.path)
    shown = {"meeting": meeting, "closed": closed, "form": form, "typed": paper_typed(meeting), "given": paper_given(meeting)}  # fmt: skip
    return render(request, "consensus/pages/type_sheet.html", shown, status=422 if form.errors else 200)
