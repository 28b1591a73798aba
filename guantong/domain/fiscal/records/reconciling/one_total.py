"""I4: payments sum to the same in detail, by unit, by month, by subject, and beside the budget (支付合计唯一)."""

from guantong.domain.fiscal.records.matching import KEY, spending
from guantong.domain.fiscal.records.reconciling.outcome import Difference, Ledger, Outcome, found, missing, not_computed
from guantong.domain.words import Words

CODE = "I4"
SAYS = Words(
    "支付合计在明细、各种汇总和与预算对应之后都相同",
    "Payments sum to the same in detail, in every roll-up, and beside the budget",
)
_BY = ("unit_code", "project_code", "function_code", "economic_code", "fund_kind")
_WORDS = Words("按“{by}”汇总 {right} 分，明细 {left} 分", "By “{by}” {right} fen, in detail {left} fen")
BESIDE_BUDGET = "budget_line"


def check(ledger: Ledger) -> Outcome:
    """Sum the payments of the year in every way; blanks count as a line of their own."""
    books = ledger.books
    if why := missing(books, "payment"):
        return not_computed(CODE, SAYS, why)
    payments = books.table("payment")
    payments = payments.filter(payments.year == ledger.year)
    total = int(books.rows(payments.aggregate(fen=payments.amount.sum()))[0]["fen"] or 0)
    sums = {name: books.rows(payments.group_by(name).agg(fen=payments.amount.sum())) for name in _BY}
    sums["month"] = books.rows(payments.group_by(month=payments.paid_on.truncate("M")).agg(fen=payments.amount.sum()))
    if books.holds("budget_line"):
        beside = spending(books, ledger.year, KEY)
        sums[BESIDE_BUDGET] = books.rows(beside.select(fen=beside.paid))
    found_sums = {name: sum(int(row["fen"] or 0) for row in rows) for name, rows in sums.items()}
    differences = [
        Difference({"by": name}, total, right, _WORDS.filled(by=name, left=total, right=right))
        for name, right in found_sums.items()
        if right != total
    ]
    return found(CODE, SAYS, len(found_sums), differences)
