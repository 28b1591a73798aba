"""Due work as data (待办接口)."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from guantong.apps.components.api import PAGE, REFUSALS, Reads, Rows
from guantong.apps.notices import queries

router = Router(auth=Reads("notices"))
Offset = Annotated[int, Query(ge=0, le=10_000_000)]


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
    return {"count": found.count(), "offset": offset, "rows": list(found[offset : offset + PAGE])}
