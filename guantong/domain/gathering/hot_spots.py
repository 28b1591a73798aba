"""Where and when needs pile up, and whether more than in the same months of last year (热点与增长)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

FEW = 5
"""Below this a rate says nothing, and a cell may point at a household: shown as few 数少, never as growth."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One need as it is counted: where, on which subject, when; nothing of who or what was said."""

    place: str
    field: str
    on: date
    copy: bool = False
    """A person shows it as a copy of another: it counts, and how many such there are is told beside the count."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and field in some months: how many this year and in the same months last year, by month."""

    place: str
    field: str
    count: int
    before: int
    months: tuple[int, ...]
    copies: int = 0
    copies_before: int = 0

    @property
    def few(self) -> bool:
        """True when this year has too few to say anything about growth."""
        return self.count < FEW

    @property
    def growth(self) -> Fraction | None:
        """Growth against last year; None (not computed) where either year has too few."""
        return _growth(self.count, self.before)

    @property
    def growth_of_different(self) -> Fraction | None:
        """Growth where what says the same counts once: what a campaign of copies leaves of it."""
        return _growth(self.count - self.copies, self.before - self.copies_before)


def _growth(now: int, before: int) -> Fraction | None:
    return None if now < FEW or before < FEW else Fraction(now - before, before)


def spots(voices: Iterable[Voice], until: date) -> list[Spot]:
    """Return every place and field of the year of `until`, most first; last year's only up to the same day."""
    now: Counter[tuple[str, str]] = Counter()
    before: Counter[tuple[str, str]] = Counter()
    months: Counter[tuple[str, str, int]] = Counter()
    copies: Counter[tuple[str, str, int]] = Counter()
    for one in voices:
        key = (one.place, one.field)
        if one.on.year == until.year and one.on <= until:
            now[key] += 1
            copies[*key, until.year] += one.copy
            months[one.place, one.field, one.on.month] += 1
        elif one.on.year == until.year - 1 and (one.on.month, one.on.day) <= (until.month, until.day):
            before[key] += 1
            copies[*key, until.year - 1] += one.copy
    found = [
        Spot(
            *key, now[key], before[key], tuple(months[*key, month] for month in range(1, until.month + 1)),
            copies[*key, until.year], copies[*key, until.year - 1],
        )
        for key in {*now, *before}
    ]  # fmt: skip
    return sorted(found, key=lambda spot: (-spot.count, spot.place, spot.field))
