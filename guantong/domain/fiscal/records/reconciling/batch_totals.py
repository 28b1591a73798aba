"""I1: the lines of a batch are as many, and sum to as much, as was taken in (批次控制数)."""

from guantong.domain.fiscal.records.batches import standing
from guantong.domain.fiscal.records.reconciling.outcome import Difference, Ledger, Outcome, found, not_computed
from guantong.domain.words import Words

CODE = "I1"
SAYS = Words("每一批次的行数与金额，等于接收时的控制数", "Every batch has the rows and the sums it was taken in with")
_NOT_KEPT = Words("没有取得事实库中各批次的控制数", "What the store holds of the batches was not asked for")
_NONE = Words("没有已发布的批次", "No batch is published")
_ROWS = Words(
    "批次 {batch} 接收 {left} 行，库中 {right} 行", "Batch {batch}: {left} rows taken in, {right} in the store"
)
_SUM = Words(
    "批次 {batch} 的“{column}”接收时合计 {left} 分，库中 {right} 分",
    "Batch {batch}, “{column}”: {left} fen taken in, {right} in the store",
)


def check(ledger: Ledger) -> Outcome:
    """Hold the store's count and sums of every batch that stands against the batch record."""
    batches = standing(ledger.batches)
    if ledger.kept is None or not batches:
        return not_computed(CODE, SAYS, _NOT_KEPT if ledger.kept is None else _NONE)
    differences = []
    for one in batches:
        rows, sums = ledger.kept.get(one.batch, (0, {}))
        where: dict[str, object] = {"batch": one.batch}
        if rows != one.rows:
            differences.append(
                Difference(where, one.rows, rows, _ROWS.filled(batch=one.batch, left=one.rows, right=rows))
            )
        for column, left in sorted(one.sums.items()):
            right = sums.get(column, 0)
            if left != right:
                said = _SUM.filled(batch=one.batch, column=column, left=left, right=right)
                differences.append(Difference({**where, "column": column}, left, right, said))
    return found(CODE, SAYS, len(batches), differences)
