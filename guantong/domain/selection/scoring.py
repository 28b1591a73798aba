"""How much speaks for looking at a unit this year: three things, as points, each with its sentence (评分)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guantong.domain.money import Unit, format_fen
from guantong.domain.rule_engine.thresholds import Limits, Own
from guantong.domain.selection.composition import Candidate, Term
from guantong.domain.words import Words

_FILE = Path(__file__).with_suffix(".yaml")
WHOLE = 100
_MONEY = Words(
    "可支配资金{money}万元，多于同组{share}%的单位", "money of {money} 万元, more than {share}% of its group"
)
_MATTERS = Words(
    "待核实的关注事项{count}件，多于同组{share}%的单位", "{count} open matters, more than {share}% of its group"
)
_YEARS = Words("上次列为重点是{year}年，已隔{gap}年", "last a key unit in {year}, {gap} years ago")
_NEVER = Words("还没有列为过重点", "never yet a key unit")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three: `points` from 0 to 100, its `weight`, and why."""

    key: str
    points: int
    weight: int
    why: Words


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its parts."""

    candidate: Candidate
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        """Σ points × weight: whole numbers, so that the order of two units is no matter of rounding."""
        return sum(part.points * part.weight for part in self.parts)


def weights(day: date, own: tuple[Own, ...] = ()) -> Limits:
    """Return the weights in force on `day`, each with its source."""
    return Limits(_FILE, day, "", own)


def scored(
    group: Sequence[Candidate], year: int, term: Term, day: date, own: tuple[Own, ...] = ()
) -> tuple[Scored, ...]:
    """Return every candidate of a group with its score for `year`, the highest first; equal scores by code."""
    in_force = weights(day, own)
    told = [_scored(one, group, year, term, in_force) for one in group]
    return tuple(sorted(told, key=lambda one: (-one.total, one.candidate.code)))


def _scored(one: Candidate, group: Sequence[Candidate], year: int, term: Term, weights: Limits) -> Scored:
    money, matters = _above(one.money, [c.money for c in group]), _above(one.matters, [c.matters for c in group])
    latest = one.latest_before(year)
    gap = min(year - latest, term.years) if latest else term.years
    since = _YEARS.filled(year=latest, gap=year - latest) if latest else _NEVER
    printed = format_fen(one.money, Unit.TEN_THOUSAND)
    return Scored(
        one,
        (
            Part("money", money, weights["money"].value, _MONEY.filled(money=printed, share=money)),
            Part("matters", matters, weights["matters"].value, _MATTERS.filled(count=one.matters, share=matters)),
            Part("years", gap * WHOLE // term.years, weights["years"].value, since),
        ),
    )


def _above(value: int, values: Sequence[int]) -> int:
    """Return of the others the share with less than `value`, in whole hundredths."""
    return sum(other < value for other in values) * WHOLE // (len(values) - 1) if len(values) > 1 else 0
