"""Votes on projects as data: the fixed sheet, and once announced the result (票决接口)."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from guantong.apps.ballots.choosing import result_of
from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.contests import queries
from guantong.apps.contests.models import Contest

router = Router(auth=Reads("contests"))


class ContestRow(Schema):
    """A vote; `sheet` is the candidates as printed, amounts in fen, `result` is empty before it is announced."""

    id: int
    title: str
    body: str
    held_on: date
    places: int
    way: str
    state: str
    sheet: list[dict[str, Any]]
    digest: str
    result: dict[str, Any]
    taken_in: list[str]

    @staticmethod
    def resolve_result(contest: Contest) -> dict[str, Any]:
        """Return the announced result."""
        came = result_of(contest.box) if contest.announced_at and contest.box else None
        return {**came.plain(), "faults": {}} if came else {}

    @staticmethod
    def resolve_taken_in(contest: Contest) -> list[str]:
        """Return the numbers taken in, by this vote and what followed it."""
        return queries.taken_in(contest)


class ContestRows(Rows):
    """A page of votes, latest first."""

    rows: list[ContestRow]


@router.get("/contests", response={200: ContestRows, **REFUSALS})
def contests(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the votes one may see, 100 at a time."""
    return paged(queries.contests_seen_by(request.standing), offset)


@router.get("/contests/{key}", response={200: ContestRow, **REFUSALS})
def contest(request: HttpRequest, key: int) -> Contest:
    """Return one vote."""
    found = queries.contests_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None
    if found is None:
        raise Http404
    return found
