"""One matter to look at: the sentence, the law, and its evidence side by side, as it stands in the files (关注事项)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.door import page
from guantong.apps.diagnosis.pages.signals import SEVERITIES, STATES
from guantong.apps.diagnosis.queries import evidence_of, signals_seen_by
from guantong.apps.diagnosis.workflow import SIGNAL
from guantong.apps.figures.sight import sights_of
from guantong.apps.journal.queries import entries_of


@page(reads="diagnosis")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the signal."""
    signal = signals_seen_by(request.standing).filter(pk=pk).first()
    if signal is None:
        raise Http404
    pieces = evidence_of(signal, request.standing)
    shown = {
        "signal": signal, "pieces": pieces, "sights": sights_of([(piece.batch, piece.found) for piece in pieces]),
        "state": SIGNAL.states[signal.state], "shape": STATES[signal.state], "order": SEVERITIES[signal.severity],
        "elsewhere": len(signal.evidence) - len(pieces),
        "changed": any(not piece.found.same for piece in pieces), "lost": any(piece.found.place is None for piece in pieces),
        "history": entries_of(signal),
    }  # fmt: skip
    return render(request, "diagnosis/pages/signal.html", shown)
