"""The common shape of every method: when a sheet counts, what each candidate gets (计票方法)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from guantong.domain.voting.contest import Contest, Sheet
from guantong.domain.voting.procedure import Procedure
from guantong.domain.words import Words


class Fault(StrEnum):
    """Why a sheet is invalid 无效."""

    BLANK = "blank"
    UNKNOWN = "unknown"
    TWICE = "twice"
    TOO_MANY = "too_many"
    TOO_FEW = "too_few"
    NO_MARK = "no_mark"
    RANKS = "ranks"

    @property
    def words(self) -> Words:
        """What users read."""
        return _FAULTS[self]


@dataclass(frozen=True, slots=True)
class Tally:
    """What one candidate got: votes (or points), and, where they were asked, votes against, abstentions, spoiled marks."""

    number: str
    votes: int
    against: int = 0
    abstain: int = 0
    spoiled: int = 0


@dataclass(frozen=True, slots=True)
class Method:
    """One method, found because its file is there.

    `fault` is why a sheet is invalid, None when it counts; `tallied` is what valid sheets give each candidate; `unfit` is
    why a procedure cannot go with the method, None when it can.
    """

    words: Words
    says: Words
    fault: Callable[[Sheet, Contest, Procedure], Fault | None]
    tallied: Callable[[Sequence[Sheet], Contest, Procedure], Mapping[str, Tally]]
    unfit: Callable[[Contest, Procedure], Words | None]
    per_item: bool = False
    """Whether the votes on each item are a vote of their own, with its own valid number."""


def number_fault(sheet: Sheet, contest: Contest, procedure: Procedure) -> Fault | None:
    """Return what is wrong with how many and which candidates a sheet marks, whatever the marks are."""
    numbers = sheet.numbers
    if not numbers:
        return None if procedure.blank_counts else Fault.BLANK
    if set(numbers) - set(contest.candidates):
        return Fault.UNKNOWN
    if len(set(numbers)) != len(numbers):
        return Fault.TWICE
    if procedure.most is not None and len(numbers) > procedure.most:
        return Fault.TOO_MANY
    return Fault.TOO_FEW if len(numbers) < procedure.least else None


_FAULTS = {
    Fault.BLANK: Words("空白票", "blank"),
    Fault.UNKNOWN: Words(
        "写有候选名单以外的编号、文字，或无法辨认", "a number or writing that is no candidate's, or illegible"
    ),
    Fault.TWICE: Words("同一项目作了两次标记", "one candidate marked twice"),
    Fault.TOO_MANY: Words("所选多于规定数", "more candidates marked than allowed"),
    Fault.TOO_FEW: Words("所选少于规定数", "fewer candidates marked than required"),
    Fault.NO_MARK: Words("标记不符合规定", "a mark that is none"),
    Fault.RANKS: Words("名次不连续、重复或不是数字", "ranks with a gap, twice, or no number"),
}
