"""One line of small multiples: how far a thing has come by month, drawn beside its row on the same scale as all others (小图)."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_STEP, _HEIGHT, _TOP = 14.5, 36, 11_000
"""A month's width, the height, and the share (in basis points) that reaches the upper edge."""


@dataclass(frozen=True, slots=True)
class Spark:
    """Shares in basis points by month: `actual` to the day, `plan` for the whole year or nothing; `says` it in a sentence."""

    actual: Sequence[int]
    plan: Sequence[int]
    says: str

    def __str__(self) -> str:
        return self.says

    @property
    def svg(self) -> str:
        """The drawing: plan dashed, actual solid, a point on its last month, a hairline at the whole."""
        whole, width = _height(10_000), 12 * _STEP
        parts = [f'<path class="whole" d="M0 {whole}H{width}"/>']
        if self.plan:
            parts.append(f'<polyline class="plan" points="{_points(self.plan)}"/>')
        if self.actual:
            at = len(self.actual) - 1
            parts.append(f'<polyline class="actual" points="{_points(self.actual)}"/>')
            parts.append(f'<circle cx="{_across(at)}" cy="{_height(self.actual[at])}" r="2"/>')
        return (
            f'<svg class="spark" viewBox="0 0 {width} {_HEIGHT}" role="img" aria-label="{escape(self.says)}">'
            f"{''.join(parts)}</svg>"
        )


def _points(shares: Sequence[int]) -> str:
    return " ".join(f"{_across(at)},{_height(share)}" for at, share in enumerate(shares))


def _across(at: int) -> float:
    return round(at * _STEP + _STEP / 2, 1)


def _height(share: int) -> float:
    kept = min(max(share, 0), _TOP)
    return round(_HEIGHT - 2 - kept * (_HEIGHT - 4) / _TOP, 1)
