"""Steps are planned, registered as they happened, late only by a person and only by law, and changed by one at a time."""

from datetime import date, timedelta

import pytest

from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.notices.models import DueWork
from guantong.apps.years import operations
from guantong.apps.years.models import FiscalYear, Step
from guantong.domain.questions import Stage
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.world import World

pytestmark = pytest.mark.django_db
ARTICLE = "budget-law-2018-art-69-6"


def planned(
    world: World, name: str = "预算调整方案", planned_on: date | None = date(2026, 11, 10), article: str = ARTICLE
) -> Step:
    body = world.body("CZ")
    return operations.plan(
        year=FiscalYear.objects.get(year=2026), stage=Stage.ADJUSTMENT, name=name, path=body.path,
        organisation=str(body), by=world.standing("shen"), as_of=world.now, planned_on=planned_on, statutory=article,
    )  # fmt: skip


def late(world: World, step: Step, days: int = 0) -> Step:
    return operations.confirm_late(
        step=step, version=step.version, by=world.standing("gu"), as_of=world.now + timedelta(days=days)
    )


def test_a_statutory_step_past_its_day_is_late_when_the_director_says_so(world: World) -> None:
    step = late(world, planned(world))

    assert step.state == "late"
    assert not DueWork.objects.filter(key=step.journal_key, state="open").exists()


def test_the_day_itself_is_not_past(world: World) -> None:
    step = planned(world, planned_on=world.now.date())

    with pytest.raises(NotAllowed) as early:
        late(world, step)
    assert (early.value.refusal.about, early.value.refusal.why.zh, early.value.refusal.opens.zh) == (
        "state", "计划日期 2026-11-12 还没有过", "2026-11-13 起，核实确未办理后可以确认",
    )  # fmt: skip
    assert late(world, step, days=1).state == "late"


@pytest.mark.parametrize(
    ("planned_on", "article", "why"),
    [(date(2026, 11, 1), "", "自选动作，没有法定期限，不作逾期认定"), (None, ARTICLE, "没有计划日期，无从认定逾期")],
)
def test_a_step_by_choice_or_without_a_day_is_never_late(
    world: World, planned_on: date | None, article: str, why: str
) -> None:
    with pytest.raises(NotAllowed, match=why):
        late(world, planned(world, planned_on=planned_on, article=article), days=400)


def test_staff_do_not_confirm_late(world: World) -> None:
    with pytest.raises(NotAllowed):
        operations.confirm_late(step=planned(world), version=1, by=world.standing("shen"), as_of=world.now)


def test_what_was_late_is_registered_all_the_same(world: World) -> None:
    step = late(world, planned(world))

    step = operations.register(
        step=step, happened_on=date(2026, 11, 12), document="", version=step.version, by=world.standing("cao"),
        as_of=world.now,
    )  # fmt: skip

    assert (step.state, [entry.verb for entry in entries_of(step)]) == (
        "registered", ["plan", "confirm_late", "register"],
    )  # fmt: skip


def test_a_step_stands_once_in_a_year(world: World) -> None:
    planned(world)

    with pytest.raises(BadInput, match="已列入"):
        planned(world)


def test_an_article_nobody_knows_is_refused(world: World) -> None:
    with pytest.raises(BadInput, match="法条目录中没有"):
        planned(world, article="budget-law-2018-art-999")


def test_set_aside_leaves_the_desk_and_taken_back_returns_to_the_same_desk(world: World) -> None:
    step, shen = planned(world), world.standing("shen")
    step = operations.set_aside(step=step, version=1, by=shen, as_of=world.now)
    gone = DueWork.objects.filter(key=step.journal_key, state="open").count()

    operations.take_back(step=step, version=2, by=world.standing("gu"), as_of=world.now)

    back = DueWork.objects.get(key=step.journal_key, state="open")
    assert (gone, back.path, back.title) == (0, world.body("YSGW").path, "登记：2026年度调整“预算调整方案”")


def test_a_moved_day_moves_the_due_work(world: World) -> None:
    step = planned(world)

    step = operations.reschedule(
        step=step, planned_on=date(2026, 12, 1), version=1, by=world.standing("shen"), as_of=world.now
    )

    assert DueWork.objects.get(key=step.journal_key).due_on == date(2026, 12, 1)
    assert list(drifted()) == []


def test_the_past_is_entered_without_clock_or_reminder(world: World) -> None:
    body = world.body("CZ")
    facts = {
        "year": FiscalYear.objects.get(year=2026), "stage": Stage.EXECUTION, "name": "季度报表", "path": body.path,
        "organisation": str(body), "by": world.standing("shen"), "as_of": world.now,
    }  # fmt: skip

    step = operations.enter_past(**facts, happened_on=date(2026, 4, 20), document="明财〔2026〕4号")

    assert (step.state, DueWork.objects.filter(key=step.journal_key).count()) == ("registered", 0)
    with pytest.raises(BadInput):
        operations.enter_past(**{**facts, "name": "明天的"}, happened_on=date(2026, 11, 13))


def test_who_comes_second_is_told_and_loses_nothing(world: World) -> None:
    step = planned(world)
    facts = {"step": step, "version": 1, "as_of": world.now, "by": world.standing("shen")}
    operations.register(**facts, happened_on=date(2026, 11, 9), document="一号")

    with pytest.raises(Stale):
        operations.register(**facts, happened_on=date(2026, 11, 10), document="二号")

    step.refresh_from_db()
    assert (step.document, step.happened_on) == ("一号", date(2026, 11, 9))


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2023, 12, 31)])
def test_a_day_with_a_mistyped_year_is_told_at_its_field(world: World, day: date) -> None:
    step = planned(world)

    with pytest.raises(BadInput) as far:
        operations.register(
            step=step, happened_on=day, document="", version=step.version, by=world.standing("shen"), as_of=world.now
        )

    assert far.value.reasons["happened_on"].zh == "2026年度的步骤应在2024年至2030年之间，请核对年份"


def test_another_bureau_does_not_register_for_it(world: World) -> None:
    with pytest.raises(NotAllowed):
        operations.register(
            step=planned(world), happened_on=date(2026, 11, 9), document="", version=1, by=world.standing("qin"),
            as_of=world.now,
        )  # fmt: skip
