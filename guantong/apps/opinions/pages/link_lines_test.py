"""A line that was split is linked by a person, with a reason; the sums stay, and the decision can be taken back."""

import pytest

from guantong.apps.journal.queries import entries_of
from guantong.apps.opinions.models import LineLink
from tests.budget_versions import STEP, both
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
BEFORE, PARTS = "CG|P02|general|", ["CG|P21|general|", "CG|P22|general|"]
HERE = f"/opinions/versions/link/{STEP}&before={BEFORE}"


def decide(world: World, who: str = "shen", **typed: object) -> tuple[int, str]:
    given = {"before": [BEFORE], "after": PARTS, "reason": "分两期申报", **typed}
    told = {"verb": "decide_link", **{f"decide_link-{name}": value for name, value in given.items()}}
    answer = world.signed_in(who).post(HERE, told)
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


def test_nobody_else_decides(world: World) -> None:
    both(world)

    assert (decide(world, who="qin")[0], decide(world, who="lin")[0], LineLink.objects.count()) == (403, 403, 0)
