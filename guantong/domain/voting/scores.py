"""What scores come to: how often each was given, the plain mean, and on demand what nine people's scores cannot bear (评分结果).

Exact: fractions of tenths, rounded only where they are printed, half up, and the print says so.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from guantong.domain.voting.rubric import TENTHS, Rubric

ENOUGH = 10
"""Raters from which a trimmed mean, agreement and an interval are shown at all: below, they would be false science."""
_T_975 = (
    2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
"""The 97.5 % quantiles of Student's t for 9 … 30 degrees of freedom; beyond, 1.96 of the normal one plus what is left."""


@dataclass(frozen=True, slots=True)
class Spread:
    """One item's or the totals' scores: how often each was given (tenths), and their exact mean in tenths."""

    name: str
    counts: tuple[tuple[Fraction, int], ...]
    mean: Fraction


@dataclass(frozen=True, slots=True)
class Closer:
    """What is only looked at on demand: trimmed mean (one highest and one lowest left out), agreement 0…1, interval of 95 % (tenths)."""

    trimmed: Fraction
    agreement: Fraction
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Scored:
    """The result of so many sheets: each item, and the totals of a hundred (in tenths too)."""

    raters: int
    items: tuple[Spread, ...]
    total: Spread
    closer: Closer | None
    """None below ENOUGH raters."""


def scored(rubric: Rubric, sheets: Sequence[Sequence[int]]) -> Scored | None:
    """Return what the sheets come to, each the points of every item in tenths; None of no sheet."""
    if not sheets:
        return None
    columns = list(zip(*sheets, strict=True))
    items = tuple(
        spread(item.name, [Fraction(one) for one in column]) for item, column in zip(rubric.items, columns, strict=True)
    )
    totals = [rubric.total(sheet) * TENTHS for sheet in sheets]
    return Scored(len(sheets), items, spread("", totals), closer(totals) if len(sheets) >= ENOUGH else None)


def spread(name: str, values: Sequence[Fraction]) -> Spread:
    """Return how often each value was given, the highest first, and the plain mean."""
    return Spread(name, tuple(sorted(Counter(values).items(), reverse=True)), sum(values, Fraction(0)) / len(values))


def closer(values: Sequence[Fraction]) -> Closer:
    """Return the closer look at totals of a hundred in tenths; raises ValueError below ENOUGH raters.

    Agreement is 1 less the mean difference of any two raters as a share of the scale; the interval is Student's.
    """
    n = len(values)
    if n < ENOUGH:
        raise ValueError("too few raters for a closer look")
    inner, mean = sorted(values)[1:-1], sum(values, Fraction(0)) / n
    apart = sum((abs(one - other) for at, one in enumerate(values) for other in values[at + 1 :]), Fraction(0))
    half = _t(n - 1) * sqrt(sum((one - mean) ** 2 for one in values) / (n - 1) / n)
    return Closer(
        sum(inner, Fraction(0)) / len(inner),
        1 - apart / (n * (n - 1) // 2) / (100 * TENTHS),
        float(mean) - half,
        float(mean) + half,
    )


def in_points(tenths: Fraction, decimals: int = 2) -> str:
    """Return tenths as points, rounded half up to so many decimals."""
    scale = 10**decimals
    whole = (tenths / TENTHS * scale * 2 + 1) // 2
    return f"{whole // scale}.{whole % scale:0{decimals}d}" if decimals else f"{whole}"


def _t(freedom: int) -> float:
    at = freedom - 9
    return _T_975[at] if at < len(_T_975) else 1.96 + 2.4 / freedom
