"""I7: a reversed batch counts for nothing and is still there (红冲)."""

from guantong.domain.fiscal.records.batches import standing
from guantong.domain.fiscal.records.reconciling.outcome import Difference, Ledger, Outcome, found, not_computed
from guantong.domain.words import Words

CODE = "I7"
SAYS = Words("被红冲的批次不再计入，原批次仍然保留", "A reversed batch counts for nothing, and the original is kept")
_NONE = Words("没有红冲批次", "No batch was reversed")
_NOT_KEPT = Words("没有取得事实库中各批次的控制数", "What the store holds of the batches was not asked for")
_COUNTS = Words("批次 {batch} 已红冲，账上仍有 {left} 行", "Batch {batch} is reversed, yet {left} rows of it count")
_GONE = Words(
    "批次 {batch} 已红冲，原有 {right} 行，库中只有 {left} 行",
    "Batch {batch} is reversed and had {right} rows, {left} are kept",
)


def check(ledger: Ledger) -> Outcome:
    """Look for rows of every reversed batch in the books, where none may be, and in the store, where all must be."""
    reversed_ = {one.reverses for one in ledger.batches if one.reverses}
    stands = {one.batch for one in standing(ledger.batches)}
    gone = [one for one in ledger.batches if one.batch in reversed_ - stands]
    if not gone or ledger.kept is None:
        return not_computed(CODE, SAYS, _NOT_KEPT if gone else _NONE)
    differences = []
    for one in gone:
        where: dict[str, object] = {"batch": one.batch}
        counts = 0
        if ledger.books.holds(one.feed.table):
            rows = ledger.books.table(one.feed.table)
            counts = int(
                ledger.books.rows(rows.filter(rows.batch == one.batch).count().name("rows").as_table())[0]["rows"]
            )
        kept = ledger.kept.get(one.batch, (0, {}))[0]
        if counts:
            differences.append(Difference(where, counts, 0, _COUNTS.filled(batch=one.batch, left=counts)))
        if kept != one.rows:
            differences.append(
                Difference(where, kept, one.rows, _GONE.filled(batch=one.batch, left=kept, right=one.rows))
            )
    return found(CODE, SAYS, len(gone), differences)
