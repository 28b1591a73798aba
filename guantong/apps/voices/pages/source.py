"""What a person said of the columns of another system's file; use it no longer (来源对照)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guantong.apps.components.acts import Act, Acts
from guantong.apps.components.door import page
from guantong.apps.journal.queries import history_of
from guantong.apps.voices.columns import OURS, drop_columns
from guantong.apps.voices.queries import sources_seen_by
from guantong.apps.voices.workflow import NEED_SOURCE


@page(reads="voice_originals", methods=("GET", "HEAD", "POST"))
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show which column is what; drop it."""
    source = sources_seen_by(request.standing).filter(pk=pk).first()
    if source is None:
        raise Http404
    act = Act("drop_columns", drop_columns, version=True)
    acts = Acts(request, NEED_SOURCE, (act,), source.state, source.path, {"source": source}, version=source.version)
    shown = {
        "source": source, "acts": acts, "state": NEED_SOURCE.states[source.state],
        "columns": [(words, source.columns[ours]) for ours, words in OURS.items() if ours in source.columns],
        "history": history_of(source, request.standing),
    }  # fmt: skip
    return acts.answer() or render(request, "voices/pages/source.html", shown, status=acts.status)
