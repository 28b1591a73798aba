"""An item of one of the two lists: the government's projects 政府项目清单, the people's suggestions 项目建议清单."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from guantong.domain.words import Words

Side = Literal["government", "people"]
SIDES: dict[Side, Words] = {
    "government": Words("政府项目清单", "the government's list"),
    "people": Words("项目建议清单", "the people's list"),
}

_FIGURES = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list: what two lists are compared by, and nothing about who proposed it.

    `number` names it (G-07, R-12) and is its own on both lists together; `amount` is fen, None where none was given;
    `place` a path of organisation codes, "" where it is not known; `field` a code, "" likewise.
    """

    number: str
    side: Side
    title: str
    content: str = ""
    amount: int | None = None
    place: str = ""
    place_name: str = ""
    field: str = ""
    field_name: str = ""

    @property
    def text(self) -> str:
        """Title and content as one text."""
        return f"{self.title}\n{self.content}"


def order_of(item: Item) -> tuple[str, list[tuple[int, int, str]]]:
    """Return what items are ordered by: their list, then their number as people count, G-2 before G-10."""
    parts = [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _FIGURES.split(item.number) if part]
    return item.side, parts


def ordered(items: Iterable[Item]) -> list[Item]:
    """Return items in the order of their lists, then of their numbers, whatever order they came in. Raises ValueError for a number twice."""
    found = sorted(items, key=order_of)
    if len({one.number for one in found}) != len(found):
        raise ValueError("a number stands twice")
    return found
