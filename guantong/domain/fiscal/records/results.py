"""What evaluations of projects came to, as the books hold them: score and grade as written, the newest year first (评价结果)."""

from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.execution import held
from guantong.domain.fiscal.records.progress import names
from guantong.domain.fiscal.records.table import table


def results(books: Books, since: int, until: int) -> list[dict[str, Any]]:
    """Return the evaluations of the years `since` to `until`; `kind` as people call it (`by`), the score in thousandths.

    `unit` and `project` are what they are called in the books, their codes where nothing calls them.
    """
    rows = held(books, "evaluation")
    rows = rows.filter(rows.year >= since, rows.year <= until).order_by(rows.year.desc(), rows.project_code, rows.row)
    units, projects = names(books, "unit_code", "unit", "unit"), names(books, "project_code", "project", "project")
    kinds = table("evaluation").columns["kind"].choices
    return [
        {
            **row, "unit_code": row["unit_code"] or "", "unit": row["unit"] or units.get(row["unit_code"], row["unit_code"] or ""),
            "project": row["project"] or projects.get(row["project_code"], row["project_code"]),
            "by": kinds[row["kind"]].words if row["kind"] in kinds else None,
        }
        for row in books.rows(rows)
    ]  # fmt: skip
