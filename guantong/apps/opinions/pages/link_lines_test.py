"""A line that was split is linked by a person, with a reason; the sums stay, and the decision can be taken back."""

import pytest

from guantong.apps.journal.queries import entries_of
from guantong.apps.opinions.models import LineLink
from tests.budget_versions import FIRST, SECOND, STEP, both, line
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
BEFORE, PARTS = "CG|P02|general|", ["CG|P21|general|", "CG|P22|general|"]
HERE = f"/opinions/versions/link/{STEP}&before={BEFORE}"


def decide(world: World, who: str = "shen", here: str = HERE, **typed: object) -> tuple[int, str]:
    given = {"before": [BEFORE], "after": PARTS, "reason": "分两期申报", **typed}
    told = {"verb": "decide_link", **{f"decide_link-{name}": value for name, value in given.items()}}
    answer = world.signed_in(who).post(here, told)
    return answer.status_code, answer.content.decode()


def test_a_split_line_is_linked_and_the_difference_is_that_of_its_parts(world: World) -> None:
    both(world)

    status, _ = decide(world)

    link = LineLink.objects.get()
    assert (status, link.names, [entry.verb for entry in entries_of(link)]) == (
        302, {"before": ["食堂改造"], "after": ["食堂改造一期", "食堂改造二期"]}, ["decide_link"],
    )  # fmt: skip
    page = world.signed_in("shen").get(f"/opinions/versions/{STEP}&how=link").content.decode()
    assert ("-50.00" in page, "食堂改造一期、食堂改造二期" in page, "原：食堂改造" in page) == (True, True, True)


def test_two_lines_that_were_merged_into_one_are_linked_as_one_change(world: World) -> None:
    merged = [
        line(FIRST, "P02", 500_00, "食堂改造"),
        line(FIRST, "P03", 300_00, "会议活动"),
        line(SECOND, "P30", 700_00, "后勤"),
    ]
    both(world, merged)

    two = ["CG|P02|general|", "CG|P03|general|"]
    status, _ = decide(world, before=two, after=["CG|P30|general|"], reason="两项合并申报")

    page = world.signed_in("shen").get(f"/opinions/versions/{STEP}&how=link").content.decode()
    assert (status, LineLink.objects.get().names["before"]) == (302, ["食堂改造", "会议活动"])
    assert "-100.00" in page  # 700 - (500 + 300)


def test_what_the_machine_proposes_is_chosen_already_and_called_a_proposal(world: World) -> None:
    both(world)

    page = world.signed_in("shen").get(HERE).content.decode()

    assert ("系统按名称和金额拟议的，不是结论" in page, page.count("checked")) == (True, 2)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"after": ["JY|J01|general|"]}, "选择一个有效的选项"),
        ({"after": []}, "这个字段是必填项"),
        ({"reason": " "}, "这个字段是必填项"),
    ],
)
def test_a_line_of_another_unit_none_at_all_or_no_reason_is_refused(
    world: World, typed: dict[str, object], why: str
) -> None:
    both(world)

    status, page = decide(world, **typed)

    assert (status, LineLink.objects.count()) == (422, 0)
    assert why in page


def test_a_line_is_linked_once_until_that_is_taken_back(world: World) -> None:
    both(world)
    decide(world)
    link = LineLink.objects.get()

    again, page = decide(world, after=PARTS[:1])
    back = world.signed_in("gu").post(f"/opinions/versions/links/{link.pk}/", {"verb": "take_link_back", "version": 1})
    after, _ = decide(world, after=PARTS[:1])

    assert (again, back.status_code, after) == (422, 302, 302)
    assert [row.state for row in LineLink.objects.order_by("pk")] == ["taken_back", "decided"]


def test_what_was_split_and_kept_its_code_is_chosen_on_both_sides(world: World) -> None:
    both(
        world,
        [line(FIRST, "P1", 90_00, "绿化"), line(SECOND, "P1", 50_00, "绿化"), line(SECOND, "P9", 30_00, "公园长椅")],
    )
    kept, new = "CG|P1|general|", "CG|P9|general|"

    here = f"/opinions/versions/link/{STEP}&after={new}"
    refused, page = decide(world, here=here, before=[kept], after=[new])
    status, _ = decide(world, here=here, before=[kept], after=[kept, new])

    assert (refused, "“绿化”两个版本中都有" in page, status) == (422, True, 302)
    listed = world.signed_in("shen").get(f"/opinions/versions/{STEP}&how=link").content.decode()
    assert ("-10.00" in listed, "由人认定" in listed) == (True, True)


def test_a_link_to_the_budget_of_the_year_before_is_of_the_later_year(world: World) -> None:
    last = {**line("批准", "A1", 90_00, "老项目"), "year": 2026, "version": "年初预算"}
    both(world, [last, line(FIRST, "B1", 80_00, "新项目")])
    step = "?year=2027&from=2026.approved.0&to=2027.first_submission.0"

    told = {
        "verb": "decide_link",
        "decide_link-before": ["CG|A1|general|"],
        "decide_link-after": ["CG|B1|general|"],
        "decide_link-reason": "更名",
    }
    answer = world.signed_in("shen").post(f"/opinions/versions/link/{step}&after=CG|B1|general|", told)

    assert (answer.status_code, LineLink.objects.get().year) == (302, 2027)
    assert "-10.00" in world.signed_in("shen").get(f"/opinions/versions/{step}&how=link").content.decode()


def test_without_two_versions_there_is_nothing_to_link_and_nothing_is(world: World) -> None:
    page = world.signed_in("shen").get("/opinions/versions/link/").content.decode()

    assert "这一项已有对应，或不在所选的版本中" in page
    assert (decide(world, here="/opinions/versions/link/")[0], LineLink.objects.count()) == (422, 0)


def test_nobody_else_decides(world: World) -> None:
    both(world)

    assert (decide(world, who="qin")[0], decide(world, who="lin")[0], LineLink.objects.count()) == (403, 403, 0)
