"""This week's step: its day by law, who acts, by which paper, what last year's looked like; nothing is called late."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.years import operations
from guantong.apps.years.models import Step
from guantong.apps.years.operations_test import planned
from guantong.apps.years.reckoning_test import APPROVED, SENT, tied
from guantong.apps.years.this_week import in_week, tasks_of
from guantong.domain.questions import Stage
from tests import papers
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_step_stands_in_the_week_its_term_ends_with_last_years_beside_it(world: World) -> None:
    sent, _ = tied(world)  # due on Monday 11-23 by the law, planned for 11-22
    year = operations.open_year(year=2025, by=world.standing("shen"), as_of=world.now)
    operations.enter_past(
        year=year, stage=Stage.ADJUSTMENT, name=SENT, path=sent.path, organisation=sent.organisation,
        happened_on=date(2025, 11, 21), document="明财函〔2025〕57号", by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip

    week = in_week(tasks_of(world.standing("shen"), date(2026, 11, 23)), date(2026, 11, 23))
    task = next(task for task in week if task.step == sent)

    assert (task.step, task.on, task.actor.zh) == (sent, date(2026, 11, 23), "区财政局")
    assert (task.before and task.before.document) == "明财函〔2025〕57号"


def test_an_opinion_names_what_is_done_and_the_paper_it_goes_out_by(world: World) -> None:
    planned(world, "对预算调整初步方案提出意见", date(2026, 12, 4), "budget-law-2018-art-22-4")

    task = next(task for task in tasks_of(world.standing("shen"), date(2026, 11, 30)) if task.act)

    assert (task.act and task.act.zh, task.paper and task.paper.words.zh) == ("研究提出意见", "复函")


def test_what_is_past_its_day_is_told_as_not_registered_and_never_as_late(world: World) -> None:
    planned(world, APPROVED, date(2026, 10, 1), "budget-law-2018-art-69-7")

    body = world.signed_in("shen").get("/years/calendar/?week=2026-11-09").content.decode()

    assert ("日期已过，未登记" in body, "逾期" in body) == (True, False)


def test_a_week_is_turned_over_and_a_bad_one_is_this_week(world: World) -> None:
    client = world.signed_in("shen")

    assert "2026-12-21—2026-12-27" in client.get("/years/calendar/?week=2026-12-24").content.decode()
    assert client.get("/years/calendar/?week=soon").status_code == 200


def test_it_costs_the_same_with_one_step_and_with_three(world: World) -> None:
    Step.objects.all().delete()
    client, costs = world.signed_in("shen"), []
    for names in (("甲",), ("乙", "丙")):
        for name in names:
            planned(world, name, date(2026, 11, 20))
        client.get("/years/calendar/?week=2026-11-16")
        with CaptureQueriesContext(connection) as counted:
            client.get("/years/calendar/?week=2026-11-16")
        costs.append(len(counted))

    assert costs[0] == costs[1]


def test_a_new_colleague_finds_last_years_letter_and_the_form_of_this_years(world: World) -> None:
    planned(world, "对预算调整初步方案提出意见", date(2026, 12, 4), "budget-law-2018-art-22-4")
    letter = papers.issued(world, "reply_letter")

    (task,) = [task for task in tasks_of(world.standing("shen"), date(2026, 11, 30)) if task.act]
    body = world.signed_in("shen").get("/years/calendar/?week=2026-11-30").content.decode()

    assert (task.before, task.letter) == (None, letter)  # the first year: the latest letter of the kind
    assert f'href="/papers/{letter.pk}/"' in body


def test_last_years_own_letter_comes_before_another_of_the_kind(world: World) -> None:
    sent, _ = tied(world)
    year = operations.open_year(year=2025, by=world.standing("shen"), as_of=world.now)
    own = papers.issued(world, number="明人预函〔2025〕8号")
    papers.issued(world, number="明人预函〔2026〕9号")
    operations.enter_past(
        year=year, stage=Stage.ADJUSTMENT, name=SENT, path=sent.path, organisation=sent.organisation,
        happened_on=date(2025, 11, 21), document="明人预函〔2025〕8号", by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip

    task = next(task for task in tasks_of(world.standing("shen"), date(2026, 11, 23)) if task.step == sent)

    assert task.letter == own


def test_only_who_may_draft_is_led_to_a_draft(world: World) -> None:
    planned(world, "对预算调整初步方案提出意见", date(2026, 12, 4), "budget-law-2018-art-22-4")
    pages = {
        who: world.signed_in(who).get("/years/calendar/?week=2026-11-30").content.decode()
        for who in ("shen", "lin", "cao")
    }

    assert {who: "/papers/new/?kind=reply_letter" in page for who, page in pages.items()} == {
        "shen": True, "lin": False, "cao": False,
    }  # fmt: skip
    assert {who: "复函" in page for who, page in pages.items()} == {"shen": True, "lin": True, "cao": True}
