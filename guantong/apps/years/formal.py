"""The formal year beside what is registered of it: each step of the law, who acts, by when, how far it is (正式年度)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guantong.apps.years.models import FiscalYear, Step
from guantong.apps.years.queries import steps_seen_by
from guantong.apps.years.reckoning import Reckoning
from guantong.domain.lifecycle.calendar import all_steps
from guantong.domain.lifecycle.clocks import Due
from guantong.domain.lifecycle.profile import Profile
from guantong.domain.lifecycle.steps import Part, StepKind
from guantong.domain.roles import Standing
from guantong.domain.words import Words

LOWER_LEVEL = False
"""A district of sub-districts alone has no budget level below it (实施条例2): transfers downwards do not apply."""


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the formal year and the rows registered for it."""

    kind: StepKind
    part: Part
    actor: Words
    due: Due
    rows: tuple[Step, ...]

    @property
    def state(self) -> str:
        """How far it is: registered, some, late by a person's word, planned, or in nobody's plan yet."""
        states = {row.state for row in self.rows}
        if not states:
            return "unplanned"
        if "late" in states:
            return "late"
        return "registered" if states == {"registered"} else "part" if "registered" in states else "planned"

    @property
    def latest(self) -> Step | None:
        """The row to open."""
        return self.rows[-1] if self.rows else None

    @property
    def happened_on(self) -> date | None:
        """The last day something of it happened."""
        return max((row.happened_on for row in self.rows if row.happened_on), default=None)


def formal_year_of(year: FiscalYear, standing: Standing) -> list[Line]:
    """Return the steps of the law and of the profile that apply, in order, each once; the same few queries always."""
    steps = list(steps_seen_by(standing).filter(year=year).exclude(state="not_applicable"))
    known = Reckoning.of(year.year, steps)
    named: dict[tuple[str, str], list[Step]] = {}
    for step in steps:
        named.setdefault((step.stage, step.name), []).append(step)
    found = []
    for kind in applying(known.where(known.middle)):
        rows = tuple(named.get((kind.stage.value, kind.words.zh), ()))
        day = next((row.happened_on or row.planned_on for row in rows), None)
        where = known.where(day or known.middle)
        for one in known.due(kind, day):
            found.append(Line(kind, kind.part or Part.BUDGET, where.word(kind.actor, day or known.middle), one, rows))
    return found


def applying(where: Profile) -> Iterator[StepKind]:
    """Yield the steps that are not by choice alone: by the law, or by the profile where it asks for them."""
    for kind in all_steps():
        if kind.needs == "lower_level" and not LOWER_LEVEL:
            continue
        if where.own_clock(kind.key) is not None or (not kind.by_choice and kind.part is not None):
            yield kind
