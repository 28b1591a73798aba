"""Sessions: both days stay when one is moved, a paper is counted to each of them, nothing is refused for being short."""

from datetime import date

import pytest

from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.years import sessions
from guantong.apps.years.models import FiscalYear, Session
from guantong.apps.years.queries import count_to_session, sessions_of, sessions_seen_by
from guantong.domain.lifecycle.sessions import SessionKind
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.world import World

pytestmark = pytest.mark.django_db
NAME = "区八届人大常委会第三十九次会议"


def planned(
    world: World, name: str = NAME, planned_on: date = date(2026, 12, 23), kind: str = "standing_committee"
) -> Session:
    body = world.body("RD" if kind == "congress" else "CWH")
    return sessions.plan_session(
        year=FiscalYear.objects.get(year=2026), kind=SessionKind(kind), name=name, organisation=body,
        planned_on=planned_on, by=world.standing("wen"), as_of=world.now,
    )  # fmt: skip


def moved(world: World, session: Session, to: date = date(2026, 12, 29), version: int = 1, who: str = "wen") -> Session:
    return sessions.move_session(
        session=session, planned_on=to, why="主任会议决定延期", version=version, by=world.standing(who), as_of=world.now
    )


def test_a_paper_29_days_ahead_is_stamped_with_its_count_and_its_article(world: World) -> None:
    session = planned(world)  # 12-23

    (count,) = count_to_session(date(2026, 11, 24), session)

    # 11-24 to 11-30 six days, and 23 of December
    assert (count.days, count.required, count.short) == (29, 30, True)
    assert count.words.zh == "距会议29日（法定≥30日，《预算法》第69条第6款）"


def test_a_moved_session_keeps_both_days_and_both_counts(world: World) -> None:
    session = moved(world, planned(world))

    first, now = count_to_session(date(2026, 11, 24), session)

    assert [(count.session_on, count.days, count.short) for count in (first, now)] == [
        (date(2026, 12, 23), 29, True), (date(2026, 12, 29), 35, False),
    ]  # fmt: skip
    assert (session.moves[0]["why"], session.version) == ("主任会议决定延期", 2)
    assert ([entry.verb for entry in entries_of(session)], list(drifted())) == (["plan_session", "move_session"], [])


def test_held_on_another_day_is_a_day_of_its_own(world: World) -> None:
    session = planned(world, planned_on=date(2026, 11, 10))

    session = sessions.hold_session(
        session=session, held_on=date(2026, 11, 11), version=1, by=world.standing("wen"), as_of=world.now
    )

    assert (session.state, session.days) == ("held", [date(2026, 11, 10), date(2026, 11, 11)])


def test_a_congress_is_counted_by_its_own_article_and_a_day_before_the_law_by_none(world: World) -> None:
    congress = planned(world, "区八届人大六次会议", date(2026, 2, 5), "congress")
    old = Session(kind="standing_committee", name="旧", planned_on=date(2015, 6, 30))

    assert count_to_session(date(2026, 1, 6), congress)[0].words.zh == "距会议30日（法定≥30日，《预算法》第44条第4款）"
    assert count_to_session(date(2015, 6, 20), old)[0].words.zh == "距会议10日"


def test_the_sessions_of_a_year_leave_out_what_is_not_held(world: World) -> None:
    session = planned(world)
    congress = planned(world, "区八届人大六次会议", date(2026, 2, 5), "congress")
    sessions.cancel_session(session=session, version=1, by=world.standing("wen"), as_of=world.now)

    assert list(sessions_of(2026)) == [congress]
    assert list(sessions_of(2026, "standing_committee")) == []
    assert sessions_seen_by(world.standing("qin")).count() == 2


def test_what_cannot_be_is_told_at_its_field(world: World) -> None:
    session = planned(world)

    with pytest.raises(BadInput, match="已列入"):
        planned(world)
    with pytest.raises(BadInput, match="与现在的日期相同"):
        moved(world, session, to=session.planned_on)
    with pytest.raises(BadInput, match="核对年份"):
        moved(world, session, to=date(2062, 12, 23))
    with pytest.raises(Stale):
        moved(world, moved(world, session))
    with pytest.raises(NotAllowed):
        moved(world, session, who="cao")
