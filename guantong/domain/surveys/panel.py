"""A public panel drawn by lot and checked against quotas: from a list, a published seed and rules, drawn again by anybody (公众参与库抽选).

Round 1 orders the list by SHA-256 of "seed/1, newline, id" and takes the first; a panel that misses a quota is put back whole and
round 2 is drawn. Nobody is exchanged by hand, so that the chance of one does not hang on the liking of another.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shlex import quote

from guantong.domain.rule_engine.thresholds import Limits, Own
from guantong.domain.statistics.sampling import digest, drawn
from guantong.domain.words import Words

_FILE = Path(__file__).with_suffix(".yaml")
ROUNDS = 2000
"""After so many rounds the quotas are held to ask too much of the list."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the list: an id that says nothing of who it is, and the traits that quotas speak of."""

    id: str
    traits: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Quota:
    """Of those drawn, at least and at most so many have `value` for `trait`."""

    trait: str
    value: str
    least: int
    most: int

    def met(self, people: Sequence[Person]) -> bool:
        """True where as many as must and no more than may have it."""
        return self.least <= sum(one.traits.get(self.trait) == self.value for one in people) <= self.most


@dataclass(frozen=True, slots=True)
class Panel:
    """Who was drawn, in which round, and who was named besides; the digest of the list that was drawn from."""

    drawn: tuple[Person, ...]
    named: tuple[str, ...]
    round: int
    seed: str
    digest: str


class QuotasNotMet(Exception):
    """No round met the quotas: `often` says how often each was missed."""

    def __init__(self, often: Mapping[Quota, int]) -> None:
        self.often = dict(often)
        super().__init__(", ".join(f"{one.trait}={one.value}" for one in often))


def limits(day: date, own: tuple[Own, ...] = ()) -> Limits:
    """Return how large a panel is and how much of it is drawn, as in force on `day`; before the guidance: UndatedLimitError."""
    return Limits(_FILE, day, "", own)


def problems(size: int, to_draw: int, limits: Limits) -> tuple[Words, ...]:
    """Return what in a panel of `size`, of which `to_draw` by lot, departs from the guidance; a person may still decide so."""
    wrong = []
    least, most = limits["least"].value, limits["most"].value
    if not least <= size <= most:
        says = Words("指南的人数为 {least} 至 {most} 人，这里是 {size} 人。", "The guidance says {least} to {most} people; here they are {size}.")  # fmt: skip
        wrong.append(says.filled(least=least, most=most, size=size))
    low, high = limits["drawn_least"].value, limits["drawn_most"].value
    if not low * size <= 100 * to_draw <= high * size:
        says = Words("指南的随机抽取比例为 {low}% 至 {high}%，这里是 {size} 人中 {drawn} 人。", "The guidance has {low} to {high} % drawn by lot; here {drawn} of {size}.")  # fmt: skip
        wrong.append(says.filled(low=low, high=high, size=size, drawn=to_draw))
    return tuple(wrong)


def draw(pool: Sequence[Person], size: int, seed: str, quotas: Sequence[Quota], named: Sequence[str] = ()) -> Panel:
    """Return the first panel of `size` that meets every quota; `named` sit besides and are never drawn as well.

    Raises ValueError where the list is too short or a person stands on it twice, QuotasNotMet after `ROUNDS` rounds.
    """
    people = {one.id: one for one in pool if one.id not in set(named)}
    if len({one.id for one in pool}) != len(pool):
        raise ValueError("somebody stands on the list twice")
    if not 1 <= size <= len(people):
        raise ValueError(f"{size} of {len(people)}")
    listed = dict.fromkeys(people, "")
    missed: Counter[Quota] = Counter()
    for number in range(1, ROUNDS + 1):
        found = tuple(people[one.id] for one in drawn(listed, size, f"{seed}/{number}"))
        wrong = [quota for quota in quotas if not quota.met(found)]
        if not wrong:
            return Panel(found, tuple(named), number, seed, digest(listed))
        missed.update(wrong)
    raise QuotasNotMet(missed)


def again(seed: str, round_: int, size: int) -> str:
    """Return the command by which anybody draws a round again: `list.txt` bears an id a line, without those who were named."""
    seeded = quote(f"{seed}/{round_}")
    return f'while read -r id; do printf \'%s %s\\n\' "$(printf \'%s\\n%s\' {seeded} "$id" | sha256sum | cut -c1-64)" "$id"; done < list.txt | sort | head -n {size}'


SAME_LIST = "LC_ALL=C sort list.txt | sed 's/$/\\t/' | sha256sum"
"""The command whose answer is the digest of the list."""
