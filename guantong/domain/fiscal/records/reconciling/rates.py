"""I9: every rate shown is that of the whole amounts, rounded once (比率只舍入一次)."""

from guantong.domain.fiscal.records.reconciling.outcome import Difference, Ledger, Outcome, found, not_computed
from guantong.domain.fiscal.records.shares import percent
from guantong.domain.words import Words

CODE = "I9"
SAYS = Words(
    "展示的比率由整数金额计算，只在展示时舍入一次",
    "Rates are computed from whole amounts and rounded once, where they are shown",
)
_NONE = Words("没有收到页面展示的比率", "No rate that was shown was given")
_WORDS = Words("展示为 {text}，按 {part} ÷ {whole} 应为 {right}", "Shown as {text}; {part} ÷ {whole} is {right}")


def check(ledger: Ledger) -> Outcome:
    """Compute every rate that was displayed again."""
    shown = [one for one in ledger.displayed if one.text]
    if not shown:
        return not_computed(CODE, SAYS, _NONE)
    differences = []
    for one in shown:
        right = percent(one.part, one.whole, one.decimals)
        if right != one.text:
            said = _WORDS.filled(text=one.text, part=one.part, whole=one.whole, right=right)
            differences.append(Difference({"shown": one.text, "is": right}, one.part, one.whole, said))
    return found(CODE, SAYS, len(shown), differences)
