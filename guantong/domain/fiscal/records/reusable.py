"""Money that could be used again: what a unit's own plan no longer means to spend this year (可统筹资金)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.execution import Books, allowed, held, lines, paid
from guantong.domain.fiscal.records.projects import still_planned


@dataclass(frozen=True, slots=True)
class Reusable:
    """One line of the list: `left` = `allowed` − `paid` − `planned` by the unit's own plan, all in fen.

    A unit without plans by project has one line for all its projects, with `project_code` "".
    """

    unit_code: str
    unit: str
    project_code: str
    project: str
    allowed: int
    paid: int
    planned: int

    @property
    def left(self) -> int:
        """What is not payable this year by the unit's own forecast."""
        return self.allowed - self.paid - self.planned


@dataclass(frozen=True, slots=True)
class ReusableList:
    """The list on a day; `unplanned` are units and projects whose plan is not known: nothing is claimed of their money."""

    day: date
    lines: tuple[Reusable, ...]
    unplanned: tuple[tuple[str, str], ...]

    @property
    def total(self) -> int:
        """Σ of the lines, in fen."""
        return sum(line.left for line in self.lines)


def reusable(books: Books, day: date) -> ReusableList:
    """Return what could be used again as the books stand on `day`, the largest sum first.

    Left out: personnel and running costs (no project), money bound by its source (bonds, government funds, special accounts,
    units' own), and money carried over from earlier years, which is bound to its project or to be handed back (预算法第四十二条).
    A unit that plans as a whole, not by project, has a line where none of its money is bound: all of it is compared.
    """
    free, plans = _rows(_free(books, day)), _planned(books, day, "project_plan")
    told = [Reusable(**row, planned=plans[row["project_code"]]) for row in free if row["project_code"] in plans]
    by_project = {line.unit_code for line in told}
    by_unit = {line.unit_code: line for line in _whole(books, day) if line.unit_code not in by_project}
    unplanned = {
        (row["unit"], row["project"])
        for row in free
        if row["project_code"] not in plans and row["unit_code"] not in by_unit
    }
    kept = [line for line in (*told, *by_unit.values()) if line.left > 0]
    kept.sort(key=lambda one: (-one.left, one.unit_code, one.project_code))
    return ReusableList(day, tuple(kept), tuple(sorted(unplanned)))


def _planned(books: Books, day: date, name: str) -> dict[str, int]:
    by = "project_code" if name == "project_plan" else "unit_code"
    return {row[by]: row["planned"] for row in _rows(still_planned(books, day, name))}


def _whole(books: Books, day: date) -> Iterator[Reusable]:
    """Yield one line for each unit with a plan of its own and no bound money."""
    plans, bound, bonds, old = (
        _planned(books, day, "unit_plan"),
        _bound(books, day),
        held(books, "bond"),
        _old(books, day),
    )
    may = allowed(books, day, ("year", "unit_code", "project_code"))
    may = may.filter(may.year == day.year)
    tied = may.semi_join(bonds, "project_code")
    units = may.anti_join(tied, "unit_code").anti_join(bound, "unit_code").anti_join(old, "unit_code")
    units = units.group_by("unit_code").agg(unit=units.unit.max(), allowed=units.allowed.sum())
    did = paid(books, day)
    did = did.filter(did.year == day.year).group_by("unit_code").agg(paid=did.amount.sum())
    side = units.left_join(did, "unit_code").select(*units.columns, paid=did.paid.fill_null(0))
    for row in _rows(side):
        if row["unit_code"] in plans:
            unit = row["unit"] or row["unit_code"]
            yield Reusable(row["unit_code"], unit, "", "", row["allowed"], row["paid"], plans[row["unit_code"]])


def _bound(books: Books, day: date) -> Any:
    own = lines(books)
    return own.filter(own.year == day.year, own.fund_kind.fill_null("general") != "general")


def _old(books: Books, day: date) -> Any:
    rows = held(books, "carry_over")
    return rows.filter(rows.year == day.year)


def _free(books: Books, day: date) -> Any:
    """Return by unit and project what may be spent this year of free money, and what of it was paid."""
    old, keys = _old(books, day), ["unit_code", "project_code"]
    may = allowed(books, day, ("year", *keys))
    may = may.filter(may.year == day.year, may.project_code != "")
    may = may.anti_join(_bound(books, day), "project_code").anti_join(held(books, "bond"), "project_code")
    did = paid(books, day)
    did = did.filter(did.year == day.year).group_by(keys).agg(paid=did.amount.sum())
    side = may.left_join(did, keys).select(*may.columns, paid=did.paid.fill_null(0))
    old = old.filter(old.project_code.notnull()).group_by(keys).agg(old=old.amount.sum())
    side = side.left_join(old, keys).select(*side.columns, old=old.old.fill_null(0))
    # carried money is spent first: neither it nor what it paid counts here
    gone = (side.paid > side.old).ifelse(side.paid - side.old, 0)
    told = side.select(
        "unit_code", unit=side.unit.fill_null(side.unit_code), project_code="project_code",
        project=side.project.fill_null(side.project_code), allowed=side.allowed - side.old, paid=gone,
    )  # fmt: skip
    return told.filter(told.allowed > 0)


def _rows(table: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    return found
