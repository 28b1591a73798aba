"""A unit reports quarters, milestones and answers to objections on sheets, without signing in."""

from datetime import date

import pytest

from guantong.apps.journal.queries import drifted
from guantong.apps.livelihood import objecting
from guantong.apps.livelihood.models import Objection
from tests.livelihood import taken_over
from tests.twins import brought, sheet, taken_down, told
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_a_unit_reports_quarters_on_a_sheet_and_says_that_it_is_done(world: World) -> None:
    item = taken_over(world)
    # on 12 November all four quarters have begun, and none is reported
    first = {"words": "完成设计", "reached": "0.5", "spent": "1000.00", "done_on": "2026-10-30"}
    last = {"words": "全部开放", "reached": "3", "done_on": "2026-11-01"}
    raw = sheet(world, "item_quarters", "CG", [first, {}, {}, last])

    taken_down(world, brought(world, "item_quarters", "CG", raw))

    item.refresh_from_db()
    reports = item.reports.order_by("quarter").values_list("quarter", "reached", "spent")
    assert (list(reports), item.state, item.done_on) == (
        [(1, 500, 1000_00), (4, 3_000, None)], "said_done", date(2026, 11, 1),
    )  # fmt: skip
    assert "填表人" in item.reports.first().source
    assert list(drifted()) == []


def test_what_cannot_be_is_told_in_its_cell(world: World) -> None:
    taken_over(world)
    wrong = {"words": "", "reached": "很多", "spent": "1"}

    outcome, said = told(world, brought(world, "item_quarters", "CG", sheet(world, "item_quarters", "CG", [wrong])))[0]

    assert (outcome, "写数字，最多三位小数" in said) == ("wrong", True)


def test_milestones_and_answers_come_on_sheets(world: World) -> None:
    item = taken_over(world)
    objecting.raise_objection(
        item=item, source="visit", words="亭子正对窗户", raised_on=date(2026, 6, 3), by=world.standing("hua"), as_of=world.now
    )  # fmt: skip

    reached = sheet(world, "item_milestones", "CG", [{"done_on": "2026-03-05"}])
    taken_down(world, brought(world, "item_milestones", "CG", reached))
    taken_down(
        world,
        brought(world, "objection_answers", "CG", sheet(world, "objection_answers", "CG", [{"answer": "可以移"}])),
    )

    assert list(item.milestones.values_list("done_on", flat=True)) == [date(2026, 3, 5), None]
    assert list(Objection.objects.values_list("state", "answer")) == [("answered", "可以移")]
