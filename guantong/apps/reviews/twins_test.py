"""Questions left for after the meeting and agreed changes are answered on a sheet (会后书面答复表、会商结果确认表)."""

import pytest

from guantong.apps.journal.queries import drifted, history_of
from guantong.apps.notices.models import DueWork
from guantong.apps.reviews import agreeing, asking
from guantong.apps.reviews.models import Inquiry
from guantong.domain.workflow.table import BadInput
from tests.reviews import asked, does, held
from tests.twins import brought, sheet, taken_down, told
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def left(world: World) -> list[Inquiry]:
    review = held(world)
    return [does(world, asking.carry_over, asked(world, review, text)) for text in ("造价依据？", "工期多长？")]


def test_what_was_left_is_answered_on_a_sheet_by_who_said_it_or_who_signed(world: World) -> None:
    first, second = left(world)
    rows = [{"answer": "按2025年定额。", "answered_by": "刘科长（计财科）"}, {"answer": "九个月。"}]
    of = brought(world, "inquiries", "CG", sheet(world, "inquiries", "CG", rows))

    taken_down(world, of)

    for one in (first, second):
        one.refresh_from_db()
    assert [(one.state, one.answer, one.answered_by, one.in_writing) for one in (first, second)] == [
        ("answered", "按2025年定额。", "刘科长（计财科）", True), ("answered", "九个月。", "程局长", True),
    ]  # fmt: skip
    assert (str(first.answered_on), DueWork.objects.filter(verb="answer", state="open").count()) == ("2026-11-12", 0)
    assert [one.says for one in history_of(second, world.standing("shen"))][
        -1
    ] == f"据收回的会后书面答复表 {of.pk} 录入"
    assert list(drifted()) == []


def test_a_question_answered_meanwhile_is_told_and_the_other_waits(world: World) -> None:
    first, second = left(world)
    of = brought(world, "inquiries", "CG", sheet(world, "inquiries", "CG", [{"answer": "甲"}, {"answer": "乙"}]))
    does(world, asking.answer, first, "qin", answer="单位自己答了", answered_by="秦会计")

    assert told(world, of) == [
        ("stale", "第 3 行：下载以后已经办理，或不再等待填写。请删去这一行，或重新下载"), ("differs", "录入书面答复"),
    ]  # fmt: skip
    second.refresh_from_db()
    assert second.state == "carried_over"


def test_a_name_without_an_answer_is_told_in_its_cell(world: World) -> None:
    left(world)
    of = brought(world, "inquiries", "CG", sheet(world, "inquiries", "CG", [{"answered_by": "刘科长"}]))

    assert told(world, of)[0] == ("wrong", "单元格 I3“答复”：请写答复")


def test_the_department_agrees_on_a_sheet_and_only_by_the_word_for_it(world: World) -> None:
    change = agreeing.propose_change(
        review=held(world), unit="CG", line="公厕新建", change=-300_0000_00, before=900_0000_00, text="两座改为一座", by=world.standing("shen"),
        as_of=world.now,
    )  # fmt: skip
    unsure = brought(
        world,
        "agreed_changes",
        "CG",
        sheet(world, "agreed_changes", "CG", [{"confirmed": "再议"}]),
        file_name="甲.xlsx",
    )
    assert told(world, unsure)[0][1].startswith("单元格 J3“部门意见”：")
    with pytest.raises(BadInput):
        taken_down(world, unsure)

    of = brought(world, "agreed_changes", "CG", sheet(world, "agreed_changes", "CG", [{"confirmed": "同意"}]))
    taken_down(world, of)

    change.refresh_from_db()
    assert (change.state, change.department_name) == ("by_department", "程局长")
