"""I6: in each of the four budgets income and outlay balance, and what one gives another is what that one receives (四本账平衡)."""

from guantong.domain.fiscal.records.reconciling.outcome import Difference, Ledger, Outcome, found, missing, not_computed
from guantong.domain.fiscal.records.table import table
from guantong.domain.words import Words

CODE = "I6"
SAYS = Words(
    "四本账各自收支平衡，相互调入调出为零",
    "Each of the four budgets balances, and what they transfer to each other nets to nothing",
)
_NONE = Words("没有 {year} 年的收支平衡记录", "There is no balance of {year}")
_ONE_SIDE = Words("{book} 只有一方的记录，不能核对", "Of {book} only one side is recorded")
_WORDS = Words("{book}：收入方合计 {left} 分，支出方合计 {right} 分", "{book}: income {left} fen, outlay {right} fen")
_BETWEEN = Words(
    "各本预算之间：调入 {left} 分，调出 {right} 分", "Between the budgets: {left} fen received, {right} fen given"
)


def check(ledger: Ledger) -> Outcome:
    """Compare the sides of every budget of the year, then what goes between the budgets when any of it is named."""
    books = ledger.books
    if why := missing(books, "balance"):
        return not_computed(CODE, SAYS, why)
    items = books.table("balance")
    items = items.filter(items.year == ledger.year)
    sums: dict[str, dict[str, int]] = {}
    for row in books.rows(items.group_by("fund_kind", "side").agg(fen=items.amount.sum())):
        sums.setdefault(row["fund_kind"] or "", {})[row["side"]] = int(row["fen"] or 0)
    whole = {book: sides for book, sides in sums.items() if len(sides) == 2}
    if not whole:
        one_sided = (
            _ONE_SIDE.filled(book="、".join(_called(book) for book in sorted(sums)))
            if sums
            else _NONE.filled(year=ledger.year)
        )
        return not_computed(CODE, SAYS, one_sided)
    differences = [
        Difference(
            {"fund_kind": book},
            sides["income"],
            sides["outlay"],
            _WORDS.filled(book=_called(book), left=sides["income"], right=sides["outlay"]),
        )
        for book, sides in sorted(whole.items())
        if sides["income"] != sides["outlay"]
    ]
    differences += [
        Difference(
            {"fund_kind": book}, sides.get("income", 0), sides.get("outlay", 0), _ONE_SIDE.filled(book=_called(book))
        )
        for book, sides in sorted(sums.items())
        if book not in whole
    ]
    between = items.filter(items.kind == "book_transfer")
    moved = {
        row["side"]: int(row["fen"] or 0) for row in books.rows(between.group_by("side").agg(fen=between.amount.sum()))
    }
    left, right = moved.get("income", 0), moved.get("outlay", 0)
    if left != right:
        differences.append(Difference({"kind": "book_transfer"}, left, right, _BETWEEN.filled(left=left, right=right)))
    return found(CODE, SAYS, len(sums) + bool(moved), differences)


def _called(book: str) -> str:
    choice = table("balance").columns["fund_kind"].choices.get(book)
    return choice.words.zh if choice else "（未注明）"
