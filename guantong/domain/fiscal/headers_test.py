"""Columns are known by what their stacked headers mean, never by where they stand."""

import pytest

from guantong.domain.fiscal.drawing import grid
from guantong.domain.fiscal.headers import column_key, read_header

FUNCTION = [
    ["项目", "<", "<", "<", "支出预算", "<", "<"],
    ["功能分类科目编码", "<", "<", "功能分类科目名称", "合计", "基本支出", "项目支出"],
    ["类", "款", "项", "^", "^", "^", "^"],
]


def test_three_stacked_rows_with_merged_cells_are_one_header() -> None:
    header = read_header(grid([*FUNCTION, ["201", "", "", "一般公共服务支出", "10", "6", "4"]]))

    assert header is not None
    assert (header.first, header.end) == (0, 3)
    (group,) = header.groups
    assert [column.key for column in group.codes] == ["code_1", "code_2", "code_3"]
    assert group.label == 3
    assert [column.key for column in group.values] == ["total", "basic", "project"]


def test_title_and_unit_rows_inside_the_grid_stand_before_the_header() -> None:
    title = ["2025年部门支出预算总表", "<", "<", "<", "<", "<", ""]
    unit = ["编制部门：明湖区财政局", "<", "<", "<", "", "", "单位：元"]

    header = read_header(grid([title, unit, *FUNCTION, ["201", "", "", "一般公共服务支出", "10", "6", "4"]]))

    assert header is not None
    assert (header.first, header.end) == (2, 5)


def test_a_two_sided_table_is_two_groups() -> None:
    rows = [
        ["本年收入", "<", "本年支出", "<"],
        ["项目", "预算数", "项目", "预算数"],
        ["一、财政拨款收入", "10", "一、教育支出", "10"],
    ]

    header = read_header(grid(rows))

    assert header is not None
    assert [(group.side, group.label) for group in header.groups] == [("income", 0), ("expenditure", 2)]
    assert [[column.key for column in group.values] for group in header.groups] == [["total"], ["total"]]


def test_three_blocks_side_by_side_are_three_groups() -> None:
    rows = [
        ["科目编码", "科目名称", "决算数"] * 3,
        ["301", "工资福利支出", "1", "302", "商品和服务支出", "2", "310", "资本性支出", "3"],
    ]

    header = read_header(grid(rows))

    assert header is not None
    assert [group.label for group in header.groups] == [1, 4, 7]


def test_budget_and_final_figures_under_one_expense_are_kept_apart() -> None:
    rows = [
        ["财政拨款“三公”经费", "<", "<", "<"],
        ["合计", "<", "公务接待费", "<"],
        ["预算数", "决算数", "预算数", "决算数"],
        ["1", "2", "1", "2"],
    ]

    header = read_header(grid(rows))

    assert header is not None
    keys = [column.key for column in header.groups[0].values]
    assert keys == ["three_public.budget", "three_public.final", "reception.budget", "reception.final"]


def test_an_unknown_column_is_listed_and_not_dropped() -> None:
    rows = [["科目编码", "科目名称", "合计", "代管资金"], ["201", "一般公共服务支出", "10", "3"]]

    header = read_header(grid(rows))

    assert header is not None
    assert [column.header for column in header.unmapped] == ["代管资金"]


def test_a_continuation_page_has_no_header() -> None:
    assert read_header(grid([["201", "06", "01", "行政运行", "10", "6", "4"]])) is None


def test_aliases_of_one_meaning_share_a_key() -> None:
    assert {column_key(path) for path in ("公用经费", "日常公用经费", "基本支出/公用经费")} == {"public"}


@pytest.mark.parametrize(
    "row",
    [
        ["合计", "#REF!"],
        ["合计", "5l0"],
        ["合计", "无"],
        ["本年支出合计", "公式未保存结果"],
        ["事业收入", "3O0"],
    ],
)
def test_a_first_row_whose_figure_cannot_be_read_is_no_header(row: list[str]) -> None:
    header = read_header(grid([["项目", "预算数"], row, ["一、教育支出", "10"]]))

    assert header is not None
    assert (header.first, header.end) == (0, 1)


def test_a_second_head_row_that_begins_with_a_total_is_header() -> None:
    rows = [
        ["单位名称", "“三公”经费预算数", "<", "<"],
        ["^", "合计", "因公出国（境）费", "公务接待费"],
        ["明湖区图书馆", "3", "1", "2"],
    ]

    header = read_header(grid(rows))

    assert header is not None
    assert (header.first, header.end) == (0, 2)
