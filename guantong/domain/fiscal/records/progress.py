"""The budget of a year and what was paid of it, month by month, in lines that add up to the ledger (执行进度).

A line is a unit, a project of a unit, or a subject of one. Whatever is paid stands in a line, with or without a budget; blank codes
are a line of their own. Amounts are fen, of what the books know on their day.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import budget_view, held, kinds, with_a_line
from guantong.domain.fiscal.records.pace import PLANS, own_history
from guantong.domain.fiscal.records.periods import latest_whole_month, passed

MONTHS = 12
POINT = 100
"""Basis points in a point of a hundred."""
_WHOLE = 10_000
_LEAST_YEARS = 2


@dataclass
class Progress:
    """One line: `approved` by the congress, `budget` in force with what was carried over and moved, `paid` by month, January first.

    `unlined` is what of `paid` no budget line, quota, carry-over or reallocation holds. `planned` by month is empty without a
    plan; `usual` the share (0 … 1) of a year that was paid by this day in the middle one of `years` earlier years.
    """

    key: tuple[str, ...]
    name: str = ""
    unit: str = ""
    kind: str = ""
    approved: int = 0
    budget: int = 0
    unlined: int = 0
    payments: int = 0
    paid_by_month: list[int] = field(default_factory=lambda: [0] * MONTHS)
    planned: list[int] = field(default_factory=list)
    usual: float | None = None
    years: int = 0

    @property
    def code(self) -> str:
        """The last part of what it is known by: a unit's code, or a project's."""
        return self.key[-1]

    @property
    def paid(self) -> int:
        """What was paid to the day."""
        return sum(self.paid_by_month)

    @property
    def pace(self) -> int | None:
        """What was paid of the budget, in basis points; None without a budget."""
        return self.paid * _WHOLE // self.budget if self.budget > 0 else None

    @property
    def to_date(self) -> list[int]:
        """What was paid from January to the end of each month."""
        return running(self.paid_by_month)

    @property
    def planned_to_date(self) -> list[int]:
        """What was planned from January to the end of each month; empty without a plan."""
        return running(self.planned)


@dataclass(frozen=True, slots=True)
class Behind:
    """How far a line is behind what could be expected: basis points of its budget (negative: ahead), by which `yardstick`."""

    points: int
    yardstick: str
    """plan, history or calendar: the first of them there is."""


def behind(line: Progress, day: date) -> Behind | None:
    """Return how far a line is behind on `day`; None without a budget.

    Against its plan to the end of the latest month that is over, else the middle of its earlier years to the same day of the
    year, else the days of the year that are over.
    """
    if line.budget <= 0:
        return None
    over = latest_whole_month(day)
    if line.planned and over is not None:
        late = sum(line.planned[: over.month]) - sum(line.paid_by_month[: over.month])
        return Behind(late * _WHOLE // line.budget, "plan")
    if line.usual is not None and line.years >= _LEAST_YEARS:
        return Behind(round(line.usual * _WHOLE) - line.paid * _WHOLE // line.budget, "history")
    time = passed(day)
    return Behind((time.numerator * _WHOLE) // time.denominator - line.paid * _WHOLE // line.budget, "calendar")


def running(amounts: Sequence[int]) -> list[int]:
    """Return the sums of the first, of the first two …"""
    sums, total = [], 0
    for amount in amounts:
        total += amount
        sums.append(total)
    return sums


def of_the_year(books: Books, day: date) -> Any:
    """Return the payments of `day`'s budget year as known on `day`: with `month` (1 … 12), `lined`, blank codes as "".

    A payment that was made outside its budget year counts to the month of that year that is nearest.
    """
    rows = held(books, "payment")
    rows = rows.mutate(
        year=rows.year.fill_null(rows.paid_on.year()).cast("int64"),
        unit_code=rows.unit_code.fill_null(""),
        project_code=rows.project_code.fill_null(""),
    )
    rows = rows.filter(rows.year == day.year, rows.paid_on <= day)
    within = rows.paid_on.year() == rows.year
    rows = rows.mutate(month=within.ifelse(rows.paid_on.month(), (rows.paid_on.year() < rows.year).ifelse(1, MONTHS)))
    known = with_a_line(books).mutate(lined=True)
    return rows.left_join(known, ["year", "unit_code", "project_code"], rname="{name}_known").mutate(
        lined=lambda t: t.lined.fill_null(False)
    )


def by_unit(books: Books, day: date) -> list[Progress]:
    """Return every unit that had a budget or paid in `day`'s year, by code."""
    found = _lines(books, day, ("unit_code",), {})
    called = names(books, "unit_code", "unit", "unit")
    kind = {row["unit_code"]: row["kind"] for row in books.rows(kinds(books))}
    for (code,), line in found.items():
        line.name = line.unit = called.get(code, code)
        line.kind = kind.get(code, "")
    _with_plans(books, day, found, "unit_code")
    _with_history(books, day, found, "unit_code")
    return [found[key] for key in sorted(found)]


def by_project(books: Books, day: date, **only: str) -> list[Progress]:
    """Return every project of every unit in `day`'s year, what names no project as a line of its unit.

    `only` are codes: unit_code, project_code, or both.
    """
    found = _lines(books, day, ("unit_code", "project_code"), only)
    units, projects = names(books, "unit_code", "unit", "unit"), names(books, "project_code", "project", "project")
    for (unit, project), line in found.items():
        line.unit, line.name = units.get(unit, unit), projects.get(project, project)
    _with_plans(books, day, found, "project_code")
    _with_history(books, day, found, "project_code")
    return [found[key] for key in sorted(found)]


def approved(books: Books, year: int) -> Any:
    """Return the lines of the budget of `year` as it was approved: of a unit's latest number."""
    rows = held(books, "budget_line")
    rows = rows.filter(rows.version == "approved", rows.year == year)
    number = rows.version_no.fill_null(0)
    return rows.filter(number == number.max().over(group_by="unit_code"))


def names(books: Books, code: str, name: str, register: str) -> dict[str, str]:
    """Return what everything with a `code` is called: as the table `register` has it, else its budget lines, else its payments."""
    called: dict[str, str] = {}
    for table in (held(books, "payment"), held(books, "budget_line"), held(books, register)):
        told = table.filter(table[code].notnull(), table[name].notnull())
        called |= {row[code]: row[name] for row in books.rows(told.group_by(code).agg(told[name].max().name(name)))}
    return called


def _lines(books: Books, day: date, by: tuple[str, ...], only: Mapping[str, str]) -> dict[tuple[str, ...], Progress]:
    found: dict[tuple[str, ...], Progress] = {}

    def sums(table: Any, amount: str, *further: str) -> Iterator[tuple[Progress, dict[str, Any]]]:
        for column, code in only.items():
            table = table.filter(table[column].fill_null("") == code)
        keys = {column: table[column].fill_null("") for column in by}
        told = table.group_by(**keys, **{column: table[column] for column in further}).agg(
            fen=table[amount].sum().fill_null(0).cast("int64"), rows=table.count()
        )
        for row in books.rows(told):
            key = tuple(row[column] for column in by)
            yield found.setdefault(key, Progress(key)), row

    parts = budget_view(books, day)
    for line, row in sums(parts.filter(parts.year == day.year), "planned"):
        line.budget = row["fen"]
    for line, row in sums(approved(books, day.year), "amount"):
        line.approved = row["fen"]
    for line, row in sums(of_the_year(books, day), "amount", "month", "lined"):
        line.paid_by_month[row["month"] - 1] += row["fen"]
        line.payments += row["rows"]
        line.unlined += 0 if row["lined"] else row["fen"]
    return found


def _with_plans(books: Books, day: date, found: Mapping[tuple[str, ...], Progress], by: str) -> None:
    plans = held(books, PLANS[by])
    plans = plans.filter(plans.month.year() == day.year, plans[by].notnull())
    keys = ["unit_code"] if by == "unit_code" else ["unit_code", by]
    told = plans.group_by(*keys, at=plans.month.month()).agg(fen=plans.planned.sum().cast("int64"))
    for row in books.rows(told):
        if (line := found.get(tuple(row[column] or "" for column in keys))) is not None:
            line.planned = line.planned or [0] * MONTHS
            line.planned[row["at"] - 1] += row["fen"]


def _with_history(books: Books, day: date, found: Mapping[tuple[str, ...], Progress], by: str) -> None:
    if not books.holds("payment"):
        return
    past = {row[by]: row for row in books.rows(own_history(books, day, by))}
    for line in found.values():
        if line.code in past:
            line.usual, line.years = past[line.code]["median"], past[line.code]["years"]
