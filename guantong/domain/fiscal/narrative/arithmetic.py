"""Recomputing a printed percentage from printed amounts, with what rounding allows and no more (复算)."""

from fractions import Fraction

from guantong.domain.fiscal.narrative.comparisons import Percentage
from guantong.domain.money import Amount

WHOLE = 10_000
"""Hundredths of a percent in one."""


def fits(printed: Percentage, part: Amount, whole: Amount, less_whole: bool = False) -> bool | None:
    """Tell whether `printed` can be part ÷ whole (or (part − whole) ÷ whole when `less_whole`).

    Every amount may be off by half its printed step, the percentage by one step, since some are cut
    instead of rounded. None when `whole` may be zero: then no percentage exists. A decrease may be
    printed without its sign, so only sizes are compared.
    """
    low_whole = Fraction(2 * whole.fen - whole.step, 2)
    high_whole = Fraction(2 * whole.fen + whole.step, 2)
    if low_whole <= 0:
        return None
    parts = (Fraction(2 * part.fen - part.step, 2), Fraction(2 * part.fen + part.step, 2))
    ratios = [(p - (w if less_whole else 0)) / w * WHOLE for p in parts for w in (low_whole, high_whole)]
    low, high = min(ratios) - printed.step, max(ratios) + printed.step
    return low <= printed.value <= high or (less_whole and low <= -printed.value <= high)


def percent(part: int, whole: int) -> str:
    """Return part ÷ whole as text with two decimals: `7.25%`; whole must not be 0."""
    hundredths = round(Fraction(part, whole) * WHOLE)
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}%"
