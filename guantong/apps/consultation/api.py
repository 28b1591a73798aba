"""Suggestions and the government's list as data; amounts in fen (相向贯通接口)."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.consultation.models import PlanLine, Suggestion
from guantong.apps.consultation.queries import listed, plan_lines_seen_by, suggestions_seen_by

router = Router(auth=Reads("suggestions"))


class SuggestionRow(Schema):
    """One suggestion; `asked` is how many needs stand behind it, `merged_into` the code of the one it was merged into."""

    id: int
    year: int
    code: str
    title: str
    text: str
    place: str
    where: str
    field: str
    department: str
    people: int | None
    people_basis: str
    cost: int | None
    cost_basis: str
    asked: int
    proposers: list[str]
    merged_into: str
    submitted_on: date | None
    state: str
    version: int

    @staticmethod
    def resolve_year(row: Suggestion) -> int:
        """Return the year it is for."""
        return row.call.year

    @staticmethod
    def resolve_place(row: Suggestion) -> str:
        """Return the code of the community or sub-district."""
        return row.place.code

    @staticmethod
    def resolve_department(row: Suggestion) -> str:
        """Return the code of the body that is to do it."""
        return row.department.code if row.department else ""

    @staticmethod
    def resolve_merged_into(row: Suggestion) -> str:
        """Return the code of the other."""
        return row.merged_into.code if row.merged_into else ""

    @staticmethod
    def resolve_proposers(row: Suggestion) -> list[str]:
        """Return who signed it, the first first."""
        return [one.name for one in row.proposers.all() if one.state == "signed"]


class SuggestionRows(Rows):
    """A page of suggestions."""

    rows: list[SuggestionRow]


class PlanRow(Schema):
    """One line of the government's list, with the file, sheet and row it stands at."""

    id: int
    year: int
    code: str
    unit: str
    title: str
    content: str
    place: str
    where: str
    field: str
    amount: int | None
    money_source: str
    state: str
    stands_at: dict[str, Any]

    @staticmethod
    def resolve_year(row: PlanLine) -> int:
        """Return the year it is for."""
        return row.call.year

    @staticmethod
    def resolve_place(row: PlanLine) -> str:
        """Return the code of the community or sub-district, where the list names one."""
        return row.place.code if row.place else ""


class PlanRows(Rows):
    """A page of planned projects."""

    rows: list[PlanRow]


@router.get("/suggestions", response={200: SuggestionRows, **REFUSALS})
def suggestions(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the suggestions one may read, 100 at a time."""
    return paged(listed(suggestions_seen_by(request.standing)), offset)


@router.get("/suggestions/{key}", response={200: SuggestionRow, **REFUSALS})
def suggestion(request: HttpRequest, key: int) -> Suggestion:
    """Return one suggestion."""
    found = listed(suggestions_seen_by(request.standing)).filter(pk=key).first()
    if found is None:
        raise Http404
    return found


@router.get("/plan", response={200: PlanRows, **REFUSALS}, auth=Reads("government_lists"))
def plan(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the lines of the government's list, 100 at a time."""
    return paged(plan_lines_seen_by(request.standing), offset)
