"""Which items of the two lists may be one matter, and why: a hint for a person, who decides (相近的项与理由)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from guantong.domain.facing import nearness
from guantong.domain.facing.item import Item, ordered
from guantong.domain.facing.wording import Worded, alike, shared_words, weights, worded
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

KINDS = ("text", "place", "field", "money")
LIMITS = Path(__file__).with_suffix(".yaml")
Likenesses = tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the four things two items are compared by: its `likeness` 0 to 1 (None: not compared), its weight, the reason."""

    kind: str
    likeness: Fraction | None
    weight: int
    why: Words


@dataclass(frozen=True, slots=True)
class Match:
    """Two items that may be one matter, with the four parts of the explanation."""

    government: Item
    people: Item
    parts: tuple[Part, ...]

    @property
    def likeness(self) -> Fraction:
        """Σ weight × likeness ÷ Σ weight, over the parts that were compared: what is not known counts neither way."""
        return _whole([(one.likeness, one.weight) for one in self.parts])

    @property
    def percent(self) -> int:
        """The likeness in whole hundredths, cut off: 29.9 does not become 30."""
        return int(self.likeness * 100)


def limits_on(day: date) -> dict[str, int]:
    """Return the weights and limits of matching on a day. Raises UndatedLimitError for a day before the first."""
    return {name: limit.value for name, limit in Limits(LIMITS, day).items()}


def matches(items: Iterable[Item], limits: Mapping[str, int]) -> list[Match]:
    """Return the suggested matches of two lists, the most alike first; the same whatever order the items came in.

    Suggested is a pair that shares words and is alike by `least` hundredths; of each item no more than `most`, the best ones.
    Raises ValueError for a number that stands twice.
    """
    found = ordered(items)
    words = {one.number: worded(one) for one in found}
    weight = weights(words.values())
    ranked = []
    for one, other in _sharing(found, words):
        likeness = _whole(_weighed(_likenesses(one, other, words, weight, limits), limits))
        if likeness * 100 >= limits["least"]:
            ranked.append((-likeness, one.number, other.number, one, other))
    best = _best(sorted(ranked, key=lambda pair: pair[:3]), limits["most"])
    return [_explained(one, other, words, weight, limits) for one, other in best]


def match(government: Item, people: Item, items: Iterable[Item], limits: Mapping[str, int]) -> Match:
    """Return the comparison of two items among all `items`, alike or not: what a person sees who pairs them by hand."""
    words = {one.number: worded(one) for one in (*items, government, people)}
    return _explained(government, people, words, weights(words.values()), limits)


def _sharing(items: list[Item], words: Mapping[str, Worded]) -> Iterator[tuple[Item, Item]]:
    """Return the pairs that share two characters in a row at all."""
    holders: dict[str, set[int]] = defaultdict(set)
    for at, one in enumerate(items):
        if one.side == "government":
            for piece in words[one.number].whole:
                holders[piece].add(at)
    for other in items:
        if other.side == "people":
            sharing: set[int] = set().union(*(holders.get(piece, ()) for piece in words[other.number].whole))
            yield from ((items[at], other) for at in sorted(sharing))


def _best(pairs: Iterable[tuple[Fraction, str, str, Item, Item]], most: int) -> Iterator[tuple[Item, Item]]:
    taken: dict[str, int] = defaultdict(int)
    for _, *numbers, one, other in pairs:
        if all(taken[str(number)] < most for number in numbers):
            for number in numbers:
                taken[str(number)] += 1
            yield one, other


def _likenesses(
    one: Item, other: Item, words: Mapping[str, Worded], weight: Mapping[str, int], limits: Mapping[str, int]
) -> Likenesses:
    text = alike(words[one.number], words[other.number], weight)
    return text, nearness.place(one, other, limits), nearness.field(one, other), nearness.money(one, other)


def _explained(
    one: Item, other: Item, words: Mapping[str, Worded], weight: Mapping[str, int], limits: Mapping[str, int]
) -> Match:
    says = (
        _say_words(one, other, weight),
        nearness.say_place(one, other),
        nearness.say_field(one, other),
        nearness.say_money(one, other),
    )
    found = zip(KINDS, _likenesses(one, other, words, weight, limits), says, strict=True)
    return Match(one, other, tuple(Part(kind, likeness, limits[kind], why) for kind, likeness, why in found))


def _say_words(one: Item, other: Item, weight: Mapping[str, int]) -> Words:
    shared = shared_words(one, other, weight)
    if not shared:
        return Words("没有相同的词", "no words in common")
    return Words("都写到{words}", "both say {words}").filled(words="".join(f"“{piece}”" for piece in shared))


def _weighed(parts: Likenesses, limits: Mapping[str, int]) -> list[tuple[Fraction | None, int]]:
    return [(part, limits[kind]) for kind, part in zip(KINDS, parts, strict=True)]


def _whole(parts: list[tuple[Fraction | None, int]]) -> Fraction:
    compared = [(part, weight) for part, weight in parts if part is not None]
    return sum((weight * part for part, weight in compared), Fraction(0)) / (sum(w for _, w in compared) or 1)
