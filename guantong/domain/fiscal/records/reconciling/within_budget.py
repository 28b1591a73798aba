"""I3: quotas are within the budget in force, payments within the quotas; what is beyond is told, never refused (指标、支付不超)."""

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
from guantong.domain.words import Words

CODE = "I3"
SAYS = Words(
    "下达指标不超过调整预算，支付不超过指标", "Quotas are within the adjusted budget, payments within the quotas"
)
_QUOTA = Words("{where}：下达指标 {left} 分，预算 {right} 分", "{where}: quotas of {left} fen, budget of {right} fen")
_PAID = Words("{where}：支付 {left} 分，指标 {right} 分", "{where}: payments of {left} fen, quotas of {right} fen")


def check(ledger: Ledger) -> Outcome:
    """Compare by unit, project and function, by those of them that both sides name at all."""
    books, year = ledger.books, ledger.year
    if why := missing(books, "budget_line", "quota", "payment"):
        return not_computed(CODE, SAYS, why)
    lines, quotas, payments = (_of_year(books, name, year) for name in ("budget_line", "quota", "payment"))
    by = [
        name
        for name in KEY
        if all(books.rows(one.filter(one[name].notnull()).limit(1)) for one in (lines, quotas, payments))
    ]
    if not by:
        by = ["fund_kind"]
    planned = {_key(row, by): row["budgeted"] for row in books.rows(budget(books, year, by))}
    issued = {_key(row, by): row["amount"] for row in books.rows(summed(quotas, by, amount=quotas.amount))}
    paid = {_key(row, by): row["amount"] for row in books.rows(summed(payments, by, amount=payments.amount))}
    differences = []
    for over, under, words in ((issued, planned, _QUOTA), (paid, issued, _PAID)):
        for key in sorted(over):
            left, right = over[key], under.get(key, 0)
            if left > right:
                where = dict(zip(by, key, strict=True))
                differences.append(
                    Difference(where, left, right, words.filled(where=named(where), left=left, right=right))
                )
    return found(CODE, SAYS, len(issued) + len(paid), differences)


def _of_year(books: Books, name: str, year: int) -> Any:
    table = books.table(name)
    return table.filter(table.year == year)


def _key(row: dict[str, Any], by: list[str]) -> tuple[str, ...]:
    return tuple(row[name] for name in by)
