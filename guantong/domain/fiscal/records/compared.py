"""A unit beside its own earlier years, and beside units of like size (历年与同类)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import BASIS_POINTS, budget_view, with_a_line
from guantong.domain.fiscal.records.pace import PAST
from guantong.domain.fiscal.records.peers import peers
from guantong.domain.fiscal.records.progress import MONTHS, approved, of_the_year


@dataclass(frozen=True, slots=True)
class YearOf:
    """One year of a unit in fen: `budget` in force at its end, `by_then` paid to the same date, `paid` in all (None: not over).

    `unlined` is what of `by_then` no budget line, quota, carry-over or reallocation holds. Of a year whose budget the books do not
    hold at all, of no unit, neither is known.
    """

    year: int
    approved: int | None
    budget: int | None
    by_then: int
    unlined: int | None
    paid: int | None

    @property
    def pace(self) -> int | None:
        """What was paid by that date of the budget, in basis points."""
        return self.by_then * BASIS_POINTS // self.budget if self.budget else None

    @property
    def done(self) -> int | None:
        """What was paid in all of the budget, in basis points."""
        return self.paid * BASIS_POINTS // self.budget if self.paid is not None and self.budget else None


@dataclass(frozen=True, slots=True)
class Peer:
    """A unit of the same kind, near in size: `nearness` 1 is the nearest by approved total, in fen."""

    code: str
    name: str
    approved: int
    nearness: int


def years_of(books: Books, day: date, unit_code: str) -> list[YearOf]:
    """Return a unit's year of `day` and up to PAST before it, the latest first: each to the same date, and those over in all."""
    end = date(day.year, MONTHS, 31)
    parts = budget_view(books, end)
    parts = parts.filter(parts.unit_code == unit_code, parts.year >= day.year - PAST, parts.year <= day.year)
    budgets = {r["year"]: r["fen"] for r in books.rows(parts.group_by("year").agg(fen=parts.planned.sum()))}
    known = {row["year"] for row in books.rows(with_a_line(books).select("year").distinct())}
    found = []
    for year in range(day.year, day.year - PAST - 1, -1):
        rows = of_the_year(books, date(year, MONTHS, 31))
        rows = rows.filter(rows.unit_code == unit_code)
        then = (rows.paid_on.month() * 100 + rows.paid_on.day() <= day.month * 100 + day.day) | (
            rows.paid_on.year() < year
        )
        (told,) = books.rows(
            rows.aggregate(
                by_then=rows.amount.sum(where=then), unlined=rows.amount.sum(where=then & ~rows.lined), paid=rows.amount.sum(), count=rows.count()
            )
        )  # fmt: skip
        if not told["count"] and year not in budgets:
            continue
        lines = approved(books, year).filter(lambda t: t.unit_code == unit_code)
        (first,) = books.rows(lines.aggregate(fen=lines.amount.sum()))
        over = None if year == day.year and day != end else int(told["paid"] or 0)
        budget = (int(first["fen"] or 0), int(budgets.get(year, 0)), int(told["unlined"] or 0))
        whole, in_force, outside = budget if year in known else (None, None, None)
        found.append(YearOf(year, whole, in_force, int(told["by_then"] or 0), outside, over))
    return found


def peers_of(books: Books, year: int, unit_code: str) -> list[Peer]:
    """Return the up to fifteen units of like size, the nearest first; none where the books hold no list of units or no budget."""
    if not books.holds("unit", "budget_line"):
        return []
    pairs = peers(books, year)
    rows = books.rows(pairs.filter(pairs.unit_code == unit_code).order_by("nearness"))
    return [Peer(row["peer_code"], row["peer"], row["peer_approved"], row["nearness"]) for row in rows]


def middle(shares: Sequence[int | None]) -> int | None:
    """Return the middle of the shares that are known, the lower of two; None without any."""
    known = [share for share in shares if share is not None]
    return median_low(known) if known else None
