"""The formal counts of a vote, always complete, never rounded, never left out because they are small (计票)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guantong.domain.voting.marks import Grade
from guantong.domain.words import Words

NAMES = {
    "expected": Words("应到", "expected"),
    "present": Words("实到", "present"),
    "issued": Words("发出票数", "ballots issued"),
    "returned": Words("收回票数", "ballots returned"),
    "valid": Words("有效票", "valid"),
    "invalid": Words("无效票", "invalid"),
}
"""As they are read out, before the grades."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What is announced. `whole` is the number of all members of the body 全体组成人员, as far as the rule counts them."""

    whole: int
    expected: int
    present: int
    issued: int
    returned: int
    invalid: int
    grades: Mapping[Grade, int]

    @property
    def valid(self) -> int:
        """The ballots with exactly one mark."""
        return sum(self.grades.values())

    def wrong(self) -> dict[str, Words]:
        """Return by field what cannot be; nothing when the counts agree with each other."""
        found: dict[str, Words] = {}
        named = {"valid": self.valid, "invalid": self.invalid, **{grade.value: n for grade, n in self.grades.items()}}
        found |= {name: _NEGATIVE for name, value in named.items() if value < 0}
        found |= wrong_numbers(self.expected, self.present, self.issued, self.returned)
        if self.valid + self.invalid != self.returned:
            found["invalid"] = _SUM.filled(valid=self.valid, invalid=self.invalid, returned=self.returned)
        return found

    def lines(self) -> list[tuple[str, Words, int]]:
        """Return key, words and number of every count in the order in which it is read out."""
        formal = [(name, NAMES[name], value) for name, value in self._formal().items() if name in NAMES]
        return [*formal, *((grade.value, grade.words, self.grades[grade]) for grade in Grade)]

    def plain(self) -> dict[str, Any]:
        """Return the counts as plain data."""
        found: dict[str, Any] = {"whole": self.whole, **self._formal()}
        return {**found, "grades": {grade.value: self.grades[grade] for grade in Grade}}

    def _formal(self) -> dict[str, int]:
        return {
            "expected": self.expected, "present": self.present, "issued": self.issued, "returned": self.returned,
            "valid": self.valid, "invalid": self.invalid,
        }  # fmt: skip


def wrong_numbers(expected: int, present: int, issued: int, returned: int) -> dict[str, Words]:
    """Return by field what cannot be: 实到 over 应到, 发出 over 实到, 收回 over 发出 (the vote is void), or below zero."""
    formal = {"expected": expected, "present": present, "issued": issued, "returned": returned}
    found = {name: _NEGATIVE for name, value in formal.items() if value < 0}
    if present > expected:
        found["present"] = _MORE.filled(more=NAMES["present"], less=NAMES["expected"])
    if issued > present:
        found["issued"] = _MORE.filled(more=NAMES["issued"], less=NAMES["present"])
    if returned > issued:
        found["returned"] = _STUFFED
    return found


def counts_from(plain: Mapping[str, Any]) -> Counts:
    """Return the counts in plain data; raises KeyError where one is missing."""
    names = ("whole", "expected", "present", "issued", "returned", "invalid")
    return Counts(**{name: plain[name] for name in names}, grades={g: plain["grades"][g.value] for g in Grade})


_NEGATIVE = Words("票数不能小于零", "a count is not below zero")
_MORE = Words("{more}不能多于{less}", "{more} cannot be more than {less}")
_STUFFED = Words(
    "收回票数多于发出票数，这次表决无效：请作废本票箱，重新进行",
    "more ballots came back than were issued: the vote is void, declare the box void and vote again",
)
_SUM = Words(
    "有效票 {valid} 加无效票 {invalid} 应等于收回票数 {returned}",
    "valid {valid} and invalid {invalid} must make the returned {returned}",
)
