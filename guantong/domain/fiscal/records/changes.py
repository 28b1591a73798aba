"""How the approved budget was changed in a year: adjustments 调整 that the standing committee decided, reallocations 调剂 within it.

Two lists that are never added: an adjustment changes the budget, a reallocation moves money within it.
"""

from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import held
from guantong.domain.fiscal.records.progress import names

DAYS = {"adjustment": "decided_on", "reallocation": "approved_on"}


def changes(books: Books, name: str, year: int) -> list[dict[str, Any]]:
    """Return the rows of `name` (adjustment or reallocation) of a budget year, the latest first, with what they name called by name.

    `unit`, `project`, `from_name` and `to_name` are what units and projects are called, their codes where nothing calls them.
    """
    rows = held(books, name)
    day = rows[DAYS[name]]
    rows = rows.filter(rows.year.fill_null(day.year()) == year).order_by(day.desc(), rows.batch, rows.sheet, rows.row)
    units, projects = names(books, "unit_code", "unit", "unit"), names(books, "project_code", "project", "project")
    called = {"project": "project_code", "from_name": "from_project", "to_name": "to_project"}
    return [
        {
            **row, "unit": units.get(row["unit_code"], row["unit_code"] or ""), "unit_code": row["unit_code"] or "", "on": row[DAYS[name]],
            **{new: projects.get(row[code], row[code] or "") for new, code in called.items() if code in row},
        }
        for row in books.rows(rows)
    ]  # fmt: skip
