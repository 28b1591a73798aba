"""What a new person in charge does this week: the step, who acts, what to send, what last year's looked like (本周法定事项)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Q

from guantong.apps.papers.models import Paper
from guantong.apps.papers.queries import papers_seen_by
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
    letter: Paper | None = None
    """What went out a year before under the number of that step, else the latest of the kind: how such a letter looks."""

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
    bare = [_task(step, by_year[step.year.year], earlier) for step in open_steps]
    letters = _letters(standing, bare)
    found = (replace(task, letter=_letter(task, *letters)) for task in bare)
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


def _letters(standing: Standing, tasks: list[Task]) -> tuple[dict[str, Paper], dict[str, Paper]]:
    """Return papers that went out, by number and the latest by kind: one query for all tasks."""
    numbers = {task.before.document for task in tasks if task.before and task.before.document}
    names = {task.paper.name for task in tasks if task.paper}
    sent = papers_seen_by(standing).filter(Q(number__in=numbers) | Q(kind__in=names), issued_on__isnull=False)
    found = list(sent.exclude(state="withdrawn").order_by("issued_on", "pk"))
    return {paper.number: paper for paper in found if paper.number}, {paper.kind: paper for paper in found}


def _letter(task: Task, by_number: dict[str, Paper], by_kind: dict[str, Paper]) -> Paper | None:
    own = by_number.get(task.before.document) if task.before and task.before.document else None
    return own or (by_kind.get(task.paper.name) if task.paper else None)


def _earlier(standing: Standing, of: set[int]) -> dict[tuple[int, str, str, str], Step]:
    found = steps_seen_by(standing).filter(year__year__in={year - 1 for year in of}, state="registered")
    return {(step.year.year, step.stage, step.name, step.path): step for step in found}
