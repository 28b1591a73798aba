"""What a document of the district makes of the counts: denominators, comparison, cut-offs, quorum, recusal (测评标准).

None is statutory and none is built in: law leaves it to each district, and districts differ. Without a rule the outcome is
未设定标准.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from guantong.domain.voting.counts import Counts
from guantong.domain.voting.marks import Grade
from guantong.domain.words import Words


class Denominator(StrEnum):
    """Of what a share is taken (计票基数)."""

    WHOLE = "whole"
    PRESENT = "present"
    VALID = "valid"

    @property
    def words(self) -> Words:
        """What users read."""
        return _DENOMINATORS[self]

    def of(self, counts: Counts) -> int:
        """Return its number in `counts`."""
        return int(getattr(counts, self.value))


class Comparison(StrEnum):
    """Whether the very share is enough (以上、超过)."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"

    @property
    def words(self) -> Words:
        """What users read."""
        return _COMPARISONS[self]

    def holds(self, part: int, whole: int, share: Fraction) -> bool:
        """True when `part` of `whole` reaches `share`; of nothing, nothing is reached."""
        if whole <= 0:
            return False
        reached, wanted = part * share.denominator, share.numerator * whole
        return reached >= wanted if self is Comparison.AT_LEAST else reached > wanted


class Finding(StrEnum):
    """What kind of outcome it is (结果的性质)."""

    NO_RULE = "no_rule"
    NO_QUORUM = "no_quorum"
    PASSED = "passed"
    FAILED = "failed"
    UNDECIDED = "undecided"

    @property
    def words(self) -> Words:
        """What users read, where the document has no words of its own."""
        return _FINDINGS[self]


@dataclass(frozen=True, slots=True)
class Cut:
    """One line of a rule: these grades together, of that number, reach that share; `called` is the document's word for it."""

    called: str
    finds: Finding
    grades: frozenset[Grade]
    of: Denominator
    compares: Comparison
    share: Fraction

    def part(self, counts: Counts) -> int:
        """Return how many ballots its grades have."""
        return sum(counts.grades[grade] for grade in self.grades)

    def holds(self, counts: Counts) -> bool:
        """True when the counts reach it."""
        return self.compares.holds(self.part(counts), self.of.of(counts), self.share)

    @property
    def words(self) -> Words:
        """The line as one sentence."""
        grades = [grade.words for grade in Grade if grade in self.grades]
        return _CUT.filled(
            grades=Words("加".join(w.zh for w in grades), " and ".join(w.en for w in grades)), of=self.of.words,
            compares=self.compares.words, share=printed(self.share),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule of one document: the first cut that holds decides.

    `quorum` is the share of 全体组成人员 that must be present. Who is recused 回避 never gets a ballot; whether they are
    counted among 应到 and 全体组成人员 the document says.
    """

    document: str
    since: date
    cuts: tuple[Cut, ...]
    quorum: Fraction | None = None
    quorum_compares: Comparison = Comparison.MORE_THAN
    recused_expected: bool = False
    recused_in_whole: bool = False

    def __post_init__(self) -> None:
        """Refuse what no document can mean."""
        if not self.document.strip():
            raise ValueError("a rule is a document's, and names its number")
        for cut in self.cuts:
            if not cut.grades or not 0 <= cut.share <= 1 or cut.finds not in (Finding.PASSED, Finding.FAILED):
                raise ValueError(f"{cut.called}: no such cut-off")
        if self.quorum is not None and not 0 < self.quorum <= 1:
            raise ValueError("no such quorum")

    def plain(self) -> dict[str, Any]:
        """Return the rule as plain data, to be kept beside the vote it decided."""
        return {
            "document": self.document,
            "since": self.since.isoformat(),
            "quorum": str(self.quorum) if self.quorum is not None else "",
            "quorum_compares": self.quorum_compares.value,
            "recused_expected": self.recused_expected,
            "recused_in_whole": self.recused_in_whole,
            "cuts": [
                {
                    "called": cut.called, "finds": cut.finds.value, "of": cut.of.value, "compares": cut.compares.value,
                    "grades": [grade.value for grade in Grade if grade in cut.grades], "share": str(cut.share),
                }
                for cut in self.cuts
            ],
        }  # fmt: skip


def rule_from(plain: Mapping[str, Any]) -> Rule:
    """Return the rule in plain data; raises ValueError or KeyError when it is none."""
    return Rule(
        document=plain["document"],
        since=date.fromisoformat(plain["since"]),
        quorum=Fraction(plain["quorum"]) if plain.get("quorum") else None,
        quorum_compares=Comparison(plain.get("quorum_compares", Comparison.MORE_THAN)),
        recused_expected=bool(plain.get("recused_expected")),
        recused_in_whole=bool(plain.get("recused_in_whole")),
        cuts=tuple(
            Cut(
                cut["called"], Finding(cut["finds"]), frozenset(Grade(g) for g in cut["grades"]), Denominator(cut["of"]),
                Comparison(cut["compares"]), Fraction(cut["share"]),
            )
            for cut in plain["cuts"]
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """How the counts stand to one cut: its sentence, the numbers, whether it is reached."""

    called: str
    words: Words
    part: int
    whole: int
    holds: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of a vote; `called` is the document's word for it, "" where it has none."""

    finds: Finding
    called: str = ""
    lines: tuple[Line, ...] = field(default=())

    @property
    def words(self) -> Words:
        """The outcome as it is announced."""
        return Words(self.called, f"{self.finds.words.en}: {self.called}") if self.called else self.finds.words


def outcome(counts: Counts, rule: Rule | None) -> Outcome:
    """Return what `rule` makes of the counts; without one, nothing is made of them."""
    if rule is None:
        return Outcome(Finding.NO_RULE)
    lines = tuple(
        Line(cut.called, cut.words, cut.part(counts), cut.of.of(counts), cut.holds(counts)) for cut in rule.cuts
    )
    if rule.quorum is not None and not rule.quorum_compares.holds(counts.present, counts.whole, rule.quorum):
        return Outcome(Finding.NO_QUORUM, "", lines)
    if not rule.cuts:
        return Outcome(Finding.NO_RULE)
    reached = next((cut for cut in rule.cuts if cut.holds(counts)), None)
    return Outcome(Finding.UNDECIDED, "", lines) if reached is None else Outcome(reached.finds, reached.called, lines)


def membership(members: int, recused: int, rule: Rule | None) -> tuple[int, int]:
    """Return 全体组成人员 and 应到 of a body with so many members, so many of them recused, as the rule counts them."""
    whole = members if rule is not None and rule.recused_in_whole else members - recused
    return whole, members if rule is not None and rule.recused_expected else members - recused


def printed(share: Fraction) -> str:
    """Return a share as documents print it: 60%, 1/3."""
    percent = share * 100
    return f"{percent}%" if percent.denominator == 1 and share not in (Fraction(1, 2),) else str(share)


_DENOMINATORS = {
    Denominator.WHOLE: Words("全体组成人员", "all members of the body"),
    Denominator.PRESENT: Words("到会人员", "members present"),
    Denominator.VALID: Words("有效票", "valid ballots"),
}
_COMPARISONS = {
    Comparison.AT_LEAST: Words("达到（≥）", "is at least (≥)"),
    Comparison.MORE_THAN: Words("超过（>）", "is more than (>)"),
}
_FINDINGS = {
    Finding.NO_RULE: Words("未设定标准", "no rule was set"),
    Finding.NO_QUORUM: Words("到会人数不足，结果不成立", "not enough members present, the vote does not stand"),
    Finding.PASSED: Words("通过", "passed"),
    Finding.FAILED: Words("未通过", "not passed"),
    Finding.UNDECIDED: Words("未达到任何一项标准", "no cut-off of the rule was reached"),
}
_CUT = Words("{grades}{compares}{of}的 {share}", "{grades} {compares} {share} of {of}")
