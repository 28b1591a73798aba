"""What is voted on: the candidates of one sheet, how many places there are, who counts among the members (候选项目与名额)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guantong.domain.voting.counts import wrong_numbers
from guantong.domain.voting.rule import Denominator
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Contest:
    """The numbers of the candidates as printed on the sheet, and the places. Names stay on the printed sheet."""

    candidates: tuple[str, ...]
    places: int

    def __post_init__(self) -> None:
        """Refuse what no sheet can be."""
        if len(set(self.candidates)) != len(self.candidates) or not all(map(plain_number, self.candidates)):
            raise ValueError("candidates have different numbers, without blanks and signs")
        if not 0 < self.places <= len(self.candidates):
            raise ValueError("there are places, and no more than candidates")

    @property
    def more_than_places(self) -> bool:
        """Whether there are more candidates than places 差额."""
        return len(self.candidates) > self.places


@dataclass(frozen=True, slots=True)
class Heads:
    """Heads and sheets: all members 全体组成人员, expected 应到, present 实到, sheets issued 发出."""

    whole: int
    expected: int
    present: int
    issued: int

    def wrong(self, returned: int) -> dict[str, Words]:
        """Return by field what cannot be, given how many sheets came back 收回."""
        return wrong_numbers(self.expected, self.present, self.issued, returned)

    def of(self, denominator: Denominator, valid: int) -> int:
        """Return the number of which a share is taken; `valid` is of the sheets, or of the votes on one item."""
        return {Denominator.WHOLE: self.whole, Denominator.PRESENT: self.present, Denominator.VALID: valid}[denominator]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a number drawn when the box was opened, and its marks: `3` a tick, `3=approve`, `3=1` a rank."""

    slip: str
    marks: tuple[str, ...]

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The marks as candidate and what was put there; "" is a tick."""
        return tuple((number, what) for number, _, what in (mark.partition("=") for mark in self.marks))

    @property
    def numbers(self) -> tuple[str, ...]:
        """The candidates marked, as often as they are."""
        return tuple(number for number, _ in self.pairs)


def plain_number(number: str) -> bool:
    """True when a number can stand in a mark: letters and digits alone."""
    return number.isalnum()


def contest_from(plain: Mapping[str, Any]) -> Contest:
    """Return the contest in plain data; raises ValueError or KeyError when it is none."""
    return Contest(tuple(map(str, plain["candidates"])), int(plain["places"]))


def sheets_from(plain: Sequence[Mapping[str, Any]]) -> tuple[Sheet, ...]:
    """Return the sheets in plain data; raises KeyError where something is missing."""
    return tuple(Sheet(str(one["slip"]), tuple(map(str, one["marks"]))) for one in plain)
