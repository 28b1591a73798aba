"""Special funds as objects: the rules each stands under, what was given to whom, what was paid of it, year by year (专项资金).

The ledger knows a payment as one of a fund by its project: one that the list of recipients names in the year, or the fund's own code.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.execution import Books, budget_view, held
from guantong.domain.fiscal.records.projects import named

NO_TERM, NOT_BEGUN, IN_FORCE, ENDED = "no_term", "not_begun", "in_force", "ended"
_BY = ("fund_code", "year", "project_code", "unit_code", "unit", "payee")


@dataclass(frozen=True, slots=True)
class Fund:
    """A fund as the catalogue has it: `heads` are the functional classes its rules name (none: not said), `budget` of a year in fen."""

    code: str
    name: str
    document: str
    from_on: date | None
    until_on: date | None
    heads: tuple[str, ...]
    budget: int | None
    place: tuple[str, str, int]

    def state(self, day: date) -> str:
        """Return whether its rules are in force on `day`; without a last day nobody can say."""
        if self.from_on and day < self.from_on:
            return NOT_BEGUN
        if self.until_on is None:
            return NO_TERM
        return ENDED if day > self.until_on else IN_FORCE


@dataclass(frozen=True, slots=True)
class Grant:
    """What one recipient was given of a fund in a year, in fen, with the place of the line that says so."""

    fund_code: str
    year: int
    recipient: str
    project_code: str
    project: str
    amount: int
    result: str
    place: tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Spent:
    """What one unit paid one payee of a fund's project in a year, in fen: of it `outside` its classes, `late` after its last day."""

    fund_code: str
    year: int
    project_code: str
    unit_code: str
    unit: str
    payee: str
    paid: int
    outside: int
    late: int


@dataclass(frozen=True, slots=True)
class Planned:
    """The budget in force of a fund's projects in one unit in a year, in fen."""

    fund_code: str
    year: int
    project_code: str
    unit_code: str
    unit: str
    amount: int


def catalogue(books: Books) -> list[Fund]:
    """Return the funds by code."""
    rows = held(books, "special_fund")
    return [
        Fund(
            row["fund_code"], row["name"], row["document"] or "", row["from_on"], row["until_on"], _heads(row["function_codes"]),
            row["budget"], (row["batch"], row["sheet"] or "", row["row"]),
        )
        for row in _rows(rows.order_by("fund_code", "row"))
    ]  # fmt: skip


def grants(books: Books, day: date) -> list[Grant]:
    """Return what was given in `day`'s year and before, by fund, the latest year and the largest first."""
    rows = held(books, "fund_recipient")
    rows = named(books, rows.filter(rows.year <= day.year).mutate(project_code=rows.project_code.fill_null("")))
    return [
        Grant(
            row["fund_code"], row["year"], row["recipient"], row["project_code"], row["project"], row["amount"], row["result"] or "",
            (row["batch"], row["sheet"] or "", row["row"]),
        )
        for row in _rows(rows.order_by(rows.fund_code, rows.year.desc(), rows.amount.desc(), rows.row))
    ]  # fmt: skip


def of_funds(books: Books, rows: Any) -> Any:
    """Return the rows of projects (`year`, `project_code`) that belong to a fund, each with its `fund_code`: once for every fund."""
    given = held(books, "fund_recipient")
    given = given.filter(given.project_code.notnull())
    given = given.select("fund_code", "project_code", year=given.year.cast("int64"))
    own, years = held(books, "special_fund").select("fund_code", project_code="fund_code"), rows.select("year")
    links = given.union(own.cross_join(years.cast({"year": "int64"}).distinct()), distinct=True)
    return rows.cast({"year": "int64"}).join(links, ["year", "project_code"])


def outside(books: Books, rows: Any) -> Any:
    """Return the payments among `rows` (with `fund_code`) booked under no class that their fund names; of a fund that names none, none."""
    heads = held(books, "special_fund")
    heads = heads.filter(heads.function_codes.nullif("").notnull())
    heads = heads.select(fund="fund_code", head=heads.function_codes.replace("；", ";").split(";").unnest())
    told = rows.filter(rows.function_code.notnull()).semi_join(heads, rows.fund_code == heads.fund)
    known = heads.view()
    return told.anti_join(known, [told.fund_code == known.fund, told.function_code.startswith(known["head"])])


def late(books: Books, rows: Any) -> Any:
    """Return the payments among `rows` (with `fund_code`) made after the last day of their fund's rules."""
    funds = held(books, "special_fund")
    ended = funds.filter(funds.until_on.notnull()).group_by("fund_code").agg(ended=funds.until_on.max())
    joined = rows.join(ended, "fund_code")
    return joined.filter(joined.paid_on > joined.ended).drop("ended")


def spent(books: Books, day: date) -> list[Spent]:
    """Return what was paid of funds in `day`'s budget year and those before it, of what is known on the day."""
    rows = held(books, "payment")
    blank = {name: rows[name].fill_null("") for name in ("project_code", "unit_code", "unit", "payee")}
    rows = rows.mutate(year=rows.year.fill_null(rows.paid_on.year()), **blank)
    rows = of_funds(books, rows.filter(rows.year <= day.year, rows.paid_on <= day))
    sums: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0, 0, 0])
    for at, part in enumerate((rows, outside(books, rows), late(books, rows))):
        for row in _rows(part.group_by(list(_BY)).agg(fen=part.amount.sum())):
            sums[tuple(row[name] for name in _BY)][at] += row["fen"] or 0
    return [Spent(*key, *told) for key, told in sorted(sums.items())]


def planned(books: Books, day: date) -> list[Planned]:
    """Return the budgets in force of the projects of funds, in `day`'s year and those before it."""
    end = date(day.year, 12, 31)
    rows = budget_view(books, end)
    rows = of_funds(books, rows.filter(rows.year <= day.year, rows.project_code != ""))
    by = ["fund_code", "year", "project_code", "unit_code"]
    told = rows.group_by(by).agg(unit=rows.unit.max(), fen=rows.planned.sum())
    return [
        Planned(row["fund_code"], row["year"], row["project_code"], row["unit_code"] or "", row["unit"] or "", row["fen"] or 0)
        for row in _rows(told.order_by(by))
    ]  # fmt: skip


def units_of_projects(books: Books) -> dict[str, frozenset[tuple[str, str]]]:
    """Return by project the units (code, name) that have a budget for it, paid for it, or are named as its own."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name in ("payment", "budget_line", "project"):
        rows = held(books, name)
        told = rows.filter(rows.project_code.notnull()).select("project_code", "unit_code", "unit").distinct()
        for row in _rows(told):
            found[row["project_code"]].add((row["unit_code"] or "", row["unit"] or ""))
    return {code: frozenset(units) for code, units in found.items()}


def elsewhere(given: Iterable[Grant]) -> dict[tuple[str, int], tuple[Grant, ...]]:
    """Return by recipient and year the grants of those who were given money of more than one fund in the same year."""
    by: dict[tuple[str, int], list[Grant]] = defaultdict(list)
    for one in given:
        by[one.recipient, one.year].append(one)
    return {key: tuple(found) for key, found in by.items() if len({one.fund_code for one in found}) > 1}


def _heads(text: str | None) -> tuple[str, ...]:
    return tuple(head for head in (text or "").replace("；", ";").split(";") if head)


def _rows(asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asked.to_pyarrow().to_pylist()
    return found
