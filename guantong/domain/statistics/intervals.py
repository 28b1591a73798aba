"""The interval of a share: a rate without it would say more than its small number can (区间)."""

from dataclasses import dataclass
from math import sqrt

_Z95 = 1.959963984540054
"""The normal quantile of a two-sided interval of 95 %."""


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `of`, and the interval of 95 % in which the true rate lies."""

    hits: int
    of: int
    low: float
    high: float

    @property
    def rate(self) -> float:
        """The share itself."""
        return self.hits / self.of


def wilson(hits: int, of: int) -> Share:
    """Return the share with its Wilson interval; raises ValueError where there is nothing to take a share of."""
    if not 0 <= hits <= of or of < 1:
        raise ValueError(f"{hits} of {of}")
    rate, spread = hits / of, _Z95 * _Z95 / of
    middle = (rate + spread / 2) / (1 + spread)
    reach = _Z95 * sqrt((rate * (1 - rate) + spread / 4) / of) / (1 + spread)
    return Share(hits, of, max(0.0, middle - reach), min(1.0, middle + reach))
