"""What is voted on: the candidates of one sheet, how many places there are, who counts among the members (候选项目与名额)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

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


def marks_read(line: str, candidates: Sequence[str], what: Sequence[str]) -> tuple[str, ...]:
    """Return the marks in one typed line: numbers with blanks or commas between; with `what`, `3+` `3-` `3.` or `3=1`.

    In the order of the candidates: in which order somebody typed them says nothing. A number that is no candidate's stays as
    it is typed, for such a sheet is invalid and is counted as one. Raises ValueError for signs that are no mark.
    """
    found = []
    for word in normalize("NFKC", line).replace(",", " ").replace("、", " ").split():
        number, sign, rest = (word[:-1], "=", _SIGNS[word[-1]]) if word[-1] in _SIGNS else word.partition("=")
        if not plain_number(number) or (rest and not rest.isalnum()) or bool(sign) != bool(rest) or (rest and not what):
            raise ValueError(word)
        found.append(f"{number}={rest}" if rest else number)
    place = {number: at for at, number in enumerate(candidates)}
    return tuple(sorted(found, key=lambda mark: (place.get(mark.partition("=")[0], len(place)), mark)))


def plain_number(number: str) -> bool:
    """True when a number can stand in a mark: letters and digits alone."""
    return number.isalnum()


def contest_from(plain: Mapping[str, Any]) -> Contest:
    """Return the contest in plain data; raises ValueError or KeyError when it is none."""
    return Contest(tuple(map(str, plain["candidates"])), int(plain["places"]))


def sheets_from(plain: Sequence[Mapping[str, Any]]) -> tuple[Sheet, ...]:
    """Return the sheets in plain data; raises KeyError where something is missing."""
    return tuple(Sheet(str(one["slip"]), tuple(map(str, one["marks"]))) for one in plain)


_SIGNS = {"+": "approve", "-": "against", ".": "abstain"}
