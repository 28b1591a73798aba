"""Meetings as data: what is asked, the state, and once closed the counts; nothing of what anybody said (共识会接口)."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.consensus import queries
from guantong.apps.consensus.models import Meeting

router = Router(auth=Reads("consensus"))


class MeetingRow(Schema):
    """A meeting; `statements` are those that are listed, `outcome` and `digest` are empty before the close."""

    id: int
    title: str
    question: str
    body: str
    held_on: date
    state: str
    statements: dict[str, str]
    outcome: dict[str, Any]
    digest: str

    @staticmethod
    def resolve_statements(meeting: Meeting) -> dict[str, str]:
        """Return the listed statements by the key the outcome names them by."""
        return {f"{one.pk}": one.text for one in meeting.statements.all() if one.state == "listed"}


class MeetingRows(Rows):
    """A page of meetings, latest first."""

    rows: list[MeetingRow]


@router.get("/meetings", response={200: MeetingRows, **REFUSALS})
def meetings(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the meetings one may see, 100 at a time."""
    return paged(queries.meetings_seen_by(request.standing).prefetch_related("statements"), offset)


@router.get("/meetings/{key}", response={200: MeetingRow, **REFUSALS})
def meeting(request: HttpRequest, key: int) -> Meeting:
    """Return one meeting."""
    found = queries.meetings_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None
    if found is None:
        raise Http404
    return found
