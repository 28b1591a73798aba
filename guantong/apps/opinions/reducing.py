"""Reductions and increases of one step, line by line: what is owed to an opinion, what finance put down to something else, the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.queries import opinions_seen_by
from guantong.apps.opinions.steps import Step
from guantong.apps.opinions.wording import CLAIMS
from guantong.domain.fiscal.attribution import OPINION, UNSTATED, Attributed, Claim, Sums, attributed, sums
from guantong.domain.fiscal.records.versions import Change, Key


@dataclass(frozen=True, slots=True)
class Moved:
    """A change with what its difference is owed to; `stated` is what was put down to other than an opinion. Amounts in fen."""

    change: Change
    told: Attributed

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

    @property
    def refused(self) -> int:
        """How many claims do not count; each line says why."""
        return sum(len(one.told.refused) for one in self.moved)


def reductions_of(step: Step) -> Reductions:
    """Return the ledger of a step, the largest reduction first. Claims count on the version they were raised against alone."""
    assert step.later is not None  # noqa: S101 - asked only where both are held
    changed = {number: one for number, one in enumerate(step.told.changes) if one.difference}
    at = {line.key: number for number, one in changed.items() for line in (*one.after, *one.before)}
    claims, unit_wide = _claims(step, at)
    told: list[Attributed] = []
    for day, numbers in _by_day(step, changed).items():
        told += attributed({number: changed[number].difference for number in numbers}, day, claims)
    moved = [Moved(changed[one.line], one) for one in told]  # type: ignore[index]
    return Reductions(sorted(moved, key=lambda one: one.told.difference), sums(told, step.base), unit_wide)


def _claims(step: Step, at: dict[Key, int]) -> tuple[list[Claim], int]:
    """What finance confirmed of opinions raised against the earlier version, by change; and how many are about a whole unit."""
    found, unit_wide = [], 0
    for opinion in _answered(step):
        key = Key(opinion.unit_code, opinion.project_code, opinion.fund_kind or "general")
        if key in at:
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
        elif not opinion.project_code:
            unit_wide += 1
    return found, unit_wide


def _answered(step: Step) -> Iterable[Opinion]:
    earlier = step.told.earlier
    rows = opinions_seen_by(step.standing).filter(year=step.year, budget_version=earlier.name, outcome__in=CLAIMS)
    return [row for row in rows.order_by("pk") if (row.budget_number or earlier.number) == earlier.number]


def _by_day(step: Step, changed: dict[int, Change]) -> dict[Any, list[int]]:
    found: dict[Any, list[int]] = {}
    for number, change in changed.items():
        found.setdefault(step.known_on(change), []).append(number)
    return found
