"""Government debt of a year by kind, and the bonds issued in it, row by row with their places (政府债务、政府债券)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.books import Books, Place, place_of
from guantong.domain.fiscal.records.execution import held


@dataclass(frozen=True, slots=True)
class Debt:
    """One kind of debt in one year, in fen (None: the row does not say), and where it was read."""

    year: int
    kind: str
    limit: int | None
    balance: int | None
    principal_due: int | None
    interest_due: int | None
    place: Place

    @property
    def room(self) -> int | None:
        """Limit less balance, None where one is not said; below nothing is a balance above the limit."""
        return None if self.limit is None or self.balance is None else self.limit - self.balance


@dataclass(frozen=True, slots=True)
class Bond:
    """What one bond gave to one project ("" where none is named), in fen; `refinancing` None where it is not said."""

    code: str
    project_code: str
    kind: str
    issued_on: date
    refinancing: bool | None
    amount: int
    place: Place


def debts(books: Books, year: int) -> tuple[Debt, ...]:
    """Return the debt of a year and of the year before, the later first, by kind."""
    rows = held(books, "debt")
    rows = rows.filter(rows.year.isin((year, year - 1))).order_by(rows.year.desc(), "kind", "row")
    return tuple(
        Debt(
            row["year"], row["kind"], _fen(row["limit"]), _fen(row["balance"]), _fen(row["principal_due"]), _fen(row["interest_due"]),
            place_of(row),
        )
        for row in books.rows(rows)
    )  # fmt: skip


def bonds(books: Books, day: date) -> tuple[Bond, ...]:
    """Return the bonds issued in `day`'s year up to that day, the largest sums first."""
    rows = held(books, "bond")
    rows = rows.filter(rows.issued_on.year() == day.year, rows.issued_on <= day)
    return tuple(
        Bond(
            row["bond_code"], row["project_code"] or "", row["kind"] or "", row["issued_on"], row["refinancing"], int(row["amount"] or 0),
            place_of(row),
        )
        for row in books.rows(rows.order_by(rows.amount.desc(), "bond_code", "project_code"))
    )  # fmt: skip


def _fen(value: Any) -> int | None:
    return None if value is None else int(value)
