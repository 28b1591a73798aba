"""Earlier years come by a template, all or nothing, and no clock measures them."""

from datetime import date
from io import BytesIO

import pytest

from guantong.apps.adjustments.history import COLUMNS
from guantong.apps.adjustments.models import Plan
from guantong.apps.adjustments.queries import counts_of, term_of_publication
from guantong.apps.journal.queries import drifted
from tests.adjustments import workbook
from tests.world import World

pytestmark = pytest.mark.django_db
ROW = (
    "2023",
    "1",
    "2023年第一次调整",
    "需要增加举借债务数额",
    "2023-06-20",
    "明人常〔2023〕9号",
    "2023-06-28",
    "2023-08-30",
    "",
)


def sent(world: World, *rows: tuple[str, ...], who: str = "shen") -> tuple[int, str]:
    file = BytesIO(workbook(rows, tuple(COLUMNS.values())))
    file.name = "历史.xlsx"
    answer = world.signed_in(who).post(
        "/adjustments/history/", {"verb": "take_in_history", "take_in_history-file": file}
    )
    return answer.status_code, answer.content.decode()


def test_a_year_that_is_past_is_kept_and_not_measured(world: World) -> None:
    assert sent(world, ROW)[0] == 302

    plan = Plan.objects.get()
    assert (plan.state, plan.history, plan.triggers, plan.decided_on) == (
        "filed",
        True,
        ["raises_debt"],
        date(2023, 6, 28),
    )
    # published 63 days after, eight before the session: history, no count
    assert (counts_of(plan), term_of_publication(plan)[0].zh) == ((), "")
    assert list(drifted()) == []


def test_one_wrong_row_keeps_all_out_and_is_named(world: World) -> None:
    status, page = sent(world, ROW, ("2022", "一", "另一次", "领导批示", "", "", "2022-13-01", "", ""))

    assert (status, Plan.objects.count()) == (422, 0)
    assert "第 3 行" in page
    assert "没有“领导批示”这种法定情形" in page


def test_what_is_there_already_is_not_taken_in_twice(world: World) -> None:
    sent(world, ROW)

    status, page = sent(world, ROW)

    assert (status, Plan.objects.count()) == (422, 1)
    assert "已经登记" in page


def test_the_template_is_sent_and_finance_takes_no_history_in(world: World) -> None:
    assert world.signed_in("shen").get("/adjustments/history/?template").content[:2] == b"PK"
    assert sent(world, ROW, who="cao")[0] == 403
