"""Due work as data (待办接口)."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.notices import queries

router = Router(auth=Reads("notices"))


class Work(Schema):
    """One thing to do: what, where it is done, until when."""

    id: int
    title: str
    where: str
    waits_for: str
    due_on: date | None
    state: str


class WorkRows(Rows):
    """A page of due work, soonest first."""

    rows: list[Work]


@router.get("/work", response={200: WorkRows, **REFUSALS})
def work(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the open work of the person who asks, 100 at a time."""
    found = queries.open_work_of(request.standing).order_by("due_on", "pk")
    return paged(found, offset)
