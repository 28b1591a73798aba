"""Livelihood projects as data: those of earlier years, with the sheet and row each stands at; amounts in fen (民生实事接口)."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.livelihood.queries import projects_seen_by

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


@router.get("/projects", response={200: ProjectRows, **REFUSALS}, summary="Livelihood projects of earlier years")
def livelihood_projects(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the projects one may read, 100 at a time."""
    return paged(projects_seen_by(request.standing), offset)  # type: ignore[attr-defined]
