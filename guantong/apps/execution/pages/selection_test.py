"""The page of a year's key units: each candidate with its three sentences, the draw told, the decision beside the proposal."""

from io import BytesIO

import openpyxl
import pytest

from guantong.apps.actors.keeping_out import declare
from guantong.apps.execution.models import Selection
from tests.key_units import CALLED, booked, decided, departments, not_proposed, proposed, submitted
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def address(row: Selection) -> str:
    return f"/execution/selections/{row.pk}/"


def test_every_candidate_stands_there_with_its_score_and_why(world: World) -> None:
    booked(world)
    row = proposed(world)

    page = world.signed_in("shen").get(address(row)).content.decode()

    table = page.partition("<table")[2]
    assert [name in table for name in CALLED.values()] == [*[True] * 10, False]  # the firm is in no group
    # CG has the least money of the seven departments beside the leading one, SF the most
    assert (
        "0分×30：可支配资金0.10万元，多于同组0%的单位" in table,
        "100分×30：可支配资金0.80万元，多于同组100%的单位" in table,
    ) == (True, True)
    assert ("0分×40：待核实的关注事项0件" in table, "100分×30：还没有列为过重点" in table) == (True, True)


def test_how_it_was_drawn_and_by_which_numbers_is_told(world: World) -> None:
    booked(world)
    row = proposed(world)

    page = world.signed_in("he").get(address(row)).content.decode()

    assert all(
        text in page
        for text in (row.seed, "与拟定时一致", "建议值，无法定依据：留一席抽签", "N由主任会议确定", "另有 1 个单位")
    )
    assert "“部门”共7个单位，本届还有2个没有列为重点，以后0年只有0席；从今年起每年需要7席" in page


def test_the_workbook_has_everybody_with_the_sentences(world: World) -> None:
    booked(world)
    row = decided(world)

    answer = world.signed_in("shen").get(f"{address(row)}?as=xlsx")

    rows = [
        [cell.value for cell in line] for line in openpyxl.load_workbook(BytesIO(answer.content)).active.iter_rows()
    ]
    assert rows[0] == ["单位", "组别", "建议", "决定", "评分", "资金规模", "关注事项", "距上次"]
    assert rows[1][:4] == ["明湖区教育局", "牵头单位", "固定席位", "列入"]
    assert sum(line[3] == "列入" for line in rows[1:]) == 7


def test_the_decision_is_noted_on_the_page_with_what_differs_and_why(world: World) -> None:
    booked(world)
    row = submitted(world)
    out, added = departments(row)[0], not_proposed(row)
    client = world.signed_in("wen")
    asked = {
        "verb": "decide", "version": str(row.version), "decide-decided_on": "2026-11-12", "decide-document": "明人主任会议〔2026〕5号",
        "decide-left_out_lines": f"{out} 正在接受审计", "decide-added_lines": f"{CALLED[added]}　群众反映集中",
    }  # fmt: skip

    done = client.post(address(row), asked)
    page = client.get(address(row)).content.decode()

    assert (done.status_code, Selection.objects.get().left_out, Selection.objects.get().added) == (
        302, {out: "正在接受审计"}, {added: "群众反映集中"},
    )  # fmt: skip
    assert all(text in page for text in ("群众反映集中", "正在接受审计", "明人主任会议〔2026〕5号", "闻秘书"))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("JY", "“JY”没有写理由"), ("气象局 有人反映", "“气象局”不是候选单位"), ("JY 一\nJY 二", "“JY”写了两次"), (f"JY {'长' * 401}", "“JY”的理由过长"),
    ],
)  # fmt: skip
def test_a_unit_without_a_reason_or_of_no_list_comes_back_at_its_field(world: World, typed: str, why: str) -> None:
    booked(world)
    row = submitted(world)
    asked = {
        "verb": "decide", "version": str(row.version), "decide-decided_on": "2026-11-12", "decide-document": "文", "decide-left_out_lines": typed,
    }  # fmt: skip

    answer = world.signed_in("wen").post(address(row), asked)

    assert (answer.status_code, why in answer.content.decode(), Selection.objects.get().state) == (
        422,
        True,
        "submitted",
    )


def test_who_comes_second_sees_both_sides(world: World) -> None:
    booked(world)
    row = submitted(world)
    asked = {"verb": "decide", "version": str(row.version), "decide-decided_on": "2026-11-12", "decide-document": "文"}
    world.signed_in("gu").post(address(row), {**asked, "decide-document": "另一文"})

    late = world.signed_in("wen").post(address(row), asked)

    assert (late.status_code, "另一文" in late.content.decode()) == (409, True)


def test_whoever_keeps_out_of_a_units_matters_does_not_see_its_figures(world: World) -> None:
    booked(world)
    row = proposed(world)
    declare(kind="relative", organisation=world.body("CG"), by=world.standing("mo"), as_of=world.now)

    kept_out, other = (world.signed_in(who).get(address(row)).content.decode() for who in ("mo", "he"))

    # the least money of the departments is that of the bureau of city management
    assert [text in kept_out for text in ("（回避）", "可支配资金0.10万元", "可支配资金0.20万元")] == [
        True,
        False,
        True,
    ]
    assert [text in other for text in ("（回避）", "可支配资金0.10万元", "可支配资金0.20万元")] == [False, True, True]


@pytest.mark.parametrize(("who", "status"), [("mo", 200), ("cao", 403), ("qin", 403), ("lin", 403)])
def test_who_sees_it(world: World, who: str, status: int) -> None:
    booked(world)
    row = proposed(world)

    assert world.signed_in(who).get(address(row)).status_code == status


def test_one_that_is_not_there_is_not_found(world: World) -> None:
    assert world.signed_in("shen").get("/execution/selections/77/").status_code == 404
