"""A keypad's file becomes sheets that lead back to no device; a file with a fault gives none."""

from dataclasses import replace
from random import Random

import pytest

from guantong.domain.voting.contest import Contest, Sheet
from guantong.domain.voting.keypads import KeypadError, shape_of, shapes, sheets_from_keypads
from guantong.domain.voting.result import result
from guantong.domain.voting.result_test import HALF_OF_ALL, MOST, all_here

TWO = Contest(("1", "2"), 2)
WIDE = ["席位号", "项目1", "项目2"]
LONG = ["表决器编号", "项目编号", "表决结果"]


def test_a_row_a_device_gives_a_sheet_a_device() -> None:
    sheets = sheets_from_keypads(WIDE, [["07", "赞成", "反对"], ["12", "弃权", "未按"], ["31", None, ""]], TWO)

    assert sheets == (
        Sheet("k0001", ()), Sheet("k0002", ("1=abstain",)), Sheet("k0003", ("1=approve", "2=against")),
    )  # fmt: skip


def test_a_row_an_answer_comes_to_the_same_sheets() -> None:
    rows = [
        ["07", "1", "1"],
        ["12", "01", "3"],
        ["07", "2", "2"],
        ["12", "2", "0"],
        ["31", "1", "未按"],
        ["31", "2", "未按"],
    ]

    assert sheets_from_keypads(LONG, rows, TWO) == sheets_from_keypads(
        WIDE, [["07", "赞成", "反对"], ["12", "弃权", "未按"], ["31", "", ""]], TWO
    )


def test_neither_order_nor_number_leads_back_to_a_device() -> None:
    rows = [[str(seat), "赞成" if seat % 3 else "反对", "弃权" if seat % 2 else "赞成"] for seat in range(1, 30)]
    moved = [[str(90 - place), *row[1:]] for place, row in enumerate(Random(7).sample(rows, len(rows)))]  # noqa: S311

    assert sheets_from_keypads(WIDE, moved, TWO) == sheets_from_keypads(WIDE, rows, TWO)


def test_what_was_pressed_is_counted_by_the_document() -> None:
    each = replace(MOST, method="each_item", most=None, blank_counts=True, cut=HALF_OF_ALL)
    rows = [["1", "赞成", "赞成"], ["2", "赞成", "反对"], ["3", "赞成", "未按"], ["4", "", ""]]

    found = result(TWO, each, all_here(4), sheets_from_keypads(WIDE, rows, TWO))

    # 1: 3 of 4; 2: 1 of 4, and 3 is the least above half
    assert [(row.tally.number, row.tally.votes, row.needs, row.reached) for row in found.rows] == [
        ("1", 3, 3, True), ("2", 1, 3, False),
    ]  # fmt: skip
    assert found.rows[1].tally.abstain == 2


@pytest.mark.parametrize(
    ("headers", "rows", "said"),
    [
        (["姓名", "意见"], [], "不认识的表头：姓名、意见。请对照表决器导出格式补充对应关系"),
        (WIDE, [["", "赞成", "赞成"]], "第 1 行没有表决器编号"),
        (WIDE, [["7", "赞成", "赞成"], ["7", "反对", "反对"]], "第 2 行：同一表决器对同一项目有两次结果"),
        (WIDE, [["7", "赞成", "大概"]], "第 1 行的表决结果“大概”无法识别"),
        (WIDE[:2], [["7", "赞成"]], "没有项目 2 的一列"),
        (LONG, [["7", "9", "赞成"]], "第 1 行的项目编号不在候选名单中"),
        (LONG, [["7", "1", "赞成"], ["7", "1", "反对"]], "第 2 行：同一表决器对同一项目有两次结果"),
    ],
)  # fmt: skip
def test_a_file_with_a_fault_gives_no_sheet_and_says_where(
    headers: list[str], rows: list[list[str]], said: str
) -> None:
    with pytest.raises(KeypadError) as told:
        sheets_from_keypads(headers, rows, TWO)

    assert [one.zh for one in told.value.words] == [said]


def test_every_shape_says_how_far_it_was_verified() -> None:
    assert {one.status for one in shapes()} == {"from-knowledge"}
    assert [getattr(shape_of(headers), "name", None) for headers in (WIDE, LONG, ["x"])] == [
        "one_row_a_device", "one_row_an_answer", None,
    ]  # fmt: skip
