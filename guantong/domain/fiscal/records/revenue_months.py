"""Revenue of one of the four budgets by subject and month, beside its budget and the year before (收入逐月).

Each amount once: a row that is the total of others is left out. What is compared with the year before are the months at hand in both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.execution import BASIS_POINTS, Books
from guantong.domain.fiscal.records.revenue import MONTHS, by_subject, collected

FOUR_BUDGETS = ("general", "government_fund", "state_capital", "social_insurance")
NATURES = ("tax", "non_tax", "transfer", "debt")
Months = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject in fen: `first` as budgeted, `budget` in force (None: not said), what came by month now and the year before.

    A month is None where the books hold no report of it; a subject that a report does not name brought nothing.
    """

    code: str
    name: str
    nature: str
    first: int | None
    budget: int | None
    months: Months
    before: Months

    @property
    def collected(self) -> int:
        """What came in the months at hand."""
        return sum(fen or 0 for fen in self.months)

    @property
    def done(self) -> int | None:
        """What came of the budget in force, in basis points."""
        return self.collected * BASIS_POINTS // self.budget if self.budget and self.budget > 0 else None

    @property
    def alike(self) -> tuple[int, int]:
        """What came in the months at hand in both years: now, and the year before."""
        both = [
            (now, then)
            for now, then in zip(self.months, self.before, strict=True)
            if now is not None and then is not None
        ]
        return sum(now for now, _ in both), sum(then for _, then in both)

    @property
    def then(self) -> int | None:
        """What came in the same months of the year before; None where no month is at hand in both."""
        both = any(now is not None and then is not None for now, then in zip(self.months, self.before, strict=True))
        return self.alike[1] if both else None

    @property
    def growth(self) -> int | None:
        """How much more came than in the same months of the year before, in basis points; None where nothing came then."""
        now, then = self.alike
        return (now - then) * BASIS_POINTS // then if then > 0 else None


def subjects(books: Books, day: date, fund_kind: str) -> list[Subject]:
    """Return the subjects of one of the four budgets in `day`'s year or the year before, by code; months not over are not known."""
    rows = collected(books, day)
    rows = rows.filter(rows.fund_kind == fund_kind, rows.year.isin((day.year, day.year - 1)))
    told = _rows(rows.group_by("year", "code", month=rows.month.month()).agg(fen=rows.collected.sum()))
    at_hand = {(row["year"], row["month"]) for row in told}
    fens = {(row["year"], row["code"], row["month"]): row["fen"] or 0 for row in told}
    each = {(row["year"], row["code"]): row for row in _rows(by_subject(rows))}

    def months(year: int, code: str) -> Months:
        return tuple(fens.get((year, code, at), 0) if (year, at) in at_hand else None for at in range(1, MONTHS + 1))

    found = []
    for code in sorted({code for _, code in each}):
        now = each.get((day.year, code))
        either = now or each[day.year - 1, code]
        first, budget = (now["first"], now["budget"]) if now else (None, None)
        found.append(
            Subject(
                code,
                either["name"],
                either["nature"],
                first,
                budget,
                months(day.year, code),
                months(day.year - 1, code),
            )
        )
    return found


def together(some: Iterable[Subject], nature: str = "") -> Subject:
    """Return the sum of some subjects, of one nature or of all; budgets that are not said add nothing."""
    found = [one for one in some if nature in ("", one.nature)]
    return Subject(
        "", "", nature, _sum([one.first for one in found]), _sum([one.budget for one in found]),
        tuple(_sum(parts) for parts in zip(*(one.months for one in found), strict=True)) or (None,) * MONTHS,
        tuple(_sum(parts) for parts in zip(*(one.before for one in found), strict=True)) or (None,) * MONTHS,
    )  # fmt: skip


def cumulated(months: Months) -> Months:
    """Return what came from January to the end of each month, as far as no month before it is missing."""
    sums: list[int | None] = []
    total: int | None = 0
    for fen in months:
        total = None if total is None or fen is None else total + fen
        sums.append(total)
    return tuple(sums)


def lines_of(books: Books, day: date, fund_kind: str, code: str) -> list[dict[str, Any]]:
    """Return the lines of a subject's reports in `day`'s year and the year before, the latest month first, with their evidence."""
    rows = collected(books, day)
    rows = rows.filter(rows.fund_kind == fund_kind, rows.code == code, rows.year.isin((day.year, day.year - 1)))
    return _rows(rows.order_by(rows.month.desc(), rows.batch, rows.sheet, rows.row))


def _sum(parts: Sequence[int | None]) -> int | None:
    known = [part for part in parts if part is not None]
    return sum(known) if known else None


def _rows(asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asked.to_pyarrow().to_pylist()
    return found
