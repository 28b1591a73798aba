"""The sheet of topics goes out as a sample and comes back filled in: each topic once, every wrong row named, nothing half taken."""

from io import BytesIO

import openpyxl
import pytest

from guantong.apps.years.models import Topic
from guantong.apps.years.planning_test import year
from guantong.apps.years.topic_file import HEADS, take_in_file
from guantong.domain.workflow.table import BadInput
from tests.world import World

pytestmark = pytest.mark.django_db
ROW = ("学位建设资金", "社会普遍关注的其他问题", "家长反映较多", "专题调研", "明湖区教育局", "办公室", "2026-11-03")


def filled(*rows: tuple[str, ...], sample: bytes = b"") -> bytes:
    """The sample with rows typed in below its headers."""
    book = openpyxl.load_workbook(BytesIO(sample)) if sample else openpyxl.Workbook()
    sheet = book.worksheets[0]
    if not sample:
        sheet.append(list(HEADS.values()))
    else:
        sheet.delete_rows(2, sheet.max_row)
    for row in rows:
        sheet.append(row)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def take(world: World, raw: bytes, name: str = "议题.xlsx") -> None:
    take_in_file(year=year(world), file_name=name, raw=raw, by=world.standing("shen"), as_of=world.now)


def test_the_sample_comes_back_filled_in_and_taking_it_twice_changes_nothing(world: World) -> None:
    sample = world.signed_in("shen").get("/years/topics/sheet/").content

    raw = filled(ROW, sample=sample)
    take(world, raw)
    take(world, raw)

    topic = Topic.objects.get()
    assert (topic.title, topic.source, topic.way, topic.path) == (
        "学位建设资金",
        "society",
        "study",
        world.body("JY").path,
    )
    assert f"{topic.proposed_on}" == "2026-11-03"


@pytest.mark.parametrize(
    ("at", "typed", "why"),
    [
        (1, "道听途说", "第 3 行：“来源”不是样表所列的一项"),
        (2, "", "第 3 行：缺少理由"),
        (3, "看看", "第 3 行：“建议方式”不是样表所列的一项"),
        (4, "天上局", "第 3 行：没有这个机构，请填全称"),
        (6, "昨天", "第 3 行：提出日期应写成 2026-11-12，且不晚于今天"),
        (6, "2027-01-01", "第 3 行：提出日期应写成 2026-11-12，且不晚于今天"),
        (0, "长" * 121, "第 3 行：“议题”超过 120 字"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_taken_in(world: World, at: int, typed: str, why: str) -> None:
    wrong = (*ROW[:at], typed, *ROW[at + 1 :])

    with pytest.raises(BadInput) as bad:
        take(world, filled(ROW, wrong))

    assert (bad.value.reasons["file"].zh, Topic.objects.count()) == (why, 0)


def test_what_is_no_sheet_of_topics_is_said(world: World) -> None:
    with pytest.raises(BadInput, match="没有找到表头"):
        book = openpyxl.Workbook()
        book.active.append(["甲", "乙"])
        book.active.append(["1", "2"])
        kept = BytesIO()
        book.save(kept)
        take(world, kept.getvalue())
    with pytest.raises(BadInput, match="表里没有议题"):
        take(world, filled())
    with pytest.raises(BadInput):
        take(world, b"no workbook at all")
    with pytest.raises(BadInput):
        take(world, b"x", "议题.pdf")
