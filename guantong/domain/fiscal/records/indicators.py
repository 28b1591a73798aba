"""Statistics of places beside what was spent: people, places at school, beds, kilometres, by year and community (统计与支出并列).

Which class of spending stands beside which indicator the reader says; that they stand side by side is no cause.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.domain.fiscal.records.execution import Books, held

DISTRICT, SUBDISTRICT, COMMUNITY = LEVELS = ("district", "subdistrict", "community")
_SUFFIXES = {COMMUNITY: ("社区", "村", "居委会", "村委会"), SUBDISTRICT: ("街道", "镇", "乡", "街道办事处", "办事处")}
WHOLE = 1000
"""A value is kept in thousandths."""
_HEADS = (3, 5)
"""Digits of a functional class (类) and of a section (款) of one."""


@dataclass(frozen=True, slots=True)
class Value:
    """One indicator of a place in a year, in thousandths, with the place of the line that says so."""

    where: str
    year: int
    value: int
    place: tuple[str, str, int]

    @property
    def level(self) -> str:
        """Whether it is a community's, a sub-district's or the district's: told from the name."""
        return level_of(self.where)


def level_of(where: str) -> str:
    """Return the level of a place by how its name ends; what ends in neither way is taken for the district."""
    return next((level for level, ends in _SUFFIXES.items() if where.endswith(ends)), DISTRICT)


def known(books: Books) -> list[tuple[str, str]]:
    """Return every indicator with its measure ("" where it has none): counts in two measures are two indicators."""
    rows = held(books, "indicator")
    told = rows.select("indicator", measure=rows.measure.fill_null("")).distinct().order_by("indicator", "measure")
    return [(row["indicator"], row["measure"]) for row in _rows(told)]


def values(books: Books, day: date, indicator: str, measure: str) -> list[Value]:
    """Return the values of an indicator up to `day`'s year, by place and year; of two lines of one place and year the later."""
    rows = held(books, "indicator")
    rows = rows.filter(rows.indicator == indicator, rows.measure.fill_null("") == measure, rows.year <= day.year)
    told = {
        (row["place"], row["year"]): Value(
            row["place"], row["year"], row["value"], (row["batch"], row["sheet"] or "", row["row"])
        )
        for row in _rows(rows.order_by("place", "year", "batch", "row"))
    }
    return list(told.values())


def classes(books: Books) -> list[str]:
    """Return the functional classes, and their sections, under which anything was paid."""
    rows = held(books, "payment")
    rows = rows.filter(rows.function_code.notnull())
    codes = [row["head"] for row in _rows(rows.select(head=rows.function_code.substr(0, max(_HEADS))).distinct())]
    return sorted({code[:digits] for code in codes for digits in _HEADS if len(code) >= digits})


def spent_by_year(books: Books, day: date, head: str, project: str) -> dict[int, int]:
    """Return by budget year what was paid up to `day` under a class (`head`, "" for all) of a project ("" for all), in fen."""
    rows = _spent(books, day, head, project)
    return {row["year"]: row["fen"] for row in _rows(rows.group_by("year").agg(fen=rows.amount.sum()).order_by("year"))}


def spent_by_unit(books: Books, day: date, head: str, project: str) -> dict[tuple[str, str], int]:
    """Return the same of `day`'s year by unit, its code and name."""
    rows = _spent(books, day, head, project)
    rows = rows.filter(rows.year == day.year)
    rows = rows.mutate(unit_code=rows.unit_code.fill_null(""), unit=rows.unit.fill_null(""))
    told = _rows(rows.group_by("unit_code", "unit").agg(fen=rows.amount.sum()))
    return {(row["unit_code"], row["unit"]): row["fen"] for row in told}


def for_each(fen: int | None, value: int) -> int | None:
    """Return how much that is for one of what is counted, in whole fen, what is left of a fen dropped; None where there are none."""
    return fen * WHOLE // value if fen is not None and value > 0 else None


def _spent(books: Books, day: date, head: str, project: str) -> Any:
    rows = held(books, "payment")
    rows = rows.mutate(year=rows.year.fill_null(rows.paid_on.year()).cast("int64"))
    rows = rows.filter(rows.year <= day.year, rows.paid_on <= day)
    if head:
        rows = rows.filter(rows.function_code.startswith(head))
    return rows.filter(rows.project_code == project) if project else rows


def _rows(asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asked.to_pyarrow().to_pylist()
    return found
