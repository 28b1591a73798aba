"""Adjustments and reallocations are two lists, each with its own sum and the line it was read in; they are never added."""

import re

import pytest

from tests.execution import BOOKS, JUNE, ROAD, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/changes/?on={JUNE}"
CHANGED = {
    **BOOKS,
    "adjustment": [
        {"document_no": "明人常〔2026〕21号", "decided_on": "2026-05-20", "year": 2026, "unit_code": "CG", "project_code": "P01", "function_code": "2120201", "amount": 80_00, "trigger": "需要增加或者减少预算总支出", "decided_by": "明湖区人大常委会"},
        {"document_no": "明人常〔2026〕22号", "decided_on": "2026-06-20", "year": 2026, "amount": 7_00, "trigger": "需要增加举借债务数额", "decided_by": "明湖区人大常委会"},
        {"document_no": "明人常〔2026〕39号", "decided_on": "2026-07-20", "year": 2026, "unit_code": "CG", "amount": 1_00},
    ],
    "reallocation": [
        {"document_no": "明财调〔2026〕1号", "approved_on": "2026-04-01", "year": 2026, "unit_code": "CG", "from_project": "P01", "to_project": "P02", "amount": 30_00, "reason": "工期调整", "approved_by": "明湖区财政局"},
        {"document_no": "明财调〔2026〕2号", "approved_on": "2026-04-02", "year": 2026, "unit_code": "JY", "from_function": "2050201", "to_function": "2050202", "amount": 5_00, "reason": "学位增加", "approved_by": "明湖区财政局"},
    ],
}  # fmt: skip


def shown(world: World, more: str = "", who: str = "shen") -> str:
    answer = world.signed_in(who).get(f"{HERE}{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def foot(page: str) -> str:
    return page.rpartition("<tfoot>")[2].rpartition('class="n">')[2].partition("</td>")[0]


def test_they_are_two_lists_with_a_sum_each(world: World) -> None:
    kept(world, CHANGED)

    adjusted, moved = shown(world), shown(world, "&of=reallocation")

    assert (foot(adjusted), foot(moved)) == ("87.00", "35.00")
    assert ("明人常〔2026〕21号" in adjusted, "明财调〔2026〕1号" in adjusted) == (True, False)
    assert ("明财调〔2026〕1号" in moved, ROAD["project"] in moved, "2050202" in moved) == (True, True, True)
    assert "明人常〔2026〕39号" not in adjusted  # decided after the day


def test_each_opens_the_line_it_was_read_in(world: World) -> None:
    kept(world, CHANGED)

    (address,) = re.findall(r'<a href="(/feeds/deliveries/[^"]*)">明人常〔2026〕22号', shown(world))

    assert "7.00" in world.signed_in("shen").get(address).content.decode()


def test_they_are_found_by_unit_and_filtered_by_what_the_law_names(world: World) -> None:
    kept(world, CHANGED)

    assert [foot(shown(world, more)) for more in ("&q=csgl", "&trigger=raises_debt", "&of=reallocation&q=jyj")] == [
        "80.00",
        "7.00",
        "5.00",
    ]


def test_a_unit_sees_its_own(world: World) -> None:
    kept(world, CHANGED)

    own = shown(world, who="qin")

    assert (foot(own), "明人常〔2026〕22号" in own, "/feeds/deliveries/" in own.partition("<main")[2]) == (
        "80.00",
        False,
        False,
    )


def test_before_anything_is_published_it_says_so(world: World) -> None:
    assert "账册里还没有任何数据" in shown(world)


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
