"""Spending beside the budget it was spent under; what was spent without a budget line is a line of its own (支出与预算对应)."""

from collections.abc import Sequence
from typing import Any

from guantong.domain.fiscal.records.books import Books

KEY = ("unit_code", "project_code", "function_code")
UNNAMED = ""
"""What a blank key is called: lines that name no project are one line of their own."""


def budget(books: Books, year: int, by: Sequence[str], versions: Sequence[str] = ("adjusted", "approved")) -> Any:
    """Return the budget of `year` in force: columns `by` (blank as UNNAMED) and `budgeted` in fen.

    Of `versions` the first that the year has, of that the latest number. Raises NotHeld without budget lines.
    """
    lines = books.table("budget_line")
    lines = lines.filter(lines.year == year)
    there = {
        (row["version"], row["version_no"] or 0) for row in books.rows(lines.select("version", "version_no").distinct())
    }
    version = next((one for one in versions if any(one == name for name, _ in there)), "")
    number = max((no for name, no in there if name == version), default=0)
    chosen = lines.filter((lines.version == version) & (lines.version_no.fill_null(0) == number))
    return summed(chosen, by, budgeted=chosen.amount)


def summed(table: Any, by: Sequence[str], **sums: Any) -> Any:
    """Return `table` grouped `by` columns, a blank key as UNNAMED, with the sums in fen of some columns."""
    keys = {name: table[name].fill_null(UNNAMED) for name in by}
    return table.group_by(**keys).agg(
        **{name: column.sum().fill_null(0).cast("int64") for name, column in sums.items()}
    )


def spending(books: Books, year: int, by: Sequence[str] = KEY) -> Any:
    """Return columns `by`, `budgeted`, `paid` (fen) and `in_budget`: every budget line, and every payment's line, once.

    Where nothing was budgeted `in_budget` is false and `budgeted` 0; Σ paid is Σ of the payments, whatever their codes.
    """
    payments = books.table("payment")
    paid = summed(payments.filter(payments.year == year), by, paid=payments.amount)
    planned = budget(books, year, by)
    joined = planned.outer_join(paid, list(by), rname="{name}_paid")
    keys = {name: joined[name].coalesce(joined[f"{name}_paid"]) for name in by}
    return joined.select(
        **keys,
        budgeted=joined.budgeted.fill_null(0),
        paid=joined.paid.fill_null(0),
        in_budget=joined.budgeted.notnull(),
    )
