"""What a year will come to, with the interval in which it lies four times of five (年末预测，80% 区间).

From own past years: what the rest of the year cost from this day on, as a share of what might be spent. How far such a forecast misses
is known from those years themselves, each foretold from the others; the misses of all like subjects are pooled, and the interval lies
between their tenth and ninetieth hundredth. A year foretold from k others misses by √(1 + 1/k) times what single years vary by: misses
are pooled at the scale of single years, so that subjects with two past years and with ten can share them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor, sqrt
from statistics import mean

from guantong.domain.words import Words

LOW, HIGH = 0.1, 0.9
LEAST_YEARS = 2
LEAST_ERRORS = 20
"""So many past years foretold from others say how far forecasts miss; of fewer nobody can tell the outer tenths."""

_NO_SIZE = Words("本年没有可用额度，不能预测全年", "Nothing may be spent this year, it cannot be foreseen")
_FEW = Words(
    "可比的往年只有 {years} 年，至少要 {least} 年才能预测",
    "Only {years} past years can be compared, a forecast needs {least}",
)
_FEW_ERRORS = Words(
    "同类往年的预测误差只有 {errors} 个，至少要 {least} 个才能给出区间",
    "Of like years only {errors} misses are known, an interval needs {least}",
)


@dataclass(frozen=True, slots=True)
class PastYear:
    """What was paid in a past year by the same day, and in all of it, and its `size`: what might be spent (all in fen)."""

    by_then: int
    total: int
    size: int

    @property
    def rest(self) -> float:
        """What the rest of the year cost, as a share of its size."""
        return (self.total - self.by_then) / self.size


@dataclass(frozen=True, slots=True)
class Forecast:
    """The year's likely `total` and the interval `low` … `high` that holds it four times of five, in fen, from `years` past ones."""

    total: int
    low: int
    high: int
    years: int


def forecast(
    paid: int, size: int, past: Sequence[PastYear], errors: Sequence[float], least: int = LEAST_ERRORS
) -> Forecast | Words:
    """Return what a year of `size` fen will come to of which `paid` fen were paid so far, or why that cannot be said.

    `errors` are those of all like subjects on the same day of the year (`errors_of`), at `least` so many.
    """
    rests = _rests(past)
    if size <= 0:
        return _NO_SIZE
    if len(rests) < LEAST_YEARS:
        return _FEW.filled(years=len(rests), least=LEAST_YEARS)
    if len(errors) < least:
        return _FEW_ERRORS.filled(errors=len(errors), least=least)
    wider = sqrt(1 + 1 / len(rests))
    reaches = (quantile(errors, LOW) * wider, 0.0, quantile(errors, HIGH) * wider)
    low, total, high = (max(paid, round(paid + (mean(rests) + reach) * size)) for reach in reaches)
    return Forecast(total, low, high, len(rests))


def errors_of(pasts: Iterable[Sequence[PastYear]]) -> list[float]:
    """Return how far every past year of like subjects was missed when foretold from the subject's others, as shares of its size.

    At the scale of single years; subjects with one past year tell nothing. Each subject's past years are given apart.
    """
    return [error for past in pasts for error in _missed(_rests(past))]


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which a `share` of `values` lies, straight between neighbours; raises ValueError where there are none."""
    if not values:
        raise ValueError("no values")
    ordered, at = sorted(values), share * (len(values) - 1)
    below = floor(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)


def _rests(past: Sequence[PastYear]) -> list[float]:
    return [one.rest for one in past if one.size > 0]


def _missed(rests: Sequence[float]) -> list[float]:
    others = len(rests) - 1
    if others < 1:
        return []
    whole, single = sum(rests), sqrt(1 + 1 / others)
    return [(rest - (whole - rest) / others) / single for rest in rests]
