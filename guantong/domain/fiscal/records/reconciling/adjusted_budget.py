"""I2: the approved budget, and every change that was decided, make the adjusted budget (调整预算)."""

from collections.abc import Sequence
from typing import Any

from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.matching import KEY, budget, summed
from guantong.domain.fiscal.records.reconciling.outcome import (
    Difference,
    Ledger,
    Outcome,
    found,
    missing,
    named,
    not_computed,
)
from guantong.domain.fiscal.records.table import table
from guantong.domain.words import Words

CODE = "I2"
SAYS = Words("年初预算加各次调整、调剂，等于调整预算", "The approved budget and all changes make the adjusted budget")
_NO_VERSION = Words("{year} 年没有“{version}”版本的预算", "There is no “{version}” budget of {year}")
_WORDS = Words(
    "{where}：年初预算加调整为 {left} 分，调整预算为 {right} 分",
    "{where}: approved and changes {left} fen, adjusted budget {right} fen",
)


def check(ledger: Ledger) -> Outcome:
    """Compare by unit, project and function, leaving out what the decisions do not name."""
    books, year = ledger.books, ledger.year
    if why := missing(books, "budget_line"):
        return not_computed(CODE, SAYS, why)
    for version in ("approved", "adjusted"):
        if not books.rows(budget(books, year, ["fund_kind"], [version])):
            words = table("budget_line").columns["version"].choices[version].words
            return not_computed(CODE, SAYS, _NO_VERSION.filled(year=year, version=words))
    changes = _changes(books, year)
    by = [name for name in KEY if not _left_blank(books, changes, name)] or [KEY[0]]
    sums: dict[tuple[object, ...], list[int]] = {}
    for side, tables in enumerate(
        ([budget(books, year, by, ["approved"]), *changes], [budget(books, year, by, ["adjusted"])])
    ):
        for part in tables:
            amount = "budgeted" if "budgeted" in part.columns else "amount"
            for row in books.rows(summed(part, by, amount=part[amount])):
                sums.setdefault(tuple(row[name] for name in by), [0, 0])[side] += row["amount"]
    differences = [
        _difference(by, key, left, right) for key, (left, right) in sorted(sums.items(), key=str) if left != right
    ]
    return found(CODE, SAYS, len(sums), differences)


def _changes(books: Books, year: int) -> list[Any]:
    changes = []
    if books.holds("adjustment"):
        moved = books.table("adjustment")
        changes.append(moved.filter(moved.year == year).select(*KEY, "amount"))
    if books.holds("reallocation"):
        moved = books.table("reallocation")
        moved = moved.filter(moved.year == year)
        for side, sign in (("from", -1), ("to", 1)):
            project, function = moved[f"{side}_project"], moved[f"{side}_function"]
            changes.append(
                moved.select("unit_code", project_code=project, function_code=function, amount=moved.amount * sign)
            )
    return changes


def _left_blank(books: Books, changes: Sequence[Any], name: str) -> bool:
    """True when some decision does not say which `name` it changes: then nothing can be compared by it."""
    return any(books.rows(change.filter(change[name].isnull()).limit(1)) for change in changes)


def _difference(by: Sequence[str], key: tuple[object, ...], left: int, right: int) -> Difference:
    where = dict(zip(by, key, strict=True))
    return Difference(where, left, right, _WORDS.filled(where=named(where), left=left, right=right))
