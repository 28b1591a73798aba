"""The ten invariants of the books, and payments beside the budget they were paid under (账册核对、支出与预算对应)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from guantong.apps.feeds.models import Snapshot
from guantong.apps.feeds.queries import batches_of, books_in, books_on, came_by
from guantong.apps.feeds.reading import store
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.matching import KEY, UNNAMED, spending
from guantong.domain.fiscal.records.reconciling.invariants import reconcile
from guantong.domain.fiscal.records.reconciling.outcome import Closing, Displayed, Ledger, Outcome
from guantong.domain.fiscal.records.shares import left_by_rounding, percent
from guantong.domain.money import Unit

CLOSINGS = 12
"""How many snapshots back the closed days are opened again."""


@dataclass(frozen=True, slots=True)
class Line:
    """What was paid beside what was budgeted, of a unit, project and function, in fen; `share` as it is shown."""

    unit_code: str
    unit: str
    project_code: str
    function_code: str
    budgeted: int
    paid: int
    in_budget: bool

    @property
    def share(self) -> str:
        """How much of the budget was paid, rounded once."""
        return percent(self.paid, self.budgeted) if self.in_budget else ""


@dataclass(frozen=True, slots=True)
class Spending:
    """Every line of a year: those without a budget first, and the sums in fen; `paid` is what the ledger's payments sum to."""

    lines: tuple[Line, ...]

    @property
    def paid(self) -> int:
        """All that was paid."""
        return sum(line.paid for line in self.lines)

    @property
    def budgeted(self) -> int:
        """All that was budgeted."""
        return sum(line.budgeted for line in self.lines)

    @property
    def outside(self) -> tuple[Line, ...]:
        """What was paid without a budget line."""
        return tuple(line for line in self.lines if not line.in_budget)

    @property
    def paid_outside(self) -> int:
        """How much of it."""
        return sum(line.paid for line in self.outside)

    @property
    def left(self) -> int:
        """By how many hundred yuan the shown parts miss the shown total (尾差)."""
        return left_by_rounding((line.paid for line in self.lines), Unit.TEN_THOUSAND)


def years_in(books: Books) -> list[int]:
    """Return the years of which there are payments or budget lines, the latest first."""
    found: set[int] = set()
    for name in ("payment", "budget_line"):
        if books.holds(name):
            rows = books.rows(books.table(name).select("year").distinct())
            found |= {row["year"] for row in rows if row["year"]}
    return sorted(found, reverse=True)


def spending_in(books: Books, year: int) -> Spending | None:
    """Return payments beside the budget of `year`, None where the books hold not both."""
    if not books.holds("payment", "budget_line"):
        return None
    names = _units(books)
    lines = [
        Line(row["unit_code"], names.get(row["unit_code"], ""), row["project_code"], row["function_code"], row["budgeted"], row["paid"], row["in_budget"])
        for row in books.rows(spending(books, year, KEY))
    ]  # fmt: skip
    return Spending(
        tuple(sorted(lines, key=lambda one: (one.in_budget, one.unit_code, one.project_code, one.function_code)))
    )


def reconciled(snapshot: Snapshot, year: int, day: date) -> tuple[Outcome, ...]:
    """Return how every invariant stands for `year`, as known on `day`, I1 first; what cannot be computed says why."""
    books, batches = books_in(snapshot, day), batches_of(came_by(snapshot))
    by_table: dict[str, list[str]] = {}
    for one in batches:
        if not one.reverses:
            by_table.setdefault(one.feed.table, []).append(one.batch)
    kept: dict[str, Any] = {}
    for name, version in snapshot.versions.items():
        kept |= store().controls(name, version, by_table.get(name, ()))
    shown = spending_in(books, year)
    return reconcile(
        Ledger(
            books, year, batches, kept, _reopened(), _closings(snapshot), _displayed(shown) if shown is not None else ()
        )
    )


def _reopened() -> Callable[[date, datetime], Books]:
    @lru_cache
    def reopened(day: date, closed_at: datetime) -> Books:
        found = books_on(day, closed_at)
        assert found is not None  # noqa: S101 - it was closed then
        return found

    return reopened


def _closings(snapshot: Snapshot) -> list[Closing]:
    earlier = Snapshot.objects.filter(pk__lte=snapshot.pk).order_by("-pk")[:CLOSINGS]
    return [
        Closing(date.fromisoformat(said["day"]), one.taken_at, said["table"], said["column"], int(said["fen"]))
        for one in earlier
        for said in one.closings
    ]


def _displayed(shown: Spending) -> Sequence[Displayed]:
    """Return what the page of spending prints: a share a line, and its parts with the note of rounding."""
    shares = [Displayed(line.paid, line.budgeted, line.share) for line in shown.lines if line.share]
    parts = tuple(line.paid for line in shown.lines)
    return [*shares, *([Displayed(parts=parts, decimals=2, noted=shown.left)] if parts else [])]


def _units(books: Books) -> dict[str, str]:
    """Return the names of units by code: of the register of units, else as payments and budget lines call them."""
    names: dict[str, str] = {}
    for name in ("payment", "budget_line", "unit"):
        if books.holds(name):
            rows = books.rows(books.table(name).select("unit_code", "unit").distinct())
            names |= {row["unit_code"]: row["unit"] for row in rows if row["unit_code"] and row["unit"]}
    return {**names, UNNAMED: ""}
