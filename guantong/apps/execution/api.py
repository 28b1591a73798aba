"""The execution of the budget as data: lines of units and projects, payments one by one; amounts in fen (执行接口)."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from guantong.apps.components.api import PAGE, REFUSALS, Offset, Reads, Rows
from guantong.apps.execution.days import Asked, on_a_day
from guantong.apps.execution.queries import Line, projects, totals, units
from guantong.apps.execution.sight import sight_of
from guantong.apps.execution.vouchers import vouchers

router = Router(auth=Reads("execution"))


class LineOut(Schema):
    """A unit, or a project of one, in the year of the day: budget and payments in fen, shares in basis points."""

    unit_code: str
    unit: str
    project_code: str | None
    name: str
    kind: str
    approved: int
    budget: int
    paid: int
    unlined: int
    pace: int | None
    behind: int | None
    yardstick: str | None
    paid_by_month: list[int]
    planned_by_month: list[int]


class LinesOut(Schema):
    """The lines one sees on a day, and their sums: `unlined` is what of `paid` no budget line holds."""

    day: date
    approved: int
    budget: int
    paid: int
    unlined: int
    rows: list[LineOut]


class VoucherOut(Schema):
    """One payment and the place it stands at."""

    voucher_no: str | None
    paid_on: date
    unit_code: str
    unit: str | None
    project_code: str
    project: str | None
    payee: str | None
    purpose: str | None
    amount: int
    lined: bool
    batch: str
    file: str
    sheet: str
    row: int


class VouchersOut(Rows):
    """One page of payments, the latest first, with the sum of all of them in fen."""

    total: int
    rows: list[VoucherOut]


@router.get("/units", response={200: LinesOut, **REFUSALS}, summary="The units of the year")
def units_of_the_year(request: HttpRequest, on: str = "") -> dict[str, Any]:
    """Return every unit one sees, on a day (else the end of the month of the latest payment)."""
    asked = _asked(request, on)
    return _told(asked, units(asked, sight_of(request.standing)))  # type: ignore[attr-defined]


@router.get("/projects", response={200: LinesOut, **REFUSALS}, summary="The projects of the year")
def projects_of_the_year(request: HttpRequest, on: str = "", unit: str = "") -> dict[str, Any]:
    """Return every project of the units one sees, what names no project as a line of its unit."""
    asked, only = _asked(request, on), {"unit_code": unit} if unit else {}
    return _told(asked, projects(asked, sight_of(request.standing), **only))  # type: ignore[attr-defined]


@router.get("/vouchers", response={200: VouchersOut, **REFUSALS}, summary="Payments one by one")
def payments(
    request: HttpRequest, on: str = "", unit: str | None = None, project: str | None = None, offset: Offset = 0
) -> dict[str, Any]:
    """Return a page of the payments one sees."""
    asked = _asked(request, on)
    rows = vouchers(asked, sight_of(request.standing), unit_code=unit, project_code=project).asked("", {}, "")  # type: ignore[attr-defined]
    return {
        "count": len(rows),
        "offset": offset,
        "total": rows.total,
        "rows": [one.row_of for one in rows[offset : offset + PAGE]],
    }


def _asked(request: HttpRequest, on: str) -> Asked:
    asked = on_a_day(on, request.today)  # type: ignore[attr-defined]
    if asked is None:
        raise Http404
    return asked


def _told(asked: Asked, lines: list[Line]) -> dict[str, Any]:
    sums = totals(lines)
    return {
        "day": asked.day, "approved": sums.approved, "budget": sums.budget, "paid": sums.paid, "unlined": sums.unlined,
        "rows": [_line(one) for one in lines],
    }  # fmt: skip


def _line(line: Line) -> dict[str, Any]:
    one, whole = line.progress, len(line.progress.key) == 1
    return {
        "unit_code": line.unit_code, "unit": one.unit, "project_code": None if whole else line.code, "name": one.name, "kind": one.kind,
        "approved": one.approved, "budget": one.budget, "paid": one.paid, "unlined": one.unlined, "pace": one.pace,
        "behind": line.points, "yardstick": line.gap.yardstick if line.gap else None, "paid_by_month": one.paid_by_month,
        "planned_by_month": one.planned,
    }  # fmt: skip
