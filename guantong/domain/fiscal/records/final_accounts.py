"""Final accounts beside the budget, by unit and functional class: as approved, as changed since, as spent (预决算偏离表)."""

from dataclasses import dataclass
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import held, lines
from guantong.domain.fiscal.records.progress import approved, names

KEYS = ("unit_code", "function_code")
_WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class Deviation:
    """One class of one unit, in fen; `approved` and `budget` are None where no line of that class was in the budget.

    `final` is nil for a class that the unit's final accounts leave out. Where the first row of it stands: `batch`, `sheet`, `row`
    (of the budget where the final accounts have none), and how many `rows` the final accounts have.
    """

    unit_code: str
    unit: str
    function_code: str
    approved: int | None
    budget: int | None
    final: int
    batch: str
    sheet: str
    row: int
    rows: int

    @property
    def away(self) -> int:
        """Final less what was in force, in fen; all of it where nothing was."""
        return self.final - (self.budget or 0)

    @property
    def changed(self) -> int | None:
        """What was changed between approval and the end of the year, in fen; None without an approved line."""
        return None if self.approved is None or self.budget is None else self.budget - self.approved

    @property
    def share(self) -> int | None:
        """The deviation of what was in force, in basis points; None where nothing was."""
        return self.away * _WHOLE // self.budget if self.budget else None


def years_of(books: Books) -> list[int]:
    """Return the years of which final accounts are held, the latest first."""
    rows = _final(books)
    return [row["year"] for row in books.rows(rows.select("year").distinct().order_by(rows.year.desc()))]


def deviations(books: Books, year: int) -> list[Deviation]:
    """Return every class of every unit whose final accounts of `year` are held, by unit and class; basic and project money together."""
    final = _final(books).filter(lambda t: t.year == year)
    own = lines(books).filter(lambda t: t.year == year).semi_join(final, "unit_code")
    base = approved(books, year).semi_join(final, "unit_code")
    parts = {"final": final, "budget": own, "approved": base}
    found: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}
    for name, rows in parts.items():
        told = rows.mutate(function_code=rows.function_code.fill_null(""), sheet=rows.sheet.fill_null(""))
        told = told.group_by(KEYS).agg(
            amount=told.amount.sum(), n=told.count(),
            first=told.batch.concat("\t", told.sheet, "\t", told.row.cast("string").lpad(9, "0")).min(),
        )  # fmt: skip
        for row in books.rows(told):
            found.setdefault((row["unit_code"], row["function_code"]), {})[name] = row
    units = names(books, "unit_code", "unit", "unit")
    return [_deviation(key, one, units.get(key[0], key[0])) for key, one in sorted(found.items())]


def without_final(books: Books, year: int) -> int:
    """Return how many units have a budget of `year` and no final accounts here: of them nothing is said."""
    own = (
        lines(books)
        .filter(lambda t: t.year == year)
        .anti_join(_final(books).filter(lambda t: t.year == year), "unit_code")
    )
    return len(books.rows(own.select("unit_code").distinct()))


def _final(books: Books) -> Any:
    """Return the lines of final accounts, of every unit and year the newest number."""
    rows = held(books, "budget_line")
    rows = rows.filter(rows.version == "final", rows.unit_code.notnull())
    number = rows.version_no.fill_null(0)
    return rows.filter(number == number.max().over(group_by=("year", "unit_code")))


def _deviation(key: tuple[str, str], one: dict[str, dict[str, Any]], unit: str) -> Deviation:
    place = (one.get("final") or one.get("budget") or one["approved"])["first"].split("\t")
    amount = {name: row["amount"] for name, row in one.items()}
    return Deviation(
        key[0], unit, key[1], amount.get("approved"), amount.get("budget"), amount.get("final", 0), place[0], place[1], int(place[2]),
        one["final"]["n"] if "final" in one else 0,
    )  # fmt: skip
