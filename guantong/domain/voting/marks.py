"""The three grades of an assessment, and when a ballot counts (满意度测评的等次)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from guantong.domain.words import Words


class Grade(StrEnum):
    """The three grades, in the order in which they are printed."""

    SATISFIED = "satisfied"
    BASICALLY = "basically"
    DISSATISFIED = "dissatisfied"

    @property
    def words(self) -> Words:
        """The grade as it is printed on the sheet."""
        return _GRADES[self]


def grade_of(marks: Sequence[str]) -> Grade | None:
    """Return the grade a ballot gives; None when it is invalid: no mark, more than one, or one that is no grade."""
    if len(marks) != 1 or marks[0] not in set(Grade):
        return None
    return Grade(marks[0])


def tally(ballots: Iterable[Sequence[str]]) -> tuple[Mapping[Grade, int], int]:
    """Return how many valid ballots each grade has, and how many ballots are invalid."""
    found = Counter(grade_of(marks) for marks in ballots)
    return {grade: found[grade] for grade in Grade}, found[None]


_GRADES = {
    Grade.SATISFIED: Words("满意", "satisfied"),
    Grade.BASICALLY: Words("基本满意", "basically satisfied"),
    Grade.DISSATISFIED: Words("不满意", "not satisfied"),
}
