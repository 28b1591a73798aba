"""A year's clocks: from what is registered, by the profile of the day, every count kept when a session moves."""

from datetime import date, datetime, timedelta

import pytest

from guantong.apps.years import operations, profiles
from guantong.apps.years.models import ProfileChoice, Step
from guantong.apps.years.operations_test import planned
from guantong.apps.years.queries import acting, profile_on
from guantong.apps.years.reckoning import Reckoning
from guantong.apps.years.sessions_test import moved
from guantong.apps.years.sessions_test import planned as session_planned
from guantong.domain.questions import Stage
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.world import World

pytestmark = pytest.mark.django_db
SENT, APPROVED = "预算调整初步方案送交", "审查批准预算调整方案"


def tied(world: World) -> tuple[Step, Step]:
    """The adjustment sent, and approved at a session of 12-23."""
    session = session_planned(world)
    sent = Step.objects.get(year__year=2026, name=SENT)
    approval = planned(world, APPROVED, article="budget-law-2018-art-69-7")
    approval = operations.set_session(
        step=approval, session=session, version=1, by=world.standing("wen"), as_of=world.now
    )
    return sent, approval


def chosen(world: World, profile: str, since: date, who: str = "gu") -> None:
    profiles.choose_profile(
        profile=profile, since=since, document="明人常〔2026〕2号", by=world.standing(who), as_of=world.now
    )


def registered(world: World, step: Step, on: date) -> Step:
    return operations.register(
        step=step, happened_on=on, document="", version=step.version, by=world.standing("shen"),
        as_of=datetime.combine(on, world.now.timetz()) + timedelta(days=1),
    )  # fmt: skip


def test_a_step_is_due_by_the_session_it_is_tied_to_and_not_computed_before_it_is(world: World) -> None:
    loose = Reckoning.of(2026).due_of(Step.objects.get(year__year=2026, name=SENT))
    sent, approval = tied(world)

    known = Reckoning.of(2026)

    assert [one.why.zh for one in loose] == ["未推算：尚未登记“审批预算调整方案的常委会会议”的日期"]
    assert [one.on for one in known.due_of(sent)] == [date(2026, 11, 23)]
    assert approval.planned_on == date(2026, 12, 23)


def test_when_the_session_moves_its_step_moves_the_term_is_made_anew_and_both_counts_stay(world: World) -> None:
    sent, approval = tied(world)
    registered(world, sent, date(2026, 11, 24))  # 29 days before 12-23

    moved(world, approval.session, to=date(2026, 12, 29))

    sent.refresh_from_db()
    approval.refresh_from_db()
    known = Reckoning.of(2026)
    assert (approval.planned_on, [one.on for one in known.due_of(sent)]) == (date(2026, 12, 29), [date(2026, 11, 29)])
    assert [stamp.zh for stamp in known.stamps(sent)] == [
        "原定2026-12-23：距会议29日（法定≥30日，《预算法》第69条第6款）",
        "距会议35日（法定≥30日，《预算法》第69条第6款）",
    ]
    assert sent.state == "registered"


def test_a_step_is_not_confirmed_late_before_the_laws_day_whatever_was_planned(world: World) -> None:
    sent, _ = tied(world)  # by law until 11-23; planned for 11-22

    def confirm(day: int) -> Step:
        as_of = world.now.replace(day=day)
        return operations.confirm_late(step=sent, version=sent.version, by=world.standing("gu"), as_of=as_of)

    with pytest.raises(NotAllowed, match="法定期限 2026-11-23 还没有过"):
        confirm(23)
    assert confirm(24).state == "late"


def test_switching_the_profile_changes_words_and_clocks_and_history_keeps_its_own(world: World) -> None:
    chosen(world, "shanghai", date(2026, 6, 1))

    before, after = date(2026, 5, 31), date(2026, 6, 1)
    assert (acting("budget_reviewer", before).words.zh, acting("budget_reviewer", after).words.zh) == (
        "区人大常委会",
        "区人大财经委",
    )
    assert (acting("adjustment_act", before).words.zh, acting("adjustment_act", after).words.zh) == (
        "研究提出意见",
        "初步审查",
    )
    sent, _ = tied(world)
    assert [one.clock and one.clock.basis for one in Reckoning.of(2026).due_of(sent)] == ["shanghai-budget-2021-art-40"]
    old = operations.enter_past(
        year=operations.open_year(year=2025, by=world.standing("shen"), as_of=world.now), stage=Stage.ADJUSTMENT, name=SENT,
        path=sent.path, organisation=sent.organisation, happened_on=date(2025, 11, 21), by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip
    operations.enter_past(
        year=old.year, stage=Stage.ADJUSTMENT, name=APPROVED, path=world.body("CWH").path, organisation="区人大常委会",
        happened_on=date(2025, 12, 23), by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip
    assert [one.clock and one.clock.basis for one in Reckoning.of(2025).due_of(old)] == ["budget-law-2018-art-69-6"]
    assert [stamp.zh for stamp in Reckoning.of(2025).stamps(old)] == ["距会议32日（法定≥30日，《预算法》第69条第6款）"]


def test_a_mistaken_choice_is_taken_back_and_the_one_before_holds(world: World) -> None:
    chosen(world, "zhejiang", date(2026, 1, 1))
    chosen(world, "henan", date(2026, 3, 1), "wen")
    mistaken = ProfileChoice.objects.get(profile="henan")

    profiles.withdraw_profile(choice=mistaken, version=1, by=world.standing("gu"), as_of=world.now)

    assert profile_on(date(2026, 11, 12)).key == "zhejiang"


def test_an_unknown_profile_and_one_without_a_number_are_refused_and_staff_do_not_choose(world: World) -> None:
    with pytest.raises(BadInput, match="没有这个法域"):
        chosen(world, "guizhou", date(2026, 1, 1))
    with pytest.raises(BadInput, match="文号"):
        profiles.choose_profile(
            profile="henan", since=date(2026, 1, 1), document=" ", by=world.standing("gu"), as_of=world.now
        )
    with pytest.raises(NotAllowed):
        chosen(world, "henan", date(2026, 1, 1), "shen")
    assert profile_on(date(2026, 11, 12)).key == "national"


def test_two_queries_read_a_year_whose_steps_are_at_hand(world: World, django_assert_num_queries: object) -> None:
    tied(world)
    steps = list(Step.objects.filter(year__year=2026).select_related("year", "session"))

    with django_assert_num_queries(2):  # type: ignore[operator]
        Reckoning.of(2026, steps)
