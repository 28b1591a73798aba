"""What a document of the district says about a vote on projects: method, marks, denominators, ties, shortfall (表决办法).

Law leaves all of it to the method that the congress itself adopts before it votes, and districts differ: nothing is built in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from guantong.domain.voting.rule import Comparison, Denominator, printed
from guantong.domain.words import Words


class Option(StrEnum):
    """What people may do after a tie or a shortfall (可选的后续做法); a machine does none of it."""

    RUN_OFF = "run_off"
    SECOND_VOTE = "second_vote"
    LEAVE_VACANT = "leave_vacant"
    TAKE_ALL_TIED = "take_all_tied"
    ASK_PRESIDIUM = "ask_presidium"

    @property
    def words(self) -> Words:
        """What users read."""
        return _OPTIONS[self]


@dataclass(frozen=True, slots=True)
class Cut:
    """The line every candidate must reach: that share of that number (通过线)."""

    of: Denominator
    compares: Comparison
    share: Fraction

    def holds(self, part: int, whole: int) -> bool:
        """True when `part` of `whole` reaches it."""
        return self.compares.holds(part, whole, self.share)

    def needs(self, whole: int) -> int:
        """Return the least number of votes that reaches it, as it is announced: more than half of 116 is 59."""
        exact = self.share * whole
        floor = exact.numerator // exact.denominator
        if self.compares is Comparison.AT_LEAST:
            return floor if exact == floor else floor + 1
        return floor + 1

    @property
    def words(self) -> Words:
        """The line as one sentence."""
        return _CUT.filled(compares=self.compares.words, of=self.of.words, share=printed(self.share))


@dataclass(frozen=True, slots=True)
class Procedure:
    """The method of one document, kept with the vote it decided.

    `most` and `least` are how many candidates a sheet may and must mark; `blank_counts`: a sheet without a mark is valid;
    `points` are what the ranks 1, 2, … are worth; `unmarked_abstains`: an item without a mark is 弃权, else it is no vote.
    `status` says how far the document was verified, as in the law catalogue.
    """

    method: str
    document: str
    since: date
    status: str
    blank_counts: bool
    most: int | None = None
    least: int = 0
    cut: Cut | None = None
    points: tuple[int, ...] = ()
    unmarked_abstains: bool = True
    quorum: Fraction | None = None
    quorum_compares: Comparison = Comparison.AT_LEAST
    on_tie: tuple[Option, ...] = ()
    on_shortfall: tuple[Option, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no document can mean."""
        if not self.document.strip():
            raise ValueError("a procedure is a document's, and names its number")
        if self.most is not None and not 0 <= self.least <= self.most:
            raise ValueError("a sheet marks no fewer than the least and no more than the most")
        if self.cut is not None and not 0 <= self.cut.share <= 1:
            raise ValueError("no such share")
        if any(more < less for more, less in zip(self.points, self.points[1:], strict=False)) or min(
            self.points, default=0
        ) < 0:  # fmt: skip
            raise ValueError("a better rank is worth no less, and none is worth less than nothing")
        if self.quorum is not None and not 0 < self.quorum <= 1:
            raise ValueError("no such quorum")

    def plain(self) -> dict[str, Any]:
        """Return the procedure as plain data."""
        cut = self.cut and {"of": self.cut.of.value, "compares": self.cut.compares.value, "share": str(self.cut.share)}
        return {
            "method": self.method, "document": self.document, "since": self.since.isoformat(), "status": self.status,
            "blank_counts": self.blank_counts, "most": self.most, "least": self.least, "cut": cut,
            "points": list(self.points), "unmarked_abstains": self.unmarked_abstains,
            "quorum": str(self.quorum) if self.quorum is not None else None,
            "quorum_compares": self.quorum_compares.value, "on_tie": [one.value for one in self.on_tie],
            "on_shortfall": [one.value for one in self.on_shortfall],
        }  # fmt: skip


def procedure_from(plain: Mapping[str, Any]) -> Procedure:
    """Return the procedure in plain data; raises ValueError or KeyError when it is none."""
    cut, quorum = plain.get("cut"), plain.get("quorum")
    return Procedure(
        method=plain["method"], document=plain["document"], since=date.fromisoformat(str(plain["since"])),
        status=plain["status"], blank_counts=bool(plain["blank_counts"]), most=plain.get("most"),
        least=int(plain.get("least") or 0), points=tuple(plain.get("points") or ()),
        cut=Cut(Denominator(cut["of"]), Comparison(cut["compares"]), Fraction(cut["share"])) if cut else None,
        unmarked_abstains=bool(plain.get("unmarked_abstains", True)), quorum=Fraction(quorum) if quorum else None,
        quorum_compares=Comparison(plain.get("quorum_compares") or Comparison.AT_LEAST),
        on_tie=tuple(map(Option, plain.get("on_tie") or ())),
        on_shortfall=tuple(map(Option, plain.get("on_shortfall") or ())),
    )  # fmt: skip


_OPTIONS = {
    Option.RUN_OFF: Words("就票数相同的项目再次投票", "vote again on those with equal votes"),
    Option.SECOND_VOTE: Words("就未通过的项目另行投票", "a second vote on those that did not pass"),
    Option.LEAVE_VACANT: Words("名额从缺", "leave the places vacant"),
    Option.TAKE_ALL_TIED: Words("票数相同的项目一并列入", "take in all with equal votes"),
    Option.ASK_PRESIDIUM: Words(
        "表决办法未作规定：提请大会主席团决定（常委会会议提请主任会议）",
        "the document is silent: the presidium decides (at a committee's meeting the chairpersons' council)",
    ),
}
_CUT = Words("{compares}{of}的 {share}", "{compares} {share} of {of}")
