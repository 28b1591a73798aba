"""Score sheets as data: states, and once the result is known its base and means (绩效评价接口)."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.evaluations import queries
from guantong.domain.voting.scores import in_points

router = Router(auth=Reads("scores"))


class SheetRow(Schema):
    """A score sheet as it is listed."""

    id: int
    title: str
    unit: str
    way: str
    held_on: date
    state: str


class SheetWhole(SheetRow):
    """A sheet; who keeps out reads `kept_out` and nothing of its result, which is empty before it is counted."""

    kept_out: str
    rubric: dict[str, Any]
    base: dict[str, int]
    means: dict[str, str]
    total: str
    root: str


class SheetRows(Rows):
    """A page of sheets, latest first."""

    rows: list[SheetRow]


@router.get("/score_sheets", response={200: SheetRows, **REFUSALS})
def score_sheets(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the score sheets one may know of, 100 at a time."""
    return paged(queries.sheets_seen_by(request.standing), offset)


@router.get("/score_sheets/{key}", response={200: SheetWhole, **REFUSALS})
def score_sheet(request: HttpRequest, key: int) -> dict[str, Any]:
    """Return one sheet; means in points, rounded half up to two decimals."""
    row = queries.sheets_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None
    if row is None:
        raise Http404
    out = queries.kept_out(row, request.standing, queries.seat_of(row, request.standing))
    found = None if out else queries.result(row)
    points = found.scored if found else None
    return {
        **{name: getattr(row, name) for name in ("id", "title", "unit", "way", "held_on", "state")},
        "kept_out": out.why.zh if out else "", "rubric": {} if out else row.rubric, "root": "" if out else row.root,
        "base": {words.en: number for words, number in found.base.lines()} if found else {},
        "means": {spread.name: in_points(spread.mean) for spread in points.items} if points else {},
        "total": in_points(points.total.mean) if points else "",
    }  # fmt: skip
