"""What a year will come to, with the interval in which it lies four times of five (年末预测，80% 区间).

From own past years: by this day of the year, what multiple of what was paid by then did the year come to? Multiples of several years
are taken as log-normal, so the interval is Student's for one more observation: it holds 80 % whether there are two years or ten. Two
years alone make it wide; how much the years of all like subjects spread narrows it, by moderated variances (Smyth 2004, empirical
Bayes): the more alike the subjects' spreads are, the more further years theirs are worth.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, floor, log, sqrt
from statistics import NormalDist, mean, variance

from guantong.domain.words import Words

LEVEL = 0.8
LEAST_YEARS = 2
_MOST_WORTH = 60.0
"""However alike their spreads, like subjects are worth no more degrees of freedom than this."""
_T90 = (3.077684, 1.885618, 1.637744, 1.533206, 1.475884, 1.439756, 1.414924, 1.396815, 1.383029, 1.372184)
"""Student's quantile of 0.9 for 1 … 10 degrees of freedom."""

_NOTHING = Words("截至当日尚无支付，不能预测全年", "Nothing has been paid yet, the year cannot be foreseen")
_FEW = Words(
    "可比的往年只有 {years} 年，至少要 {least} 年才能预测",
    "Only {years} past years can be compared, a forecast needs {least}",
)


@dataclass(frozen=True, slots=True)
class PastYear:
    """What was paid in a past year by the same day, and in all of it, in fen."""

    by_then: int
    total: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """The year's likely `total` and the interval `low` … `high` that holds it four times of five, in fen, from `years` past ones."""

    total: int
    low: int
    high: int
    years: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How the logarithms of like subjects' multiples vary from year to year, worth `freedom` degrees of freedom to each of them."""

    variance: float
    freedom: float


def forecast(paid: int, past: Sequence[PastYear], spread: Spread | None = None) -> Forecast | Words:
    """Return what a year will come to of which `paid` fen were paid so far, or why that cannot be said.

    `spread` is that of all like subjects on the same day of the year (`spread_of`); without it the past years speak alone.
    """
    logs = _logs(past)
    if paid <= 0:
        return _NOTHING
    if len(logs) < LEAST_YEARS:
        return _FEW.filled(years=len(logs), least=LEAST_YEARS)
    middle, freedom = mean(logs), float(len(logs) - 1)
    varies = variance(logs)
    if spread is not None:
        varies = (freedom * varies + spread.freedom * spread.variance) / (freedom + spread.freedom)
        freedom += spread.freedom
    reach = _t90(freedom) * sqrt(varies * (1 + 1 / len(logs)))
    low, total, high = (
        max(paid, round(paid * exp(min(at, _LARGEST)))) for at in (middle - reach, middle, middle + reach)
    )
    return Forecast(total, low, high, len(logs))


def spread_of(pasts: Iterable[Sequence[PastYear]]) -> Spread | None:
    """Return how much the years of like subjects vary about their own middles, None where too few vary to tell.

    Each subject's past years are given apart. Both numbers come from the mean and the variance of the logarithms of the subjects'
    variances, less what chance alone gives those.
    """
    seen = [(variance(logs), (len(logs) - 1) / 2) for logs in map(_logs, pasts) if len(logs) >= LEAST_YEARS]
    seen = [(varies, half) for varies, half in seen if varies > 0]
    if len(seen) < _LEAST_SUBJECTS:
        return None
    logs = [log(varies) - _digamma(half) + log(half) for varies, half in seen]
    excess = variance(logs) - mean(_trigamma(half) for _, half in seen)
    half = min(_trigamma_inverse(excess), _MOST_WORTH / 2) if excess > 0 else _MOST_WORTH / 2
    return Spread(exp(mean(logs) + _digamma(half) - log(half)), 2 * half)


_LEAST_SUBJECTS = 10
_LARGEST = 30.0
"""The logarithm of the largest multiple that is told: beyond it an interval says nothing."""


def _logs(past: Sequence[PastYear]) -> list[float]:
    return [log(one.total / one.by_then) for one in past if one.by_then > 0 and one.total > 0]


def _t90(freedom: float) -> float:
    whole = floor(freedom)
    if whole < len(_T90):
        share = (1 / whole - 1 / freedom) / (
            1 / whole - 1 / (whole + 1)
        )  # between whole numbers it is straight in 1 / freedom
        return _T90[whole - 1] + share * (_T90[whole] - _T90[whole - 1])
    z = NormalDist().inv_cdf((1 + LEVEL) / 2)
    return z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)


def _digamma(x: float) -> float:
    below = 0.0
    while x < 6:
        below, x = below - 1 / x, x + 1
    return below + log(x) - 1 / (2 * x) - 1 / (12 * x**2) + 1 / (120 * x**4) - 1 / (252 * x**6)


def _trigamma(x: float) -> float:
    below = 0.0
    while x < 6:
        below, x = below + 1 / x**2, x + 1
    return below + 1 / x + 1 / (2 * x**2) + 1 / (6 * x**3) - 1 / (30 * x**5) + 1 / (42 * x**7)


def _trigamma_inverse(value: float) -> float:
    low, high = 1e-3, 1e6
    for _ in range(100):
        middle = sqrt(low * high)
        low, high = (middle, high) if _trigamma(middle) > value else (low, middle)
    return low
