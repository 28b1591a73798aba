"""I8: what was known of a closed day stays what it was; only a dated correction changes what is known of it now (截至日不变)."""

from guantong.domain.fiscal.records.reconciling.outcome import Difference, Ledger, Outcome, found, not_computed
from guantong.domain.words import Words

CODE = "I8"
SAYS = Words(
    "已关账之日的数，按当时收到的批次重算不变",
    "A closed day, computed again from what was received by then, says what it said",
)
_NONE = Words("没有关账记录可核对", "No day has been closed")
_NOT_OPENED = Words("不能按当时收到的批次重开账册", "The books of then cannot be opened again")
_WORDS = Words(
    "截至 {day} 的“{table}”关账时 {left} 分，现在重算 {right} 分",
    "As of {day}, “{table}” was {left} fen when closed and is {right} computed again",
)


def check(ledger: Ledger) -> Outcome:
    """Open the books of every closing again and compare its sum."""
    if not ledger.closings or ledger.reopened is None:
        return not_computed(CODE, SAYS, _NOT_OPENED if ledger.closings else _NONE)
    differences = []
    for one in ledger.closings:
        books = ledger.reopened(one.day, one.closed_at)
        right = 0
        if books.holds(one.table):
            rows = books.table(one.table)
            right = int(books.rows(rows.aggregate(fen=rows[one.column].sum()))[0]["fen"] or 0)
        if right != one.fen:
            said = _WORDS.filled(day=one.day.isoformat(), table=one.table, left=one.fen, right=right)
            differences.append(Difference({"day": one.day, "table": one.table}, one.fen, right, said))
    return found(CODE, SAYS, len(ledger.closings), differences)
