"""The list a round was drawn from, as its digest is taken of it: anybody draws again (名单)."""

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.findings.rounds import rounds_seen_by
from guantong.domain.statistics.sampling import written


@page(reads="rounds")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the list once it is fixed."""
    round_ = rounds_seen_by(request.standing).filter(pk=pk).exclude(digest="").first()
    if round_ is None:
        raise Http404
    return as_file(written(round_.population), f"population-{round_.pk}.txt")
