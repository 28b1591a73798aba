"""By what deputies score, as a document of the district has it: items, the points of each, weights (评分标准).

No rubric is built in, and no words 优良中差 either: bands stand in a rubric when its own document names them. Points are tenths.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from guantong.domain.words import Words

TENTHS = 10
STEPS = {
    10: Words("整数分", "whole points"),
    5: Words("半分", "half points"),
    1: Words("一位小数", "tenths of a point"),
}
"""The steps in which points are given, in tenths."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item 评分项: what is asked, its most points (tenths), its weight in hundredths of the whole."""

    name: str
    most: int
    weight: int
    says: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A word that the district's own rule gives to totals from so many points of a hundred (tenths)."""

    called: str
    least: int


@dataclass(frozen=True, slots=True)
class Rubric:
    """A rubric of a document: `least` and `step` of every item in tenths; `bands` empty unless the document names them."""

    document: str
    since: date
    items: tuple[Item, ...]
    least: int = 0
    step: int = TENTHS
    bands: tuple[Band, ...] = ()

    def wrong(self) -> Words | None:
        """Return what makes it no rubric, or None."""
        if not self.items:
            return Words("至少写明一个评分项", "at least one item")
        if len({item.name for item in self.items}) != len(self.items):
            return Words("两个评分项同名", "two items bear one name")
        if any(item.most <= self.least or (item.most - self.least) % self.step for item in self.items):
            return Words(
                "评分项的最高分应高于最低分，并能按所定的分值间隔得到",
                "an item's most points lie above the least, by whole steps",
            )
        if (total := sum(item.weight for item in self.items)) != 100:
            return Words("各项权重合计应为 100，现为 {total}", "the weights come to {total}, not to 100").filled(
                total=total
            )
        if len({band.least for band in self.bands}) != len(self.bands):
            return Words("两个等次从同一分数起", "two bands begin at the same points")
        return None

    def refuses(self, at: int, points: int | None) -> Words | None:
        """Return why so many points (tenths) cannot be given to the item at `at`, or None."""
        item = self.items[at]
        if points is None:
            return Words("“{name}”没有打分", "“{name}” has no points").filled(name=item.name)
        if not self.least <= points <= item.most:
            return _OUTSIDE.filled(
                name=item.name, least=printed(self.least), most=printed(item.most), given=printed(points)
            )
        if (points - self.least) % self.step:
            return _STEP.filled(name=item.name, step=STEPS[self.step])
        return None

    @property
    def scales(self) -> list[tuple[Item, Words]]:
        """Every item with its scale in words."""
        return [
            (item, _SCALE.filled(least=printed(self.least), most=printed(item.most), weight=item.weight))
            for item in self.items
        ]

    def total(self, points: Sequence[int | Fraction]) -> Fraction:
        """Return the total of a hundred: each item's share of its most points by its weight, exactly."""
        return sum(
            (Fraction(given) * item.weight / item.most for item, given in zip(self.items, points, strict=True)),
            Fraction(0),
        )

    def band(self, total: Fraction) -> str:
        """Return the word of the district's own rule for a total, "" where it has none."""
        reached = [band for band in self.bands if total * TENTHS >= band.least]
        return max(reached, key=lambda band: band.least).called if reached else ""

    def plain(self) -> dict[str, Any]:
        """Return it as plain data, to be kept."""
        return {
            "document": self.document, "since": self.since.isoformat(), "least": self.least, "step": self.step,
            "items": [{"name": i.name, "most": i.most, "weight": i.weight, "says": i.says} for i in self.items],
            "bands": [{"called": band.called, "least": band.least} for band in self.bands],
        }  # fmt: skip


def rubric_from(kept: Mapping[str, Any]) -> Rubric:
    """Return the rubric that was kept."""
    return Rubric(
        kept["document"], date.fromisoformat(kept["since"]), tuple(Item(**item) for item in kept["items"]), kept["least"],
        kept["step"], tuple(Band(**band) for band in kept["bands"]),
    )  # fmt: skip


def printed(tenths: int) -> str:
    """Return points as they are written: 8, 8.5."""
    return f"{tenths // TENTHS}" if tenths % TENTHS == 0 else f"{tenths // TENTHS}.{tenths % TENTHS}"


def tenths_from(typed: str) -> int | None:
    """Return typed points as tenths; None for what is no such number."""
    whole, dot, part = typed.strip().translate(str.maketrans("０１２３４５６７８９．", "0123456789.")).partition(".")
    sign = -1 if whole.startswith("-") else 1
    whole = whole.removeprefix("-")
    if not (whole.isascii() and whole.isdecimal() and len(whole) < 6) or (
        dot and not (part.isascii() and part.isdecimal() and len(part) == 1)
    ):
        return None
    return sign * (int(whole) * TENTHS + int(part or 0))


_SCALE = Words("{least} 到 {most} 分，权重 {weight}%", "{least} to {most} points, weight {weight} %")
_OUTSIDE = Words(
    "“{name}”的分数应在 {least} 到 {most} 之间，填的是 {given}", "“{name}” takes {least} to {most} points, not {given}"
)
_STEP = Words("“{name}”按{step}打分", "“{name}” is scored in {step}")
