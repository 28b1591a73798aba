"""T10: two honest people at once. One wins, the other is told, nothing is lost; each lane goes red with its mutant (竞争).

On PostgreSQL only: SQLite lets one writer in at a time. 30 interleavings each, both sides let go by a barrier.
"""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from typing import Any

import pytest

from guantong.apps.jobs import operations as jobs
from guantong.apps.jobs.models import Job
from guantong.apps.journal.queries import entries_of
from guantong.apps.notices import operations as notices
from guantong.apps.notices.models import DueWork
from guantong.apps.years import operations as years
from guantong.apps.years.models import FiscalYear, Step
from guantong.domain.questions import Stage
from guantong.domain.workflow.table import NotAllowed, Stale
from tests.promises import mutants
from tests.promises.at_once import at_once
from tests.world import World

INTERLEAVINGS = 30
pytestmark = pytest.mark.django_db(transaction=True)
TOLD = (Stale, NotAllowed, jobs.Lost)
Verb = Callable[[], Any]


@pytest.fixture
def world(contested: World) -> World:
    return contested


def told(ends: list[Any]) -> int:
    """Return how many were told to look again; anything else that was raised is a failure of ours."""
    wrong = [end for end in ends if isinstance(end, Exception) and not isinstance(end, TOLD)]
    if wrong:
        raise wrong[0]
    return sum(isinstance(end, TOLD) for end in ends)


def step_at(world: World, name: str) -> Step:
    body = world.body("CZ")
    return years.plan(
        year=FiscalYear.objects.get(year=2026), stage=Stage.EXECUTION, name=name, path=body.path,
        organisation=str(body), by=world.standing("shen"), as_of=world.now, planned_on=date(2026, 11, 1),
    )  # fmt: skip


def registered_twice(world: World, at: int) -> bool:
    step = step_at(world, f"第{at}步")

    def by(who: str, document: str) -> Verb:
        standing = world.standing(who)
        return lambda: years.register(
            step=step, happened_on=date(2026, 11, 2), document=document, version=1, by=standing, as_of=world.now
        )

    ends = at_once(by("shen", "甲号"), by("cao", "乙号"))
    step.refresh_from_db()
    kept = [end.document for end in ends if isinstance(end, Step)]
    return told(ends) != 1 or [step.document] != kept or entries_of(step).filter(verb="register").count() != 1


def asked_twice(world: World, at: int) -> bool:
    year, path, shen = FiscalYear.objects.get(year=2026), world.body("CZ").path, world.standing("shen")

    def ask() -> DueWork:
        return notices.ask(of=year, verb=f"v{at}", title="事项", where="/", path=path, by=shen, as_of=world.now)

    ends = at_once(ask, ask)
    return told(ends) != 0 or DueWork.objects.filter(verb=f"v{at}").count() != 1


def finished_twice(world: World, at: int) -> bool:
    year, path, shen = FiscalYear.objects.get(year=2026), world.body("CZ").path, world.standing("shen")
    work = notices.ask(of=year, verb=f"v{at}", title="事项", where="/", path=path, by=shen, as_of=world.now)

    def finish() -> int:
        return notices.finish(of=year, verb=f"v{at}", by=shen, as_of=world.now)

    ends = at_once(finish, finish)
    return told(ends) != 0 or sorted(ends) != [0, 1] or entries_of(work).filter(verb="finish").count() != 1


def handed_over_twice(world: World, at: int) -> bool:
    year, shen = FiscalYear.objects.get(year=2026), world.standing("shen")
    work = notices.ask(
        of=year, verb=f"v{at}", title="事项", where="/", path=world.body("YSGW").path, by=shen, as_of=world.now
    )

    def to(who: str) -> Verb:
        return lambda: notices.hand_over(work=work, to=who, version=1, by=shen, as_of=world.now)

    ends = at_once(to("shen"), to("gu"))
    return told(ends) != 1 or entries_of(work).filter(verb="hand_over").count() != 1


def job_of(world: World) -> Job:
    shen = world.standing("shen")
    return jobs.enqueue(kind="test", title="任务", path=shen.posts[0].path, by=shen, as_of=world.now)


def claimed_twice(world: World, _at: int) -> bool:
    job = job_of(world)

    ends = at_once(*(lambda name=name: jobs.claim(worker=name, as_of=world.now) for name in ("one", "two")))
    told(ends)
    broken = entries_of(job).filter(verb="claim").count() != 1 or sum(end is not None for end in ends) != 1
    Job.objects.filter(pk=job.pk).update(state="done")
    return broken


def cancelled_while_claimed(world: World, _at: int) -> bool:
    job, shen = job_of(world), world.standing("shen")

    ends = at_once(
        lambda: jobs.claim(worker="one", as_of=world.now), lambda: jobs.cancel(job=job, by=shen, as_of=world.now)
    )
    told(ends)
    verbs = set(entries_of(job).values_list("verb", flat=True))
    Job.objects.filter(pk=job.pk).update(state="done")
    return {"claim", "cancel"} <= verbs


def stopped_while_finishing(world: World, _at: int) -> bool:
    """A job that is completed while one asks it to stop is done with its result, and nothing is asked of it after that."""
    job_of(world)
    job = jobs.claim(worker="one", as_of=world.now)
    assert job is not None
    shen = world.standing("shen")

    ends = at_once(
        lambda: jobs.complete(job=job, result={"n": 1}, as_of=world.now),
        lambda: jobs.stop(job=job, by=shen, as_of=world.now),
    )
    told(ends)
    job.refresh_from_db()
    broken = job.state != "done" or job.result != {"n": 1} or _tangled(job)
    Job.objects.filter(pk=job.pk).update(state="done")
    return broken


def _tangled(job: Job) -> bool:
    """A stop after the end: the journal would say that something ended was asked to stop."""
    verbs = list(entries_of(job).values_list("verb", flat=True))
    return "complete" in verbs and "stop" in verbs and verbs.index("stop") > verbs.index("complete")


RACES = {
    registered_twice: "years_changed_without_lock",
    asked_twice: "notices_asked_without_constraint",
    finished_twice: "notices_finished_without_lock",
    handed_over_twice: "notices_changed_without_lock",
    claimed_twice: "jobs_claimed_without_condition",
    cancelled_while_claimed: "jobs_claimed_without_condition",
    stopped_while_finishing: "jobs_ended_without_lock",
}


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__)
def test_of_two_at_once_one_wins_and_nothing_is_lost(
    world: World, race: Callable[[World, int], bool], mutant: bool
) -> None:
    with getattr(mutants, RACES[race])() if mutant else nullcontext():
        broken = sum(race(world, at) for at in range(INTERLEAVINGS))

    print(f"\n{race.__name__}: {broken} of {INTERLEAVINGS} broken{' with ' + RACES[race] if mutant else ''}")
    assert (broken > 0) is mutant
