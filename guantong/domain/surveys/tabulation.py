"""What was answered, counted: three origins beside each other and never together, small surveys not at all (汇总)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from guantong.domain.rule_engine.thresholds import Limits, Own
from guantong.domain.statistics.intervals import Share, wilson
from guantong.domain.surveys.answers import places
from guantong.domain.surveys.hiding import Shown, pooled, shown
from guantong.domain.surveys.questionnaire import Kind, Leaning, Question, Questionnaire
from guantong.domain.words import Words

_FILE = Path(__file__).with_name("limits.yaml")
REST = "其余"
"""The name of the groups that are too small to stand by themselves."""


class Origin(StrEnum):
    """How an answer came in. What was verified and what was not are never added."""

    VERIFIED = "verified"
    ON_BEHALF = "on_behalf"
    OPEN = "open"

    @property
    def words(self) -> Words:
        """As users read it."""
        return _ORIGINS[self]


_ORIGINS = {
    Origin.VERIFIED: Words("已核验（一人一码）", "verified (a slip each)"),
    Origin.ON_BEHALF: Words("代填", "filled in on behalf"),
    Origin.OPEN: Words("未核验（公开链接）", "not verified (open link)"),
}


@dataclass(frozen=True, slots=True)
class Response:
    """One sheet that counts: how it came, the group it belongs to ("": not known), its answers as `answers.checked` left them."""

    origin: Origin
    group: str
    answers: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Line:
    """One option: how many ticked it (of a ranking: put it first), of those who answered; a ranking's points, exact."""

    option: str
    share: Share
    points: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One question, of a matrix one row. `lines` is empty where fewer answered than may be shown, or of a text."""

    place: str
    question: Question
    answered: int | None
    lines: tuple[Line, ...]
    good: Share | None
    bad: Share | None


@dataclass(frozen=True, slots=True)
class Part:
    """One origin: how many sheets (None: fewer than may be shown, and then nothing else either), each question's result."""

    origin: Origin
    returned: int | None
    results: tuple[Result, ...]

    def result(self, place: str) -> Result:
        """Return the result of a place; raises StopIteration where nothing is shown."""
        return next(one for one in self.results if one.place == place)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One question by group, small cells hidden: the groups' names stand beside the rows, the options above the columns."""

    groups: tuple[str, ...]
    options: tuple[str, ...]
    table: Shown
    pooled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighted:
    """Shares as if every group had answered by its size: exact; an option of which a cell is hidden has None.

    `missing` groups have people and no answers: then there is no weighted share at all.
    """

    shares: dict[str, Fraction | None]
    missing: tuple[str, ...]


def limits(day: date, own: tuple[Own, ...] = ()) -> Limits:
    """Return below how many nothing is shown and what is flagged, as in force on `day`, each with its source."""
    return Limits(_FILE, day, "", own)


def tabulated(of: Questionnaire, responses: Iterable[Response], limits: Limits) -> dict[Origin, Part]:
    """Return every origin by itself. There is no total over origins: it would mix what is known with what is not."""
    least = limits["least"].value
    by_origin: dict[Origin, list[Response]] = {origin: [] for origin in Origin}
    for one in responses:
        by_origin[one.origin].append(one)
    return {origin: _part(of, origin, found, least) for origin, found in by_origin.items()}


def response_rate(issued: int, returned: int) -> Share | None:
    """Return the share of slips that came back, None where none was given out (an open link has no rate)."""
    return wilson(returned, issued) if issued else None


def broken_down(question: Question, place: str, responses: Sequence[Response], limits: Limits) -> Breakdown | None:
    """Return a single choice, a scale or a row of a matrix by group; None where fewer than two groups can stand.

    One origin at a time: ValueError. Whose group is not known stands under its empty name, as a group.
    """
    if len({one.origin for one in responses}) > 1:
        raise ValueError("two origins are never put together")
    if question.kind not in (Kind.SINGLE, Kind.SCALE, Kind.MATRIX):
        raise ValueError(f"a {question.kind} question has no one answer to break down")
    counts: dict[str, list[int]] = {}
    for one in responses:
        for ticked in one.answers.get(place, ()):
            row = counts.setdefault(one.group, [0] * len(question.options))
            row[question.keys.index(ticked)] += 1
    k = limits["cell"].value
    groups = pooled({name: tuple(row) for name, row in counts.items()}, k, REST)
    if len(groups) < 2:
        return None
    names = tuple(sorted(groups, key=lambda name: (name == REST, name)))
    return Breakdown(names, question.keys, shown([groups[name] for name in names], k), tuple(sorted(set(counts) - set(groups))))  # fmt: skip


def weighted(of: Breakdown, people: Mapping[str, int]) -> Weighted:
    """Return shares weighted by how many `people` each group has. Made of shown cells alone, so that nothing hidden can be computed.

    Raises KeyError for a group that answered and whose people nobody counted.
    """
    pool = sum(people[name] for name in of.pooled)
    sizes = {name: pool if name == REST and of.pooled else people[name] for name in of.groups}
    missing = tuple(sorted(name for name, count in people.items() if count and name not in {*of.groups, *of.pooled}))
    whole = sum(sizes.values())
    if missing or not whole:
        return Weighted(dict.fromkeys(of.options), missing)
    shares: dict[str, Fraction | None] = {}
    for column, option in enumerate(of.options):
        cells = [row[column] for row in of.table.cells]
        parts = [
            Fraction(sizes[name], whole) * Fraction(cell, total)
            for name, cell, total in zip(of.groups, cells, of.table.rows, strict=True)
            if cell is not None
        ]
        shares[option] = sum(parts, Fraction(0)) if len(parts) == len(cells) else None
    return Weighted(shares, ())


def _part(of: Questionnaire, origin: Origin, responses: Sequence[Response], least: int) -> Part:
    if len(responses) < least:
        return Part(origin, None, ())
    results = tuple(_result(one, place, responses, least) for one in of.questions for place in places(one))
    return Part(origin, len(responses), results)


def _result(question: Question, place: str, responses: Sequence[Response], least: int) -> Result:
    given = [one.answers[place] for one in responses if one.answers.get(place)]
    if len(given) < least:
        return Result(place, question, None, (), None, None)
    if question.kind is Kind.TEXT:
        return Result(place, question, len(given), (), None, None)
    ranking = question.kind is Kind.RANKING
    lines = tuple(
        Line(
            option,
            wilson(sum(option in (said[:1] if ranking else said) for said in given), len(given)),
            _points(option, given, len(question.options)) if ranking else None,
        )
        for option in question.keys
    )
    return Result(place, question, len(given), lines, _leaning(question, given, Leaning.GOOD), _leaning(question, given, Leaning.BAD))  # fmt: skip


def _points(option: str, given: Sequence[tuple[str, ...]], options: int) -> Fraction:
    """The mean of points: as many for the first place as there are options less one, none for what was not ranked."""
    return Fraction(sum(options - 1 - said.index(option) for said in given if option in said), len(given))


def _leaning(question: Question, given: Sequence[tuple[str, ...]], side: Leaning) -> Share | None:
    keys = question.leaning(side)
    return wilson(sum(bool(keys & set(said)) for said in given), len(given)) if keys else None
