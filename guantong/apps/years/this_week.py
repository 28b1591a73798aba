"""What a new person in charge does this week: the step, who acts, what to send, what last year's looked like (本周法定事项)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from guantong.apps.years.models import Step
from guantong.apps.years.queries import steps_seen_by
from guantong.apps.years.reckoning import Reckoning
from guantong.domain.lifecycle.calendar import step_named
from guantong.domain.lifecycle.clocks import Due
from guantong.domain.papers.kinds import PaperKind, kinds
from guantong.domain.roles import Standing
from guantong.domain.words import Words

WEEKS = 6
"""How many weeks ahead are shown."""


@dataclass(frozen=True, slots=True)
class Task:
    """One step that is open: its day by plan, its day by law, what goes out with it, the same step a year before."""

    step: Step
    due: Due | None
    actor: Words
    act: Words | None
    paper: PaperKind | None
    before: Step | None

    @property
    def on(self) -> date | None:
        """The day it stands under: the law's, else the planned one."""
        return (self.due.on if self.due else None) or self.step.planned_on


def monday_of(day: date) -> date:
    """Return the first day of the week of `day`."""
    return day - timedelta(days=day.weekday())


def tasks_of(standing: Standing, week: date) -> list[Task]:
    """Return the open steps of the weeks from `week` on, this week's first; what is past its day stands at the top."""
    until = week + timedelta(weeks=WEEKS)
    open_steps = list(steps_seen_by(standing).filter(state="planned").order_by("planned_on", "pk"))
    earlier = _earlier(standing, {step.year.year for step in open_steps})
    by_year = {year: Reckoning.of(year) for year in sorted({step.year.year for step in open_steps})}
    found = (_task(step, by_year[step.year.year], earlier) for step in open_steps)
    return sorted(
        (task for task in found if task.on and task.on < until), key=lambda task: (task.on or until, task.step.pk)
    )


def in_week(tasks: Iterable[Task], week: date) -> list[Task]:
    """Return the tasks of the seven days from `week`."""
    return [task for task in tasks if task.on and week <= task.on < week + timedelta(days=7)]


def _task(step: Step, known: Reckoning, earlier: dict[tuple[int, str, str, str], Step]) -> Task:
    kind = step_named(step.stage, step.name)
    dues = known.due_of(step)
    day = step.planned_on or known.middle
    where = known.where(day)
    return Task(
        step, next((one for one in dues if one.on), dues[0] if dues else None),
        where.word(kind.actor, day) if kind else Words(step.organisation, step.organisation),
        where.word(kind.act, day) if kind and kind.act else None, kinds()[kind.paper] if kind and kind.paper else None,
        earlier.get((step.year.year - 1, step.stage, step.name, step.path)),
    )  # fmt: skip


def _earlier(standing: Standing, of: set[int]) -> dict[tuple[int, str, str, str], Step]:
    found = steps_seen_by(standing).filter(year__year__in={year - 1 for year in of}, state="registered")
    return {(step.year.year, step.stage, step.name, step.path): step for step in found}
