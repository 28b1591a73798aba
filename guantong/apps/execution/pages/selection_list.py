"""The list that a draw of key units was made of, as its digest is taken of it: anybody draws again (抽签名单)."""

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.execution.selections import Redrawn, selections_seen_by
from guantong.domain.statistics.sampling import written


@page(reads="selections")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the list of the group that the address names, of the departments if it names none."""
    row = selections_seen_by(request.standing).filter(pk=pk).first()
    if row is None:
        raise Http404
    pools = Redrawn(row).proposal.pools
    asked = request.GET.get("group", "departments")
    if asked not in pools:
        raise Http404
    return as_file(written(pools[asked]), f"selection-{row.pk}-{asked}.txt")
