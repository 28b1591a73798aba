"""One entry with the proof that it stands in the sealed journal (留痕与证明)."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.journal.queries import entries_seen_by, latest_head, proof_of


@page(reads="journal")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the entry, its canonical text, and how it leads to the signed head."""
    entry = entries_seen_by(request.standing).filter(pk=pk).first()
    if entry is None:
        raise Http404
    facts = json.loads(entry.text)
    return render(
        request, "journal/pages/entry.html",
        {"entry": entry, "facts": facts, "proof": proof_of(entry), "head": latest_head()},
    )  # fmt: skip
