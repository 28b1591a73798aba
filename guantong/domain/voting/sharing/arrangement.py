"""What a document says about sharing money among small projects: rule, worth, completion, ties (微实事经费分配办法)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from guantong.domain.words import Words


class Rule(StrEnum):
    """By which rule the money is shared."""

    GREEDY = "greedy"
    EQUAL_SHARES = "equal_shares"

    @property
    def words(self) -> Words:
        """What users read."""
        return _RULES[self]


class Worth(StrEnum):
    """What a chosen project is worth to who chose it, per point: one, or its cost (效用)."""

    CARDINAL = "cardinal"
    COST = "cost"

    @property
    def words(self) -> Words:
        """What users read."""
        return _WORTH[self]


class Completion(StrEnum):
    """What is done with money that equal shares leave (余额处理)."""

    ADD_ONE = "add_one"
    UTILITARIAN = "utilitarian"

    @property
    def words(self) -> Words:
        """What users read."""
        return _COMPLETIONS[self]


class TieKey(StrEnum):
    """What settles a tie (并列时的先后)."""

    MORE_VOTES = "more_votes"
    MORE_POINTS = "more_points"
    LOWER_COST = "lower_cost"
    HIGHER_COST = "higher_cost"
    AS_PRINTED = "as_printed"

    @property
    def words(self) -> Words:
        """What users read."""
        return _TIES[self]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The rule of one document, kept with what it decided.

    `completions` are done in order; `step` is what one round of add-one gives each ballot, in fen; `ties` are asked in order,
    and where they are silent the sharing stops and people decide; `passes_over` lets greedy go on below what is too dear.
    """

    document: str
    since: date
    status: str
    rule: Rule
    worth: Worth = Worth.CARDINAL
    completions: tuple[Completion, ...] = ()
    step: int = 100
    ties: tuple[TieKey, ...] = ()
    passes_over: bool = True

    def __post_init__(self) -> None:
        """Refuse what no document can mean."""
        if not self.document.strip():
            raise ValueError("an arrangement is a document's, and names its number")
        if self.step <= 0:
            raise ValueError("a round of add-one gives something")
        if self.completions not in ((), *((one,) for one in Completion), tuple(Completion)):
            raise ValueError("completed by add-one, then by votes, or one of them, or not at all")
        if self.rule is Rule.GREEDY and self.completions:
            raise ValueError("greedy leaves nothing to complete")

    def plain(self) -> dict[str, Any]:
        """Return the arrangement as plain data."""
        return {
            "document": self.document, "since": self.since.isoformat(), "status": self.status, "rule": self.rule.value,
            "worth": self.worth.value, "completions": [one.value for one in self.completions], "step": self.step,
            "ties": [one.value for one in self.ties], "passes_over": self.passes_over,
        }  # fmt: skip


def arrangement_from(plain: Mapping[str, Any]) -> Arrangement:
    """Return the arrangement in plain data; raises ValueError or KeyError when it is none."""
    return Arrangement(
        document=plain["document"], since=date.fromisoformat(str(plain["since"])), status=plain["status"],
        rule=Rule(plain["rule"]), worth=Worth(plain["worth"]), completions=tuple(map(Completion, plain["completions"])),
        step=int(plain["step"]), ties=tuple(map(TieKey, plain["ties"])), passes_over=bool(plain["passes_over"]),
    )  # fmt: skip


_RULES = {
    Rule.GREEDY: Words("按得票从多到少", "most votes first"),
    Rule.EQUAL_SHARES: Words("等额分享法", "method of equal shares"),
}
_WORTH = {
    Worth.CARDINAL: Words("每票每分同值", "every point is worth the same"),
    Worth.COST: Words("按项目金额计值", "a point is worth the project's cost"),
}
_COMPLETIONS = {
    Completion.ADD_ONE: Words("逐轮增加每人份额", "each share raised round by round"),
    Completion.UTILITARIAN: Words("余额按得票从多到少", "what is left to most votes first"),
}
_TIES = {
    TieKey.MORE_VOTES: Words("选择人数多的在先", "more ballots first"),
    TieKey.MORE_POINTS: Words("总分高的在先", "more points first"),
    TieKey.LOWER_COST: Words("金额小的在先", "lower cost first"),
    TieKey.HIGHER_COST: Words("金额大的在先", "higher cost first"),
    TieKey.AS_PRINTED: Words("按候选编排顺序", "as printed on the sheet"),
}
