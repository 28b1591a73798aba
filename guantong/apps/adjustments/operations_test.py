"""A plan is received whatever its day, counted to each day of its session, decided by a number, published and filed."""

from datetime import date, timedelta

import pytest

from guantong.apps.adjustments import operations
from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.years import sessions
from guantong.apps.years.queries import count_to_session
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.adjustments import received, session_on
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_plan_29_days_ahead_is_received_and_the_moved_session_leaves_both_counts(world: World) -> None:
    session = session_on(world, date(2026, 12, 1))
    plan = received(world, session=session)  # 11-02 to 12-01: 28 days of November and one
    early = [count.days for count in count_to_session(plan.received_on, session)]

    moved = sessions.move_session(
        session=session, planned_on=date(2026, 12, 3), why="主任会议决定延期", version=1, by=world.standing("wen"), as_of=world.now
    )  # fmt: skip

    counts = count_to_session(plan.received_on, moved)
    assert (early, [(count.days, count.short) for count in counts]) == ([29], [(29, True), (31, False)])
    assert (plan.state, list(drifted())) == ("received", [])


def test_the_councils_choice_is_noted_with_its_number_and_the_count_it_was_made_on(world: World) -> None:
    plan = received(world, session=session_on(world, date(2026, 12, 1)))

    plan = operations.choose_option(
        plan=plan, option="explain", option_document="明人常主任会〔2026〕31号", option_on=date(2026, 11, 5), version=1,
        by=world.standing("wen"), as_of=world.now,
    )  # fmt: skip

    assert (plan.option, plan.option_basis, plan.state) == ("explain", "29/2026-12-01", "received")


def test_what_came_in_time_leaves_nothing_to_choose_and_without_a_session_nothing_is_counted(world: World) -> None:
    choice = {"option": "go_on", "option_document": "x", "option_on": date(2026, 11, 5), "version": 1}
    office = {"by": world.standing("wen"), "as_of": world.now}

    with pytest.raises(BadInput, match="请先登记提请的会议"):
        operations.choose_option(plan=received(world), **choice, **office)
    with pytest.raises(BadInput, match="不少于法定天数"):
        operations.choose_option(
            plan=received(world, number=8, session=session_on(world, date(2026, 12, 2))), **choice, **office
        )


def test_what_is_no_adjustment_is_registered_as_reported_with_its_article_and_not_blocked(world: World) -> None:
    plan = operations.report(
        year=2026, title="上级补助养老服务专项", received_on=date(2026, 11, 2), not_adjustment="matched_free_transfer",
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip

    assert (plan.state, plan.number, plan.not_adjustment) == ("reported", 0, "matched_free_transfer")


def test_decided_published_and_filed_each_with_its_day(world: World) -> None:
    plan, by, office = received(world), world.standing("shen"), world.standing("wen")
    day = date(2026, 11, 10)
    plan = operations.submit(plan=plan, submitted_on=day, version=1, by=by, as_of=world.now)

    with pytest.raises(NotAllowed):
        operations.approve(plan=plan, decision="x", decided_on=day, version=2, by=by, as_of=world.now)
    plan = operations.approve(
        plan=plan, decision="明人常〔2026〕18号", decided_on=day, version=2, by=office, as_of=world.now
    )
    with pytest.raises(BadInput, match="不会早于"):
        operations.publish(
            plan=plan, published_on=day - timedelta(1), published_where="区政府网", version=3, by=by, as_of=world.now
        )
    plan = operations.publish(
        plan=plan, published_on=day, published_where="区政府网", version=3, by=by, as_of=world.now
    )
    plan = operations.file(plan=plan, filed_on=day, version=4, by=by, as_of=world.now)

    verbs = [entry.verb for entry in entries_of(plan)]
    assert (plan.state, verbs) == ("filed", ["receive", "submit", "approve", "publish", "file"])
    assert list(drifted()) == []


def test_a_decision_noted_wrongly_is_taken_back_and_stays_in_the_journal(world: World) -> None:
    plan, office = received(world), world.standing("wen")
    plan = operations.submit(plan=plan, submitted_on=date(2026, 11, 10), version=1, by=office, as_of=world.now)
    plan = operations.reject(
        plan=plan, decision="明人常〔2026〕18号", decided_on=date(2026, 11, 10), version=2, by=office, as_of=world.now
    )

    plan = operations.take_decision_back(plan=plan, reason="文号登记有误", version=3, by=office, as_of=world.now)

    assert (plan.state, plan.decision, plan.decided_on) == ("submitted", "", None)


def test_what_cannot_be_is_told_at_its_field(world: World) -> None:
    plan = received(world)

    with pytest.raises(BadInput, match="已经登记"):
        received(world)
    with pytest.raises(BadInput, match="还没有到"):
        received(world, number=9, received_on=date(2026, 11, 13))
    with pytest.raises(BadInput, match="请核对"):
        received(world, number=9, year=2062)
    with pytest.raises(NotAllowed):
        received(world, "qin", number=9)
    operations.withdraw(plan=plan, reason="财政撤回", version=1, by=world.standing("shen"), as_of=world.now)
    with pytest.raises(Stale):
        operations.withdraw(plan=plan, reason="再撤", version=1, by=world.standing("shen"), as_of=world.now)
    assert received(world).number == 7
