"""The opened box as a file: every ballot without a name, and the root over all, for whoever verifies (选票文件)."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from guantong.apps.ballots.queries import boxes_seen_by, lines
from guantong.apps.components.door import page


@page(reads="ballots")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the lines in the order in which they are sealed; none before the opening."""
    box = boxes_seen_by(request.standing).filter(pk=pk).first()
    if box is None:
        raise Http404
    shown = {"box": box.name, "root_sm3": box.root, "lines": lines(box)}
    return JsonResponse(shown, json_dumps_params={"ensure_ascii": False, "indent": 1})
