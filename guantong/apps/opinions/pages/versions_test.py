"""Two versions stand line beside line, each amount opens its cell, the sums are the versions' difference."""

import re
from typing import Any

import pytest

from tests.budget_versions import FELL, FIRST, LINES, ROSE, SECOND, STEP, both, line
from tests.execution import delivered
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = "/opinions/versions/"


def shown(world: World, more: str = "", who: str = "shen") -> str:
    answer = world.signed_in(who).get(f"{HERE}{STEP}{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def foot(page: str) -> list[str]:
    return re.findall(r'class="n">([^<]*)<', page.rpartition("<tfoot>")[2])


def test_the_feet_are_the_falls_the_rises_and_the_difference_of_the_versions(world: World) -> None:
    both(world)

    page = shown(world)

    assert (FELL, ROSE) == (-1000_00, 500_00)
    assert [cell for cell in foot(page) if cell] == ["-1,000.00", "500.00", "-500.00"]
    assert "待人认定" in page


def test_each_amount_opens_the_line_it_was_read_in(world: World) -> None:
    both(world)

    (address,) = re.findall(r'<a href="(/feeds/deliveries/[^"]*)">800.00', shown(world))

    assert "800.00" in world.signed_in("shen").get(address.replace("&amp;", "&")).content.decode()


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ("&how=code", ["道路修缮", "智慧校园"]),
        ("&how=gone", ["会议活动"]),
        ("&way=rise", ["智慧校园"]),
        ("&q=jiaoyuju", ["智慧校园"]),
    ],
)
def test_lines_are_filtered_by_how_they_match_and_which_way_they_went(
    world: World, more: str, names: list[str]
) -> None:
    both(world)

    main = shown(world, more).partition("<tbody>")[2].partition("</tbody>")[0]

    assert [name for name in ("道路修缮", "智慧校园", "会议活动") if name in main] == [
        n for n in ("道路修缮", "智慧校园", "会议活动") if n in names
    ]


def test_a_version_that_was_skipped_is_said_and_nothing_is_made_up_for_it(world: World) -> None:
    both(world)

    assert "账册里没有 2027 年的“一下”" in shown(world)


def test_a_version_that_was_delivered_twice_is_said_and_not_counted_in_silence(world: World) -> None:
    both(world)
    delivered(world, "budget_line", [line(SECOND, "P01", 800_00, "道路修缮")], period="2027")

    assert "“二上”有 1 个预算项在不同的报送中重复出现" in shown(world)


def test_with_one_version_alone_there_is_nothing_to_compare(world: World) -> None:
    both(world, [line(FIRST, "P01", 1000_00, "道路修缮")])

    page = world.signed_in("shen").get(HERE).content.decode()

    assert "没有可以前后比较的两个预算版本" in page


def test_a_unit_that_only_one_version_holds_is_neither_cut_nor_added(world: World) -> None:
    both(world, [*LINES, line(FIRST, "X1", 99_00, "活动", {"unit_code": "ZZ", "unit": "明湖区档案馆"})])

    page = shown(world)

    assert "只在前一版本中的单位 1 个" in page
    assert [cell for cell in foot(page) if cell] == ["-1,000.00", "500.00", "-500.00"]


@pytest.mark.parametrize(
    "asked",
    [
        "?year=x",
        "?year=2027&from=2027.draft.0&to=%E4%B8%80",
        "?from=2027.second_submission.0&to=2027.first_submission.0",
    ],
)
def test_an_odd_address_shows_what_there_is(world: World, asked: str) -> None:
    both(world)

    assert world.signed_in("shen").get(f"{HERE}{asked}").status_code == 200


@pytest.mark.parametrize("more", [0, 60])
@pytest.mark.parametrize("page", ["versions", "reductions"])
def test_the_queries_do_not_grow_with_the_lines(
    world: World, page: str, more: int, django_assert_num_queries: Any
) -> None:
    both(
        world,
        [*LINES, *(line(version, f"X{n}", n + 1, f"项目{n}") for n in range(more) for version in (FIRST, SECOND))],
    )
    reader = world.signed_in("shen")
    reader.get(f"/opinions/{page}/{STEP}")

    with django_assert_num_queries({"versions": 7, "reductions": 9}[page]):
        reader.get(f"/opinions/{page}/{STEP}")


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 403), ("lin", 403)])
def test_drafts_are_for_the_congress_and_finance(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
