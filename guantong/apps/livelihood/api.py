"""Livelihood projects as data: history with the sheet and row each stands at; the items of running years; amounts in fen (民生实事接口)."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.livelihood.queries import items_seen_by, objections_seen_by, projects_seen_by

router = Router(auth=Reads("livelihood"))


class ProjectOut(Schema):
    """One project; `said` is the state as printed, `where` the file, sheet and row."""

    id: int
    year: int
    number: int
    name: str
    unit: str
    target: str
    result: str
    amount: int | None
    said: str
    state: str
    history: bool
    where: dict[str, Any]


class ProjectRows(Rows):
    """A page of projects, the latest year first."""

    rows: list[ProjectOut]


class ItemOut(Schema):
    """One item of a running year: `sources` is this year's money by source, `planned` of the indicator in thousandths."""

    id: int
    year: int
    number: int
    name: str
    content: str
    unit: str
    state: str
    total: int | None
    sources: dict[str, int]
    project_code: str
    complete_by: date
    indicator: str
    planned: int | None
    measure: str
    decision: str
    decided_on: date
    done_on: date | None
    built_on: date | None
    linked: int
    quarters: int
    objected: int
    version: int


class ItemRows(Rows):
    """A page of items, the latest year first."""

    rows: list[ItemOut]


class ObjectionOut(Schema):
    """One objection: never whose; `households` null is not counted."""

    id: int
    item_id: int
    source: str
    words: str
    households: int | None
    raised_on: date
    answer: str
    answered_on: date | None
    outcome: str
    told_on: date | None
    state: str
    version: int


class ObjectionRows(Rows):
    """A page of objections, the latest first."""

    rows: list[ObjectionOut]


@router.get("/projects", response={200: ProjectRows, **REFUSALS}, summary="Livelihood projects of earlier years")
def livelihood_projects(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the projects one may read, 100 at a time."""
    return paged(projects_seen_by(request.standing), offset)  # type: ignore[attr-defined]


@router.get("/items", response={200: ItemRows, **REFUSALS}, summary="Livelihood items of running years")
def livelihood_items(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the items one may read, 100 at a time."""
    return paged(items_seen_by(request.standing), offset)  # type: ignore[attr-defined]


@router.get("/objections", response={200: ObjectionRows, **REFUSALS}, summary="Objections to items being built")
def livelihood_objections(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the objections one may read, 100 at a time."""
    return paged(objections_seen_by(request.standing), offset)  # type: ignore[attr-defined]
