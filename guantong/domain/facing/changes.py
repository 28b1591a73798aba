"""What a round of conferring changed: the fates before it beside those after (本轮变化)."""

from collections.abc import Iterable
from dataclasses import dataclass

from guantong.domain.facing.fates import Fate


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an item, and what had been decided before; None for nothing."""

    number: str
    before: Fate | None
    after: Fate | None


def changes(before: Iterable[Fate], after: Iterable[Fate]) -> list[Change]:
    """Return the items whose fate differs, by number; the round in which it was decided is no difference."""
    old, new = ({one.number: one for one in fates} for fates in (before, after))
    return [
        Change(number, old.get(number), new.get(number))
        for number in sorted({*old, *new})
        if _said(old.get(number)) != _said(new.get(number))
    ]


def _said(fate: Fate | None) -> tuple[object, ...] | None:
    if fate is None:
        return None
    return fate.kind, fate.into, fate.amount, fate.year, fate.reason, fate.document, fate.words
