"""The words of a need as they were written: who reads them is recorded (诉求原文)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.voices.leaving import read_original
from guantong.apps.voices.queries import needs_seen_by


@page(reads="voice_originals")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the original, to be checked or handed on."""
    need = needs_seen_by(request.standing).filter(pk=pk).first()
    if need is None:
        raise Http404
    original = read_original(need=need, by=request.standing, as_of=request.now)
    return render(request, "voices/pages/original.html", {"need": need, "original": original})
