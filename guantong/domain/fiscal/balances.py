"""Whether figures are sound: a whole and its parts, to the fen, with the printed rounding allowed (勾稽)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from guantong.domain.fiscal.table import Value


class Weighed(StrEnum):
    """What came of weighing a whole against its parts."""

    HOLDS = "holds"
    ROUNDING = "rounding"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Balance:
    """A whole, what its parts sum to, and how much of the difference printing alone can explain.

    All amounts in fen. `allowed` is half a printed step of every addend, the whole included: a figure
    printed in 万元 with two decimals may be off by 50 元, so three of them by 150 元 together.
    """

    whole: int
    parts: int
    allowed: int

    @property
    def difference(self) -> int:
        """Whole minus parts, in fen."""
        return self.whole - self.parts

    @property
    def verdict(self) -> Weighed:
        """HOLDS to the fen, ROUNDING within `allowed`, else BROKEN."""
        if self.difference == 0:
            return Weighed.HOLDS
        return Weighed.ROUNDING if abs(self.difference) <= self.allowed else Weighed.BROKEN


def unread(values: Iterable[Value | None]) -> tuple[Value, ...]:
    """Return those of `values` that are printed but could not be read as amounts."""
    return tuple(value for value in values if value is not None and value.unread)


def weigh(whole: Value | None, parts: Sequence[Value | None], less: Sequence[Value | None] = ()) -> Balance | None:
    """Return the balance of `whole` against Σ `parts` − Σ `less`, or None when it cannot be computed.

    It cannot when the whole is blank or every part is: a blank is no zero, and an identity that was not
    computed did not pass. Single blank parts are absent items and add nothing. A part that is printed but
    could not be read is no absent item: what it would add is not known, so nothing can be said.
    """
    if unread((whole, *parts, *less)):
        return None
    plus = [part for part in parts if part is not None and part.fen is not None]
    minus = [part for part in less if part is not None and part.fen is not None]
    if whole is None or whole.fen is None or not (plus or minus):
        return None
    total = sum(part.fen or 0 for part in plus) - sum(part.fen or 0 for part in minus)
    steps = whole.step + sum(part.step for part in (*plus, *minus))
    return Balance(whole.fen, total, steps // 2)
