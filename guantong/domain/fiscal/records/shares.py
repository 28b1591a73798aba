"""A share is computed from whole fen and rounded once, where it is shown; what rounding leaves over is told (比率、尾差)."""

from collections.abc import Iterable
from fractions import Fraction

from guantong.domain.money import Unit


def share(part: int, whole: int) -> Fraction | None:
    """Return `part` of `whole` exactly, None where there is no whole to take a share of."""
    return Fraction(part, whole) if whole else None


def percent(part: int, whole: int, decimals: int = 1) -> str:
    """Return the share as it is shown, 40.7%, rounded half away from zero once; a dash where there is no whole."""
    exact = share(part, whole)
    if exact is None:
        return "—"
    steps = _rounded(exact * 100 * 10**decimals)
    whole_steps, rest = divmod(abs(steps), 10**decimals)
    sign = "-" if steps < 0 else ""
    return f"{sign}{whole_steps}" + (f".{rest:0{decimals}d}%" if decimals else "%")


def rounded(fen: int, unit: Unit, decimals: int = 2) -> int:
    """Return how many of the smallest shown steps of `unit` an amount in fen is, rounded half away from zero: of 万元 with 2, 100 元."""
    return _rounded(Fraction(fen * 10**decimals, unit.fen))


def left_by_rounding(parts: Iterable[int], unit: Unit, decimals: int = 2) -> int:
    """Return by how many shown steps the shown total of `parts` in fen differs from the sum of the shown parts (尾差)."""
    parts = tuple(parts)
    return rounded(sum(parts), unit, decimals) - sum(rounded(part, unit, decimals) for part in parts)


def _rounded(exact: Fraction) -> int:
    size = abs(exact)
    whole = (2 * size.numerator + size.denominator) // (2 * size.denominator)
    return -whole if exact < 0 else whole
