"""Due work as a file for one's own calendar (日历文件)."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse

from guantong.apps.components.door import page
from guantong.apps.components.download import as_file
from guantong.apps.notices.calendar_file import calendar_of
from guantong.apps.notices.models import DueWork
from guantong.apps.notices.queries import open_work_of, work_seen_by


@page(reads="notices")
def mine(request: HttpRequest) -> HttpResponse:
    """Give everything that waits for this person."""
    return _file(open_work_of(request.standing), request, "due-work")


@page(reads="notices")
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one thing."""
    work = work_seen_by(request.standing).filter(pk=pk).first()
    if work is None:
        raise Http404
    return _file([work], request, f"due-work-{pk}")


def _file(works: Iterable[DueWork], request: HttpRequest, name: str) -> HttpResponse:
    return as_file(calendar_of(works, request.now), f"{name}.ics")
