"""Ballot boxes as data: states, and once opened the complete counts (票箱接口)."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from guantong.apps.ballots import queries
from guantong.apps.ballots.models import Box
from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged

router = Router(auth=Reads("ballots"))


class BoxRow(Schema):
    """A box; `counts`, `finds` and `root` are empty before it is opened."""

    id: int
    title: str
    question: str
    subject: str
    body: str
    way: str
    held_on: date
    state: str
    counts: dict[str, Any]
    finds: str
    root: str

    @staticmethod
    def resolve_counts(box: Box) -> dict[str, Any]:
        """Return the counts of an opened box."""
        return box.counted.plain() if box.counted else {}

    @staticmethod
    def resolve_finds(box: Box) -> str:
        """Return what the rule makes of them."""
        return box.outcome.finds.value if box.outcome else ""


class BoxRows(Rows):
    """A page of boxes, latest first."""

    rows: list[BoxRow]


@router.get("/boxes", response={200: BoxRows, **REFUSALS})
def boxes(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the boxes one may see, 100 at a time."""
    return paged(queries.boxes_seen_by(request.standing), offset)


@router.get("/boxes/{key}", response={200: BoxRow, **REFUSALS})
def box(request: HttpRequest, key: int) -> Box:
    """Return one box."""
    found = queries.boxes_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None
    if found is None:
        raise Http404
    return found
