"""The middle and the spread of a few values, which one odd value does not move (中位数、绝对中位差)."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

_NORMAL = 1.482602218505602
"""What makes the median absolute deviation of normal values their standard deviation."""


@dataclass(frozen=True, slots=True)
class Middle:
    """The `median` of `of` values, and their median absolute deviation from it, `mad`, as it is."""

    median: float
    mad: float
    of: int

    def far(self, value: float) -> float | None:
        """Return how many robust standard deviations `value` lies from the middle, None where the values do not spread."""
        return (value - self.median) / (_NORMAL * self.mad) if self.mad else None


def middle(values: Iterable[float]) -> Middle:
    """Return the middle of `values`; raises ValueError where there are none."""
    values = list(values)
    if not values:
        raise ValueError("no values")
    at = median(values)
    return Middle(at, median(abs(value - at) for value in values), len(values))
