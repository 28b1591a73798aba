"""Reductions and increases of one step, line by line: what is owed to an opinion, what finance put down to something else, the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from guantong.apps.opinions.held_against import key_of
from guantong.apps.opinions.landing import whole
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.queries import opinions_seen_by
from guantong.apps.opinions.steps import Step
from guantong.apps.opinions.wording import CLAIMS
from guantong.domain.fiscal.attribution import (
    OPINION,
    UNSTATED,
    Attributed,
    Claim,
    Sums,
    attributed,
    classes,
    reasons,
    sums,
)
from guantong.domain.fiscal.records.versions import Change, Key
from guantong.domain.words import Words

_LARGEST = 5


@dataclass(frozen=True, slots=True)
class Moved:
    """A change with what its difference is owed to; `stated` is what was put down to other than an opinion. Amounts in fen."""

    change: Change
    told: Attributed
    grounds: tuple[Words, ...] = ()
    """The kinds of reason finance gave for what it confirmed."""

    @property
    def why(self) -> tuple[Words, ...]:
        """What finance put it down to other than an opinion, and the kinds of reason it gave."""
        others = (
            words for kind, words in classes().items() if kind in self.told.parts and kind not in (OPINION, UNSTATED)
        )
        return (*others, *self.grounds)

    @property
    def by_opinion(self) -> int:
        """What is owed to opinions."""
        return self.told.parts.get(OPINION, 0)

    @property
    def unstated(self) -> int:
        """What nobody explained."""
        return self.told.parts.get(UNSTATED, 0)

    @property
    def stated(self) -> int:
        """What finance put down to something else."""
        return self.told.difference - self.by_opinion - self.unstated


@dataclass(frozen=True, slots=True)
class Reductions:
    """The ledger of a step: every line that changed, the sums beside their base, the claims that no line can bear."""

    moved: list[Moved]
    sums: Sums
    unit_wide: int
    nowhere: tuple[int, ...]
    """The opinions whose line neither version holds: nothing can be said of them here."""

    @property
    def cut_by_opinion(self) -> int:
        """By how much opinions reduced lines, in fen, without a sign: as a sentence says it."""
        return -self.sums.reductions.get(OPINION, 0)

    @property
    def cut(self) -> int:
        """By how much lines were reduced in all, without a sign."""
        return -self.sums.reduced

    @property
    def largest(self) -> list[Moved]:
        """Where most of what was added went: the largest increases of the step that a version or a person tells apart."""
        sure = (one for one in self.moved if one.told.difference > 0 and one.change.how != "unsure")
        return sorted(sure, key=lambda one: -one.told.difference)[:_LARGEST]


def reductions_of(step: Step) -> Reductions:
    """Return the ledger of a step, the largest reduction first. Claims count on the version they were raised against alone."""
    assert step.later is not None  # noqa: S101 - asked only where both are held
    every = dict(enumerate(step.told.changes))
    lines = {
        number: one for number, one in every.items() if one.how != "whole"
    }  # a unit's sum bears no claim about a line
    at = {line.key: number for number, one in lines.items() for line in one.after}
    at |= {line.key: number for number, one in lines.items() for line in one.before}
    claims, unit_wide, nowhere, grounds = _claims(step, at)
    claimed = {claim.line for claim in claims}
    changed = {number: one for number, one in every.items() if one.difference or number in claimed}
    undecided = {number for number, one in changed.items() if one.how == "unsure"}
    told: list[Attributed] = []
    for day, numbers in _by_day(step, changed).items():
        told += attributed({number: changed[number].difference for number in numbers}, day, claims, undecided)
    moved = [Moved(changed[one.line], one, grounds.get(one.line, ())) for one in told]  # type: ignore[index,arg-type]
    return Reductions(sorted(moved, key=lambda one: one.told.difference), sums(told, step.base), unit_wide, nowhere)


def _claims(step: Step, at: dict[Key, int]) -> tuple[list[Claim], int, tuple[int, ...], dict[int, tuple[Words, ...]]]:
    """What was adopted of opinions raised against the earlier version, by change; how many are about a whole unit; which about no line here; the reasons by change."""
    found, unit_wide, nowhere = [], 0, []
    grounds: dict[int, dict[str, Words]] = {}
    for opinion in _answered(step):
        key = key_of(opinion)
        if key in at:
            if opinion.confirmed_on and opinion.ground in reasons():
                grounds.setdefault(at[key], {})[opinion.ground] = reasons()[opinion.ground]
            found.append(
                Claim(
                    opinion.pk,
                    at[key],
                    opinion.raised_on,
                    opinion.cause or UNSTATED,
                    opinion.amount,
                    opinion.confirmed_on,
                )
            )
        elif whole(key):
            unit_wide += 1
        else:
            nowhere.append(opinion.pk)
    return found, unit_wide, tuple(nowhere), {line: tuple(words.values()) for line, words in grounds.items()}


def _answered(step: Step) -> Iterable[Opinion]:
    earlier = step.told.earlier
    rows = opinions_seen_by(step.standing).filter(year=step.year, budget_version=earlier.name, outcome__in=CLAIMS)
    return [row for row in rows.order_by("pk") if (row.budget_number or earlier.number) == earlier.number]


def _by_day(step: Step, changed: dict[int, Change]) -> dict[Any, list[int]]:
    found: dict[Any, list[int]] = {}
    for number, change in changed.items():
        found.setdefault(step.known_on(change), []).append(number)
    return found
