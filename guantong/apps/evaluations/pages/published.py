"""The opened scores as a file: the points of every sheet without a name, and the root over all, for whoever verifies (评分文件)."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from guantong.apps.components.door import page
from guantong.apps.evaluations.queries import kept_out, lines, seat_of, sheets_seen_by


@page(reads="scores")
def view(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the lines in the order in which they are sealed; none before the opening, none to who keeps out."""
    sheet = sheets_seen_by(request.standing).filter(pk=pk).first()
    if sheet is None or kept_out(sheet, request.standing, seat_of(sheet, request.standing)):
        raise Http404
    shown = {"sheet": sheet.name, "root_sm3": sheet.root, "lines": lines(sheet)}
    return JsonResponse(shown, json_dumps_params={"ensure_ascii": False, "indent": 1})
