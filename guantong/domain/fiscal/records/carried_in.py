"""What was carried over into a year, row by row with its place: by unit and project, of which year's money (结转资金)."""

from dataclasses import dataclass
from datetime import date

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import held


@dataclass(frozen=True, slots=True)
class CarriedIn:
    """One sum carried into the year, in fen; `from_year` None where it is not told, `project_code` "" where none is named."""

    unit_code: str
    project_code: str
    from_year: int | None
    amount: int
    batch: str
    sheet: str
    row: int


def carried_in(books: Books, day: date) -> tuple[CarriedIn, ...]:
    """Return what was carried over into the year of `day`, the largest sums first."""
    rows = held(books, "carry_over")
    rows = rows.filter(rows.year == day.year).order_by(rows.amount.desc(), "unit_code", "project_code", "row")
    return tuple(
        CarriedIn(
            row["unit_code"], row["project_code"] or "", row["from_year"], int(row["amount"]), row["batch"], row["sheet"] or "", row["row"]
        )
        for row in books.rows(rows.select("unit_code", "project_code", "from_year", "amount", "batch", "sheet", "row"))
    )  # fmt: skip
