"""I10: where shown parts do not sum to the shown total, a note says by how much; no row is bent to fit (尾差)."""

from guantong.domain.fiscal.records.reconciling.outcome import Difference, Ledger, Outcome, found, not_computed
from guantong.domain.fiscal.records.shares import left_by_rounding
from guantong.domain.words import Words

CODE = "I10"
SAYS = Words("展示的分项之和与合计不等时，注明尾差", "Where shown parts do not sum to the shown total, a note says so")
_NONE = Words("没有收到页面展示的分项", "No shown parts were given")
_WORDS = Words(
    "尾差应为 {right} 个最小单位，注明的是 {left}",
    "Rounding leaves {right} of the smallest unit shown, the note says {left}",
)


def check(ledger: Ledger) -> Outcome:
    """Compute what rounding leaves over of every total that was displayed and compare the note beside it."""
    shown = [one for one in ledger.displayed if one.parts]
    if not shown:
        return not_computed(CODE, SAYS, _NONE)
    differences = []
    for one in shown:
        right = left_by_rounding(one.parts, one.unit, one.decimals)
        if right != one.noted:
            differences.append(
                Difference({"unit": one.unit.value}, one.noted, right, _WORDS.filled(left=one.noted, right=right))
            )
    return found(CODE, SAYS, len(shown), differences)
