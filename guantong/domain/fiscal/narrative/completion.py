"""A rate of completion and the budget it is of: 完成年初预算的97.70%, 完成全年预算的90%, 执行率75% (完成率)."""

from dataclasses import dataclass
from re import compile as pattern

from guantong.domain.fiscal.narrative.comparisons import Percentage, percentage
from guantong.domain.fiscal.narrative.statements import Statement

_FULL = "全年|年度|调整后?|变动后?"
_OF = rf"(?P<of>年初|当年|{_FULL})?预算"
BUDGET = pattern(rf"{_OF}(?:安排|总额|资金)?数?(?:为|是)?$")
"""The end of the words before an amount that is a budget."""
RATE = rf"(?:完成{_OF}数?的?|(?:预算)?执行率(?:为|达到?|是)?)(?P<rate>\d+(?:\.\d+)?[%％])"
_AFTER = pattern(rf"^，(?:为|占)?{RATE}")
_ANYWHERE = pattern(RATE)


@dataclass(frozen=True, slots=True)
class Completion:
    """The printed rate, and the word before 预算 that says which budget is meant: 年初, 全年 …, or "" for none."""

    rate: Percentage
    of: str

    @property
    def of_full(self) -> bool:
        """True for the budget as it stood at the end of the year, adjustments included (全年预算、调整预算)."""
        return self.of in ("全年", "年度", "调整", "调整后", "变动", "变动后")

    def may_be_of(self, of: str) -> bool:
        """Tell whether a budget called `of` may be the base of the rate."""
        return not self.of or self.of == of or (self.of_full and Completion(self.rate, of).of_full)


def completion_of(stated: Statement) -> Completion | None:
    """Return the rate printed right after an amount: `…决算为2786.30万元，完成年初预算的97.70%`, or None."""
    found = _AFTER.match(stated.sentence.text[stated.start + len(stated.printed) :])
    return Completion(percentage(found["rate"]), found["of"] or "") if found else None


def completion_in(text: str) -> Completion | None:
    """Return the first rate of completion in a paragraph, or None."""
    found = _ANYWHERE.search(text)
    return Completion(percentage(found["rate"]), found["of"] or "") if found else None
