"""Functional classes of a unit that changed between the years that are compared, so that the comparison says so (科目口径)."""

from collections.abc import Collection, Iterable
from typing import Any

from guantong.apps.execution.days import Asked
from guantong.apps.execution.joined_years import Former, whole
from guantong.domain.fiscal.classification.crosswalk import Change, changed
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.progress import held


def classes_changed(asked: Asked, code: str, formers: Iterable[Former], years: Collection[int]) -> list[Change]:
    """Return what the crosswalk knows to have changed between the first and the last of `years` among the classes of a unit's lines.

    Those of what the unit came from whole are the unit's. The total of a unit is not touched by it; a class is.
    """
    if not years:
        return []
    classes = asked.ledger.told(_classes_of, whole(code, formers))
    found = {change: None for one in sorted(classes) for change in changed(one, min(years), max(years))}
    return sorted(found, key=lambda one: (one.since, one.former))


def _classes_of(books: Books, units: tuple[str, ...]) -> frozenset[str]:
    rows: Any = held(books, "budget_line")
    rows = rows.filter(rows.unit_code.isin(units), rows.function_code.notnull())
    return frozenset(row["function_code"] for row in books.rows(rows.select("function_code").distinct()))
