"""Drafts as data: what each project asks and what that rests on; amounts in fen (草案接口)."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from guantong.apps.components.api import REFUSALS, Reads
from guantong.apps.drafts.queries import Line, drafted, lines, versions_of
from guantong.apps.execution.days import on_a_day
from guantong.apps.execution.sight import sight_of

router = Router(auth=Reads("execution"))


class ItemOut(Schema):
    """One item of an estimate: `quantity` in thousandths, `above` its standard and `apart` from its amount in fen."""

    name: str
    document: str
    quantity: int | None
    measure: str
    unit_price: int | None
    amount: int
    standard: str
    above: int
    apart: int
    lacks: list[str]


class ProjectOut(Schema):
    """A project of a draft: what it asks, the year before (null: not in it), its estimate and the states of that."""

    unit_code: str
    unit: str
    project_code: str
    project: str
    version: str
    ask: int
    last: int | None
    sum: int
    difference: int
    states: list[str]
    signals: int
    items: list[ItemOut]


class DraftOut(Schema):
    """The projects one sees of the year drafted on a day, of the versions at hand."""

    day: date
    year: int
    versions: list[str]
    rows: list[ProjectOut]


@router.get("/projects", response={200: DraftOut, **REFUSALS}, summary="The projects of a draft")
def draft_projects(request: HttpRequest, on: str = "", version: str = "") -> dict[str, Any]:
    """Return the projects of each unit's newest draft, or of one `version`, on a day (else the end of the month of the latest payment)."""
    asked = on_a_day(on, request.today)  # type: ignore[attr-defined]
    if asked is None or (version and version not in versions_of(asked)):
        raise Http404
    standing = request.standing  # type: ignore[attr-defined]
    rows = lines(asked, sight_of(standing), standing, version)
    return {
        "day": asked.day, "year": drafted(asked), "versions": versions_of(asked), "rows": [_project(one) for one in rows],
    }  # fmt: skip


def _project(line: Line) -> dict[str, Any]:
    one = line.sheet
    return {
        "unit_code": one.unit_code, "unit": one.unit, "project_code": one.code, "project": one.project, "version": one.version,
        "ask": one.ask, "last": one.last, "sum": one.sum, "difference": one.difference, "states": list(one.states),
        "signals": line.signals,
        "items": [
            {
                "name": item.name, "document": item.document, "quantity": item.quantity, "measure": item.measure,
                "unit_price": item.unit_price, "amount": item.amount, "standard": item.standard_code, "above": item.above,
                "apart": item.apart, "lacks": list(item.lacks),
            }
            for item in one.items
        ],
    }  # fmt: skip
