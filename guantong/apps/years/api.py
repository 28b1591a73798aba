"""The steps of the years as data, and their verbs (年度接口)."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from pydantic import Field

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.years import operations, queries
from guantong.apps.years.models import Step

router = Router(auth=Reads("years"))


class StepRow(Schema):
    """One step; `version` is what a verb must name."""

    id: int
    year: int
    stage: str
    name: str
    organisation: str
    statutory: str
    planned_on: date | None
    happened_on: date | None
    document: str
    state: str
    version: int

    @staticmethod
    def resolve_year(step: Step) -> int:
        """Return the year as a number."""
        return step.year.year


class StepRows(Rows):
    """A page of steps in the order of the year."""

    rows: list[StepRow]


class Happened(Schema):
    """When a step happened, under which document, and the version that was read."""

    happened_on: date
    document: Annotated[str, Field(max_length=80)] = ""
    version: Annotated[int, Field(ge=0, le=2**31)]


class Version(Schema):
    """The version that was read."""

    version: Annotated[int, Field(ge=0, le=2**31)]


@router.get("/steps", response={200: StepRows, **REFUSALS})
def steps(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the steps one may read, 100 at a time."""
    found = queries.steps_seen_by(request.standing)
    return paged(found, offset)


@router.get("/steps/{key}", response={200: StepRow, **REFUSALS})
def step(request: HttpRequest, key: int) -> Step:
    """Return one step."""
    return _step(request, key)


@router.post("/steps/{key}/register", response={200: StepRow, **REFUSALS})
def register(request: HttpRequest, key: int, happened: Happened) -> Step:
    """Register a step as it happened."""
    return operations.register(step=_step(request, key), by=request.standing, as_of=request.now, **happened.dict())


@router.post("/steps/{key}/correct", response={200: StepRow, **REFUSALS})
def correct(request: HttpRequest, key: int, happened: Happened) -> Step:
    """Correct what was registered; what stood before stays in the journal."""
    return operations.correct(step=_step(request, key), by=request.standing, as_of=request.now, **happened.dict())


@router.post("/steps/{key}/confirm_late", response={200: StepRow, **REFUSALS})
def confirm_late(request: HttpRequest, key: int, read: Version) -> Step:
    """Confirm that a step did not happen in time."""
    return operations.confirm_late(step=_step(request, key), by=request.standing, as_of=request.now, **read.dict())


def _step(request: HttpRequest, key: int) -> Step:
    found = queries.steps_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None
    if found is None:
        raise Http404
    return found
