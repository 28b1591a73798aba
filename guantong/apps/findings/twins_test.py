"""Forms that go out and come back: difficulties, more time, stages; whatever a hand did to a sheet is told by its cell (离线表)."""

from datetime import date

import pytest

from guantong.apps.components.twins import twins
from guantong.apps.files.models import Attachment
from guantong.apps.findings import operations, stages
from guantong.apps.findings.models import Matter, ReturnedTwin
from guantong.apps.findings.twin_file import rows_for
from guantong.apps.journal.queries import drifted, history_of
from guantong.apps.notices.models import DueWork
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.findings import does, handed_over, planned, proof
from tests.twins import Change, brought, column, sheet, taken_down, told
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
HARD = {"title": "停车场用地没有落实", "says": "规划部门还没有出具意见，需要协调。", "year": "2026"}
AT = column("difficulties", "title")


def test_a_difficulty_written_on_a_sheet_is_registered_as_the_bodys_own_word(world: World) -> None:
    of = brought(world, "difficulties", "CG", sheet(world, "difficulties", "CG", [HARD]))
    assert told(world, of)[0] == ("differs", "登记为需协调事项")

    taken_down(world, of)

    matter = Matter.objects.get()
    assert (matter.kind, matter.source, matter.body, matter.state) == (
        "coordination", "unit", "明湖区城市管理局", "registered",
    )  # fmt: skip
    assert matter.says == "规划部门还没有出具意见，需要协调。\n（据程局长 2026-11-12 签字的表录入，填表人秦会计）"
    assert DueWork.objects.filter(verb="conclude", state="open").count() == 1
    assert [one.says for one in history_of(matter, world.standing("shen"))][-1] == f"据收回的困难申报表 {of.pk} 录入"
    assert list(drifted()) == []


def test_the_same_sheet_again_registers_nothing_twice(world: World) -> None:
    raw = sheet(world, "difficulties", "CG", [HARD])
    taken_down(world, brought(world, "difficulties", "CG", raw))

    with pytest.raises(BadInput, match="这份表已经录入过"):
        brought(world, "difficulties", "CG", raw)
    saved_anew = sheet(world, "difficulties", "CG", [HARD], lambda page: page.cell(1, 1, "另存的一份"))
    of = brought(world, "difficulties", "CG", saved_anew)

    assert told(world, of) == [("same", "已经登记过，不重复录入")]
    with pytest.raises(BadInput, match="没有要录入的"):
        taken_down(world, of)
    assert Matter.objects.count() == 1


def touched(name: str, value: str, row: int = 3) -> Change:
    return lambda page: page.cell(row, column("difficulties", name), value)


def unformed(page: object) -> None:
    page.append(["自己加的一行"] * (AT + 2))  # type: ignore[attr-defined]


def doubled(page: object) -> None:
    for at in range(1, AT + 3):
        page.cell(4, at).value = page.cell(3, at).value  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (touched("row_id", "77"), "第 3 行：编号、版本或核对码被改动过"), (touched("row_version", "2020-01-01"), "第 3 行：编号、版本或核对码被改动过"),
        (touched("row_of", "JY."), "第 3 行：编号、版本或核对码被改动过"), (unformed, "第 23 行：编号、版本或核对码被改动过"),
        (doubled, "第 4 行与第 3 行是同一项"), (touched("title", "长" * 121), "单元格 E3“需协调的事项”：有 121 字，超过 120 字"),
        (touched("says", "长" * 5000), "单元格 F3“困难和需要协调的内容”：有 5000 字，超过 1800 字"),
        (touched("title", "=1+1"), "单元格 E3“需协调的事项”：公式没有结果"), (touched("year", "去年"), "单元格 G3“所属年度”：写四位年份"),
        (touched("says", ""), "单元格 F3“困难和需要协调的内容”：没有填写"),
        (lambda page: page.merge_cells(start_row=3, end_row=4, start_column=AT, end_column=AT), "单元格 E3 是合并的"),
        (lambda page: page.cell(3, 9, "写在表外"), "单元格 I3 不在表的任何一列里"),
        (lambda page: page.column_dimensions.__getitem__("F").__setattr__("hidden", True), "单元格 F3 被隐藏"),
    ],
)  # fmt: skip
def test_what_a_hand_did_to_a_sheet_is_told_by_its_cell_and_keeps_all_out(
    world: World, change: Change, said: str
) -> None:
    of = brought(world, "difficulties", "CG", sheet(world, "difficulties", "CG", [HARD], change))

    assert [words for outcome, words in told(world, of) if outcome == "wrong" and said in words] != []
    with pytest.raises(BadInput, match="有的行不能录入"):
        taken_down(world, of)
    assert Matter.objects.count() == 0


def test_another_bodys_sheet_is_told(world: World) -> None:
    of = brought(world, "difficulties", "JY", sheet(world, "difficulties", "CG", [HARD]))

    assert told(world, of)[0] == ("wrong", "第 3 行是别的单位的。请分开上传")


def test_two_rows_of_the_same_words_are_one_row_too_many(world: World) -> None:
    of = brought(world, "difficulties", "CG", sheet(world, "difficulties", "CG", [HARD, HARD]))

    assert told(world, of)[0] == ("wrong", "第 4 行与第 3 行内容相同。请删去一行")


def test_more_time_is_asked_for_with_who_signed(world: World) -> None:
    matter = planned(world)
    given = {"until": "2027-03-31", "reason": "招标流标一次。"}
    of = brought(world, "extensions", "CG", sheet(world, "extensions", "CG", [given]))

    taken_down(world, of)

    asked = matter.extensions.get()
    assert (asked.until, asked.reason) == (
        date(2027, 3, 31), "招标流标一次。（据程局长 2026-11-12 签字的表录入，填表人秦会计）",
    )  # fmt: skip
    assert (
        rows_for(twins()["extensions"], world.standing("shen"), world.now.date()) == []
    )  # undecided, nothing more is asked


def test_a_day_that_is_no_later_is_told_in_its_cell(world: World) -> None:
    planned(world)
    of = brought(world, "extensions", "CG", sheet(world, "extensions", "CG", [{"until": "2026-11-13", "reason": "忙"}]))

    assert told(world, of) == [("wrong", "单元格 H3“申请延期至”：写一个晚于整改期限的日期，如 2026-12-31")]


def test_a_matter_that_moved_meanwhile_is_stale_and_nothing_is_taken_down(world: World) -> None:
    matter = planned(world)
    of = brought(
        world, "extensions", "CG", sheet(world, "extensions", "CG", [{"until": "2027-03-31", "reason": "流标"}])
    )
    does(world, "urge", matter, "shen", words="请抓紧")

    assert told(world, of) == [("stale", "第 3 行：下载以后有变动。请重新下载、核对后填写")]
    with pytest.raises(NotAllowed, match="在下载以后有变动"):
        taken_down(world, of)
    assert matter.extensions.count() == 0


def test_a_row_that_was_deleted_is_named_as_still_waiting(world: World) -> None:
    planned(world)
    other = planned(world, handed_over(world, operations.register(
        kind="problem", source="inspection_visit", title="另一件", says="说明", path=world.body("CG").path, year=2026, pace="staged",
        by=world.standing("shen"), as_of=world.now,
    )))  # fmt: skip
    raw = sheet(
        world, "extensions", "CG", [{"until": "2027-03-31", "reason": "流标"}], lambda page: page.delete_rows(4)
    )
    of = brought(world, "extensions", "CG", raw)

    assert told(world, of)[1:] == [("same", "表中没有这一项，仍等待填写")]
    taken_down(world, of)
    assert other.extensions.count() == 0


def test_stages_are_proposed_and_reported_with_their_proof(world: World) -> None:
    matter = planned(world)
    steps = {"steps": f"2026-11-20 清理台账\n{matter.due_on} 收回资金"}
    taken_down(world, brought(world, "stages", "CG", sheet(world, "stages", "CG", [steps])))
    matter.refresh_from_db()
    stages.confirm_stages(matter=matter, version=matter.version, by=world.standing("shen"), as_of=world.now)
    asked = rows_for(twins()["stage_reports"], world.standing("shen"), world.now.date())
    assert [one.cells["what"] for one in asked] == [
        "1. 清理台账"
    ]  # one report proves one stage: the first that is open
    report = sheet(world, "stage_reports", "CG", [{"words": "台账已清理。"}])

    of = brought(world, "stage_reports", "CG", report)
    assert told(world, of)[0][1].startswith("单元格 H3“完成情况”：没有这个阶段的证明材料")
    proof(world, matter)
    taken_down(world, of)

    first = matter.stages.order_by("number").first()
    assert first is not None
    assert (first.state, first.words) == ("done", "台账已清理。（据程局长 2026-11-12 签字的表录入，填表人秦会计）")
    assert Attachment.objects.get(key=matter.journal_key).state == "sealed"


def test_a_sheet_is_for_who_follows_matters_and_only_staff_take_it_down(world: World) -> None:
    of = brought(world, "difficulties", "CG", sheet(world, "difficulties", "CG", [HARD]))

    with pytest.raises(NotAllowed):
        taken_down(world, of, "he")
    with pytest.raises(NotAllowed):
        brought(world, "difficulties", "CG", sheet(world, "difficulties", "CG", [HARD]), "qin")
    assert ReturnedTwin.objects.get().state == "read"
