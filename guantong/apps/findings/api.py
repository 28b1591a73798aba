"""Matters as data (汇办接口)."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.findings.assessment_queries import assessments_seen_by, result_of
from guantong.apps.findings.models import Assessment, Matter
from guantong.apps.findings.queries import matters_seen_by, rates

router = Router(auth=Reads("matters"))
Word = Annotated[str, Query(max_length=24)]


class MatterRow(Schema):
    """A matter: what was found, by whom it is put right, how far it is; the amount in fen."""

    id: int
    kind: str
    source: str
    source_key: str
    title: str
    says: str
    sort: str
    year: int
    amount: int | None
    basis: list[str]
    evidence: list[dict[str, Any]]
    body: str
    nature: str
    pace: str
    by_committee: bool
    number: str
    handed_on: date | None
    due_on: date | None
    submitted_on: date | None
    ended_on: date | None
    audit_state: str
    conclusion: str
    reopened: int
    state: str


class MatterRows(Rows):
    """A page of matters, latest first; beside it both rates of what was handed over, each with its whole."""

    rows: list[MatterRow]
    ended_of_due: int
    due: int
    ended: int
    handed_over: int


@router.get("/matters", response={200: MatterRows, **REFUSALS})
def matters(request: HttpRequest, offset: Offset = 0, state: Word = "", kind: Word = "") -> Any:
    """List the matters one may read."""
    found = matters_seen_by(request.standing)  # type: ignore[attr-defined]
    told = rates(found, request.today)  # type: ignore[attr-defined]
    chosen = {name: value for name, value in (("state", state), ("kind", kind)) if value}
    wholes = {name: getattr(told, name) for name in ("ended_of_due", "due", "ended", "handed_over")}
    return {**paged(found.filter(**chosen), offset), **wholes}


@router.get("/matters/{key}", response={200: MatterRow, **REFUSALS})
def matter(request: HttpRequest, key: int) -> Matter:
    """Return one matter."""
    found = matters_seen_by(request.standing).filter(pk=key).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


class AssessmentRow(Schema):
    """An assessment; `finds`, `outcome` and `counts` are empty before the result is announced."""

    id: int
    title: str
    report: str
    body: str
    session: str
    held_on: date
    round: int
    earlier_id: int | None
    box_id: int | None
    finds: str
    outcome: str
    announced_on: date | None
    state: str
    counts: dict[str, Any]
    ways: list[dict[str, Any]]

    @staticmethod
    def resolve_counts(row: Assessment) -> dict[str, Any]:
        """Return the complete counts of an announced result."""
        told = result_of(row)
        return told.counts.plain() if told else {}

    @staticmethod
    def resolve_ways(row: Assessment) -> list[dict[str, Any]]:
        """Return what was decided after it, what was taken back among it."""
        named = ("way", "organ", "document", "decided_on", "due_on", "taken_back")
        return [{**{name: getattr(one, name) for name in named}, "signers": len(one.signers)} for one in row.ways.all()]


class AssessmentRows(Rows):
    """A page of assessments, latest first."""

    rows: list[AssessmentRow]


@router.get("/assessments", auth=Reads("findings"), response={200: AssessmentRows, **REFUSALS})
def assessments(request: HttpRequest, offset: Offset = 0, state: Word = "") -> Any:
    """List the assessments one may read."""
    found = assessments_seen_by(request.standing).prefetch_related("ways")  # type: ignore[attr-defined]
    return paged(found.filter(state=state) if state else found, offset)


@router.get("/assessments/{key}", auth=Reads("findings"), response={200: AssessmentRow, **REFUSALS})
def assessment(request: HttpRequest, key: int) -> Assessment:
    """Return one assessment."""
    found = assessments_seen_by(request.standing).filter(pk=key).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
