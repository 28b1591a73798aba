"""Which part of a change between two versions is owed to an opinion, and how that is proven (压减与增列的归因).

A change after an opinion is not a change because of it: control figures cut everybody. So a part is attributed only where the opinion
is older than the later version, finance confirmed it in writing, and the amount fits into the difference. The rest is not stated.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.words import Words

OPINION, UNSTATED = "opinion", "unstated"


@dataclass(frozen=True, slots=True)
class Claim:
    """What finance said of an opinion on a line: `amount` in fen (below nil: a reduction) and to which class it belongs.

    `confirmed_on` is the day of finance's written confirmation; None while there is none.
    """

    opinion: Hashable
    line: Hashable
    raised_on: date
    kind: str
    amount: int | None
    confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class Attributed:
    """One line's `difference` in fen by class: `parts` sum to it exactly. `by` are the opinions that count, `refused` those that do not and why."""

    line: Hashable
    difference: int
    parts: Mapping[str, int]
    by: tuple[Hashable, ...] = ()
    refused: tuple[tuple[Hashable, Words], ...] = ()


@dataclass(frozen=True, slots=True)
class Sums:
    """Reductions and increases of one step in fen, beside the `base` they are taken from; never added to those of another step."""

    base: int
    reductions: Mapping[str, int] = field(default_factory=dict)
    increases: Mapping[str, int] = field(default_factory=dict)

    @property
    def reduced(self) -> int:
        """All reductions, below nil."""
        return sum(self.reductions.values())

    @property
    def increased(self) -> int:
        """All increases."""
        return sum(self.increases.values())

    @property
    def net(self) -> int:
        """Both together: the difference of the two versions."""
        return self.reduced + self.increased


def attributed(
    differences: Mapping[Any, int], known_on: date | None, claims: Iterable[Claim], undecided: Collection[Any] = ()
) -> list[Attributed]:
    """Return every line's difference by class. `known_on` is the day the later version became known; None: nothing is attributed.

    Nothing is attributed on lines `undecided` either: whether they were cut or only bear another name a person has yet to say.
    Several opinions on one line that finance confirms count once: the largest amount, shared by all of them. Other classes are taken
    first, so that no opinion is credited with what finance puts down to something else.
    """
    by_line: dict[Hashable, list[Claim]] = {}
    for claim in claims:
        by_line.setdefault(claim.line, []).append(claim)
    return [
        _nothing(line, difference, by_line.get(line, []))
        if line in undecided
        else _one(line, difference, known_on, by_line.get(line, []))
        for line, difference in differences.items()
    ]


def why_not(claim: Claim, difference: int, known_on: date | None) -> Words | None:
    """Return why a claim does not count against `difference` (in fen, what of a line's is not explained otherwise), or None."""
    if claim.confirmed_on is None or claim.amount is None:
        return _UNCONFIRMED
    if known_on is None:
        return _UNKNOWN
    if claim.raised_on >= known_on:
        return _LATER
    if claim.amount * difference <= 0:
        return _AGAINST
    return _MORE if abs(claim.amount) > abs(difference) else None


def sums(lines: Iterable[Attributed], base: int) -> Sums:
    """Return the reductions and the increases by class, of lines of one step whose earlier version came to `base`."""
    found = Sums(base, {}, {})
    for line in lines:
        side = found.reductions if line.difference < 0 else found.increases
        for kind, amount in line.parts.items():
            side[kind] = side.get(kind, 0) + amount  # type: ignore[index]
    return found


def classes() -> dict[str, Words]:
    """Return the classes a part may belong to."""
    return _words()["classes"]


def reasons() -> dict[str, Words]:
    """Return the reasons a reduction or increase may have."""
    return _words()["reasons"]


def _nothing(line: Hashable, difference: int, claims: list[Claim]) -> Attributed:
    parts = {UNSTATED: difference} if difference else {}
    return Attributed(line, difference, parts, (), tuple((claim.opinion, _UNDECIDED) for claim in claims))


def _one(line: Hashable, difference: int, known_on: date | None, claims: list[Claim]) -> Attributed:
    parts: dict[str, int] = {}
    by: list[Hashable] = []
    refused: list[tuple[Hashable, Words]] = []
    left = difference
    for kind, of_kind in _in_order(claims):
        taken = 0
        for claim in of_kind:
            if why := why_not(claim, left, known_on):
                refused.append((claim.opinion, why))
                continue
            taken = max(taken, claim.amount or 0, key=abs)
            by += [claim.opinion] if kind == OPINION else []
        if taken:
            parts[kind] = taken
            left -= taken
    if left:
        parts[UNSTATED] = left
    return Attributed(line, difference, parts, tuple(by), tuple(refused))


def _in_order(claims: Iterable[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    every = list(claims)
    for kind in sorted({claim.kind for claim in every} - {UNSTATED}, key=lambda one: (one == OPINION, one)):
        yield kind, [claim for claim in every if claim.kind == kind]


@cache
def _words() -> dict[str, dict[str, Words]]:
    told = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return {part: {key: Words(**says) for key, says in told[part].items()} for part in ("classes", "reasons")}


_UNCONFIRMED = Words("财政部门尚未书面确认", "finance has not confirmed it in writing")
_UNKNOWN = Words("后一版的收到日期不详", "it is not known when the later version was received")
_LATER = Words("意见不早于后一版", "the opinion is not older than the later version")
_AGAINST = Words("金额没有变化，或变化方向与确认的相反", "the amount did not change, or the other way")
_MORE = Words(
    "确认金额大于两版之差中尚未说明的部分",
    "the amount confirmed is more than what of the difference is not explained otherwise",
)
_UNDECIDED = Words("该项在后一版本中的对应待人认定", "a person has yet to say what the line became")
