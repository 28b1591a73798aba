"""The archive package of one matter, for who follows it (归档包)."""

from django.http import Http404, HttpRequest, StreamingHttpResponse

from guantong.apps.components.door import page
from guantong.apps.findings.archive import archived, package
from guantong.apps.findings.queries import follows, matters_seen_by
from guantong.apps.papers.archive import handed_out


@page(reads="findings")
def view(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """Return the package; that it was taken is recorded."""
    matter = matters_seen_by(request.standing).filter(pk=pk).first()
    if matter is None or not follows(matter, request.standing):
        raise Http404
    things = archived(matter=matter, by=request.standing, as_of=request.now)
    return handed_out(matter, matter.title, package(matter, things, request.standing, request.now))
