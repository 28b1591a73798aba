"""Every difference of a step is told apart to the fen: by an opinion, by what finance put it down to, by nothing that was stated."""

import re
from datetime import timedelta

import pytest

from guantong.apps.opinions.binding import Bound
from guantong.apps.opinions.models import Opinion
from tests import opinions
from tests.budget_versions import FELL, LINES, ROSE, STEP, both, line
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/opinions/reductions/{STEP}"


def confirmed(world: World, amount: int, days_before: int = 10, **facts: object) -> Opinion:
    """An opinion on the road (or `line`) of the first submission, confirmed by finance with `amount`."""
    about = {"line": facts.pop("line")} if "line" in facts else {}
    raised = opinions.raised(world, version_no=None, raised_on=world.now.date() - timedelta(days_before), **about)
    (opinion,) = opinions.referred(world, raised)
    return opinions.confirmed(world, opinion, amount=amount, **facts)


def shown(world: World, who: str = "shen") -> str:
    answer = world.signed_in(who).get(HERE)
    assert answer.status_code == 200
    return answer.content.decode()


def feet(page: str) -> list[list[str]]:
    rows = page.rpartition("<tfoot>")[2].split("</tr>")
    return [[cell for cell in re.findall(r'class="n">([^<]*)<', row) if cell] for row in rows][:3]


def test_an_opinion_that_is_older_and_confirmed_is_credited_and_the_rest_is_not_stated(world: World) -> None:
    both(world)
    confirmed(world, -150_00)

    page = shown(world)

    assert (FELL, ROSE) == (-1000_00, 500_00)
    assert feet(page) == [
        ["-1,000.00", "-150.00", "0.00", "-850.00"],
        ["500.00", "0.00", "0.00", "500.00"],
        ["-500.00", "-150.00", "0.00", "-350.00"],
    ]
    assert "财政部门据此压减 150.00 元；同一步压减共 1,000.00 元，净增减 -500.00 元，基数 2,200.00 元" in page


def test_what_finance_puts_down_to_something_else_is_its_own_column(world: World) -> None:
    both(world)
    confirmed(world, -200_00, cause="control")

    page = shown(world)

    assert (feet(page)[0], "控制数" in page) == (["-1,000.00", "0.00", "-200.00", "-800.00"], True)


@pytest.mark.parametrize(
    ("amount", "days", "why"),
    [(-200_01, 10, "确认金额大于两版之差中尚未说明的部分"), (-100_00, 0, "意见不早于后一版")],
)
def test_a_claim_too_large_or_too_late_does_not_count_and_says_why(
    world: World, amount: int, days: int, why: str
) -> None:
    both(world)
    confirmed(world, amount, days)

    page = shown(world)

    assert (feet(page)[0], why in page) == (["-1,000.00", "0.00", "0.00", "-1,000.00"], True)


def bound(project: str, name: str) -> Bound:
    return Bound(unit_code="CG", unit="明湖区城市管理局", project_code=project, project=name)


def test_an_opinion_on_a_line_of_which_a_person_has_yet_to_say_what_it_became_is_not_credited(world: World) -> None:
    both(world)
    confirmed(world, -500_00, line=bound("P02", "食堂改造"))

    page = shown(world)

    assert (feet(page)[0], "该项在后一版本中的对应待人认定" in page) == (
        ["-1,000.00", "0.00", "0.00", "-1,000.00"],
        True,
    )


def test_an_opinion_on_a_line_that_vanished_is_credited_with_what_finance_confirmed(world: World) -> None:
    both(world)
    confirmed(world, -300_00, line=bound("P03", "会议活动"))

    assert feet(shown(world))[0] == ["-1,000.00", "-300.00", "0.00", "-700.00"]


def test_an_opinion_on_a_line_that_neither_version_holds_is_named_and_not_counted(world: World) -> None:
    both(world)
    opinion = confirmed(world, -300_00, line=bound("P99", "旧项目"))

    page = shown(world)

    assert (feet(page)[0], f'<a href="/opinions/{opinion.pk}/">' in page) == (
        ["-1,000.00", "0.00", "0.00", "-1,000.00"],
        True,
    )
    assert "所指的预算项不在这两个版本中" in page


def test_the_kind_of_reason_that_finance_gave_stands_beside_the_line(world: World) -> None:
    both(world)
    confirmed(world, -150_00, ground="past_use")

    assert "过往使用效率" in shown(world)


def test_a_claim_on_a_line_that_did_not_change_is_listed_with_why_it_does_not_count(world: World) -> None:
    both(world, [*LINES, line("一上", "P05", 70_00, "绿化"), line("二上", "P05", 70_00, "绿化")])
    confirmed(world, -10_00, line=bound("P05", "绿化"))

    page = shown(world)

    assert ("绿化" in page, "金额没有变化，或变化方向与确认的相反" in page) == (True, True)


def test_where_most_of_what_was_added_went_is_shown(world: World) -> None:
    both(world)

    told = shown(world).partition('aria-label="本步增列最多的项"')[2].partition("</section>")[0]

    assert re.findall(r"<dd>(.*?)</dd>", told) == ["智慧校园 · 50.00 元"]


def test_nothing_is_credited_without_an_opinion_and_no_sentence_claims_it(world: World) -> None:
    both(world)

    page = shown(world)

    assert (feet(page)[0], "据此压减" in page) == (["-1,000.00", "0.00", "0.00", "-1,000.00"], False)


@pytest.mark.parametrize(("who", "status"), [("cao", 200), ("qin", 403), ("lin", 403)])
def test_drafts_are_for_the_congress_and_finance(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
