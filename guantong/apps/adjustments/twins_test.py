"""Finance answers remarks on an adjustment on a sheet, several of one plan in one go (调整意见反馈表)."""

import pytest

from guantong.apps.adjustments import studying
from guantong.apps.adjustments.studying_test import studied
from guantong.apps.journal.queries import drifted
from tests.twins import brought, sheet, taken_down, told
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_two_remarks_of_one_plan_are_answered_by_one_sheet(world: World) -> None:
    plan = studied(world)
    plan = studying.remark(
        plan=plan, words="请补充进度计划", item="", version=plan.version, by=world.standing("shen"), as_of=world.now
    )
    rows = [{"outcome": "部分采纳", "answer": "核减10万元"}, {"outcome": "采纳", "answer": "已补充"}]

    taken_down(world, brought(world, "remark_answers", "CZ", sheet(world, "remark_answers", "CZ", rows)))

    assert [(one.outcome, one.answer, str(one.answered_on)) for one in plan.remarks.all()] == [
        ("partly", "核减10万元", "2026-11-12"), ("adopted", "已补充", "2026-11-12"),
    ]  # fmt: skip
    assert list(drifted()) == []


def test_an_answer_without_its_outcome_is_told(world: World) -> None:
    studied(world)
    of = brought(world, "remark_answers", "CZ", sheet(world, "remark_answers", "CZ", [{"answer": "已研究"}]))

    assert told(world, of)[0] == ("wrong", "单元格 I3“采纳情况”：请从下拉中选采纳情况")
