"""How much attention a project draws, as points with the arithmetic shown; a list for people to choose from, no verdict (关注度)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

_FILE = Path(__file__).with_suffix(".yaml")
PARTS = {
    "appeals": Words("诉求", "appeals"), "objections": Words("异议", "objections"), "nominations": Words("代表提名", "nominations"),
    "opinions": Words("意见", "opinions"), "money": Words("资金", "money"),
}  # fmt: skip
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Noticed:
    """A project and what was counted of it; `money` in fen. A count nobody made is None and draws no points: it is not nothing."""

    code: str
    name: str
    unit: str
    appeals: int | None
    objections: int | None
    nominations: int | None
    opinions: int | None
    money: int | None
    source: str = ""

    def count(self, part: str) -> int | None:
        """Return what was counted of a part."""
        found: int | None = getattr(self, part)
        return found


@dataclass(frozen=True, slots=True)
class Point:
    """One part of an index: the count, the share of the others with less (hundredths; None: not counted), its weight."""

    part: str
    count: int | None
    share: int | None
    weight: int


@dataclass(frozen=True, slots=True)
class Attention:
    """A project with its points; `total` is Σ share × weight, in hundredths of a point."""

    project: Noticed
    points: tuple[Point, ...]

    @property
    def total(self) -> int:
        """Whole numbers, so that the order is no matter of rounding."""
        return sum((one.share or 0) * one.weight for one in self.points)

    @property
    def uncounted(self) -> int:
        """How many parts nobody counted."""
        return sum(one.share is None for one in self.points)


def weights(day: date) -> Limits:
    """Return the weights in force on `day`, each with its source."""
    return Limits(_FILE, day, "", ())


def attention(projects: Sequence[Noticed], day: date) -> tuple[Attention, ...]:
    """Return every project with its points, the highest first; equal ones by code."""
    in_force = weights(day)
    found = [
        Attention(one, tuple(_point(part, one, projects, in_force[part].value) for part in PARTS)) for one in projects
    ]
    return tuple(sorted(found, key=lambda one: (-one.total, one.project.code)))


def _point(part: str, one: Noticed, projects: Sequence[Noticed], weight: int) -> Point:
    count, others = (
        one.count(part),
        [found for other in projects if other is not one and (found := other.count(part)) is not None],
    )
    if count is None:
        return Point(part, None, None, weight)
    share = sum(other < count for other in others) * WHOLE // len(others) if others else 0
    return Point(part, count, share, weight)
