"""Surveys as data: what is asked, the state; results only as the page shows them (问卷接口)."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.surveys import queries

router = Router(auth=Reads("surveys"))


class SurveyRow(Schema):
    """A survey; `digest` is empty before it opens."""

    id: int
    title: str
    population: str
    body: str
    asked: list[dict[str, Any]]
    state: str
    digest: str


class SurveyRows(Rows):
    """A page of surveys, latest first."""

    rows: list[SurveyRow]


@router.get("/surveys", response={200: SurveyRows, **REFUSALS})
def surveys(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the surveys one may see, 100 at a time."""
    return paged(queries.surveys_seen_by(request.standing), offset)
