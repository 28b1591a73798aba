"""Assessments as data, with their complete counts and what was decided after them (满意度测评接口)."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.findings.assessment_queries import assessments_seen_by, result_of
from guantong.apps.findings.models import Assessment

router = Router(auth=Reads("findings"))
Word = Annotated[str, Query(max_length=24)]


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


@router.get("/assessments", response={200: AssessmentRows, **REFUSALS})
def assessments(request: HttpRequest, offset: Offset = 0, state: Word = "") -> Any:
    """List the assessments one may read."""
    found = assessments_seen_by(request.standing).prefetch_related("ways")  # type: ignore[attr-defined]
    return paged(found.filter(state=state) if state else found, offset)


@router.get("/assessments/{key}", response={200: AssessmentRow, **REFUSALS})
def assessment(request: HttpRequest, key: int) -> Assessment:
    """Return one assessment."""
    found = assessments_seen_by(request.standing).filter(pk=key).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
