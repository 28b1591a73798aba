"""The opened box as it is published: every ballot one line, one root over all; who holds the root finds any change (票箱).

A line names the box, a slip drawn at the opening, and the marks. The slip is new: nobody ever had it as a receipt.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.seal.tree import leaf_hash, root


@dataclass(frozen=True, slots=True, order=True)
class Slip:
    """One ballot of an opened box."""

    number: str
    marks: tuple[str, ...]

    def line(self, box: str) -> str:
        """Return the ballot as it is published and sealed."""
        return canonical({"box": box, "slip": self.number, "marks": list(self.marks)})


def lines_of(box: str, slips: Iterable[Slip]) -> list[str]:
    """Return the lines of a box in the order of their slips: the order is part of what is sealed."""
    return [slip.line(box) for slip in sorted(slips)]


def box_root(lines: Sequence[str]) -> str:
    """Return the root (SM3) over the lines of a box as they stand."""
    return root(sm3, [leaf_hash(sm3, line) for line in lines])


def agrees(held: str, lines: Sequence[str]) -> bool:
    """True when a box is the one whose root somebody holds: no ballot added, dropped, altered, swapped."""
    return box_root(lines) == held
