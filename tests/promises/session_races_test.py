"""Two at once at a session or a supervision plan: one wins, the other is told, no day and no publication is lost (竞争).

On PostgreSQL only: SQLite lets one writer in at a time.
"""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from typing import Any

import pytest

from guantong.apps.journal.queries import entries_of
from guantong.apps.years import operations as years
from guantong.apps.years import planning, sessions
from guantong.apps.years.models import FiscalYear, Session, SupervisionPlan
from guantong.domain.lifecycle.sessions import SessionKind
from guantong.domain.lifecycle.topics import Way
from guantong.domain.workflow.table import NotAllowed, Stale
from tests.promises import mutants
from tests.promises.at_once import at_once
from tests.world import World

INTERLEAVINGS = 15
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(contested: World) -> World:
    return contested


def told(ends: list[Any]) -> int:
    """Return how many were told to look again; anything else that was raised is a failure of ours."""
    wrong = [end for end in ends if isinstance(end, Exception) and not isinstance(end, Stale | NotAllowed)]
    if wrong:
        raise wrong[0]
    return sum(isinstance(end, Stale | NotAllowed) for end in ends)


def moved_twice(world: World, at: int) -> bool:
    session = sessions.plan_session(
        year=FiscalYear.objects.get(year=2026), kind=SessionKind.STANDING_COMMITTEE, name=f"第{at}次会议",
        organisation=world.body("CWH"), planned_on=date(2026, 12, 18), by=world.standing("wen"), as_of=world.now,
    )  # fmt: skip

    def by(who: str, day: int) -> Callable[[], Session]:
        standing = world.standing(who)
        return lambda: sessions.move_session(
            session=session, planned_on=date(2026, 12, day), why="改期", version=1, by=standing, as_of=world.now
        )

    ends = at_once(by("wen", 23), by("shen", 29))
    session.refresh_from_db()
    kept = [end.planned_on for end in ends if isinstance(end, Session)]
    verbs = entries_of(session).filter(verb="move_session").count()
    return told(ends) != 1 or [session.planned_on] != kept or len(session.moves) != 1 or verbs != 1


def published_twice(world: World, at: int) -> bool:
    year = years.open_year(year=2050 + at, by=world.standing("shen"), as_of=world.now)
    wen = {"by": world.standing("wen"), "as_of": world.now}
    plan = planning.call(year=year, text="", until=date(2027, 1, 1), **wen)
    planning.list_item(plan=plan, title="事项", way=Way.REPORT, version=1, **wen)
    planning.adopt(plan=plan, adopted_on=date(2026, 11, 1), adopted_document="一号", version=2, **wen)

    def by(who: str) -> Callable[[], SupervisionPlan]:
        standing = world.standing(who)
        return lambda: planning.publish(plan=plan, where="网站", version=3, by=standing, as_of=world.now)

    ends = at_once(by("wen"), by("he"))
    plan.refresh_from_db()
    kept = [end.published_by for end in ends if isinstance(end, SupervisionPlan)]
    return told(ends) != 1 or [plan.published_by] != kept or entries_of(plan).filter(verb="publish").count() != 1


RACES = {moved_twice: "sessions_moved_without_lock", published_twice: "plans_changed_without_lock"}


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__)
def test_of_two_at_once_one_wins_and_nothing_is_lost(
    world: World, race: Callable[[World, int], bool], mutant: bool
) -> None:
    with getattr(mutants, RACES[race])() if mutant else nullcontext():
        broken = sum(race(world, at) for at in range(INTERLEAVINGS))

    assert (broken > 0) is mutant
