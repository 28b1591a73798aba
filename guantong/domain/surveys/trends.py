"""A line is drawn through years only while wording, way of asking and population are the same; otherwise it breaks (趋势)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.statistics.intervals import Share
from guantong.domain.surveys.questionnaire import Question, Questionnaire, written
from guantong.domain.words import Words

_CHANGED = {
    "wording": Words("题目或选项的措辞变了", "the wording changed"),
    "mode": Words("调查方式变了", "the way of asking changed"),
    "population": Words("调查对象变了", "the population changed"),
}


@dataclass(frozen=True, slots=True)
class TrendKey:
    """What must be equal for two results to stand on one line."""

    wording: str
    mode: str
    population: str

    def changed(self, since: "TrendKey") -> tuple[Words, ...]:
        """Return what is no longer as it was, in words; nothing where the line may be drawn."""
        return tuple(words for name, words in _CHANGED.items() if getattr(self, name) != getattr(since, name))


@dataclass(frozen=True, slots=True)
class Point:
    """One result: when (year or year-month), its key, its share with the interval."""

    at: str
    key: TrendKey
    share: Share


@dataclass(frozen=True, slots=True)
class Stretch:
    """Points that may be joined, and why the line broke before them (nothing at the first)."""

    points: tuple[Point, ...]
    because: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """After less before, in percentage points with its interval of 95 %; None where the two cannot be compared, and why."""

    difference: float | None
    low: float = 0.0
    high: float = 0.0
    because: tuple[Words, ...] = ()

    @property
    def says(self) -> Words:
        """In one sentence; that one came after the other proves no cause."""
        if self.difference is None:
            return Words("前后不可比：{why}。", "Before and after cannot be compared: {why}.").filled(
                why=Words("、".join(one.zh for one in self.because), ", ".join(one.en for one in self.because))
            )
        if self.low <= 0 <= self.high:
            return Words("变化在误差范围内。", "The change is within the margin of error.")
        rose = Words("高于", "above") if self.difference > 0 else Words("低于", "below")
        return Words("实施后{rose}实施前，超出误差范围；并列展示，不等于因果。", "After is {rose} before, beyond the margin of error; side by side, not cause and effect.").filled(rose=rose)  # fmt: skip


def key_of(questionnaire: Questionnaire, question: Question, mode: str) -> TrendKey:
    """Return the trend key of one question: every word of it and of its options counts, their order too."""
    (said,) = (one for one in written(questionnaire)["questions"] if one["key"] == question.key)
    return TrendKey(sm3(canonical({**said, "key": ""}).encode()), mode, questionnaire.population)


def stretches(points: Sequence[Point]) -> tuple[Stretch, ...]:
    """Return the line in pieces, oldest first: a new piece wherever wording, mode or population changed."""
    return tuple(_stretches(sorted(points, key=lambda one: one.at)))


def change(before: Point, after: Point) -> Change:
    """Return the change of a share, by Newcombe's interval of two Wilson intervals (his method 10)."""
    broken = after.key.changed(before.key)
    if broken:
        return Change(None, because=broken)
    was, now = before.share, after.share
    difference = now.rate - was.rate
    down = sqrt((now.rate - now.low) ** 2 + (was.high - was.rate) ** 2)
    up = sqrt((now.high - now.rate) ** 2 + (was.rate - was.low) ** 2)
    return Change(difference, difference - down, difference + up)


def _stretches(points: Sequence[Point]) -> Iterator[Stretch]:
    piece: list[Point] = []
    because: tuple[Words, ...] = ()
    for point in points:
        broken = point.key.changed(piece[-1].key) if piece else ()
        if broken:
            yield Stretch(tuple(piece), because)
            piece, because = [], broken
        piece.append(point)
    if piece:
        yield Stretch(tuple(piece), because)
