"""A table's unit may stand in many places; where it is not printed, or printed twice differently, there is none."""

import pytest

from guantong.domain.fiscal.drawing import grid, line, page
from guantong.domain.fiscal.pages import Page
from guantong.domain.fiscal.recognise import recognise
from guantong.domain.money import find_unit

TITLE = "2025年部门支出总表"
ROWS = [["科目编码", "科目名称", "合计"], ["201", "一般公共服务支出", "30"], ["", "合计", "30"]]


def units(*pages: Page) -> list[str]:
    return [table.unit for table in recognise("a.pdf", pages).tables]


def test_a_unit_under_the_table_is_its_unit() -> None:
    assert units(page(1, [TITLE], ROWS, ["单位：万元"])) == ["万元"]


def test_a_unit_under_the_table_gives_way_to_the_one_above() -> None:
    assert units(page(1, [TITLE, "单位：元"], ROWS, ["下表单位：万元"])) == ["元"]


def test_a_unit_under_the_next_tables_title_is_the_next_tables() -> None:
    upper, lower = grid(ROWS, top=60), grid([["项目", "预算数"], ["合计", "1"]], top=300)
    lines = (line(TITLE, 30), line("2025年部门收入总表", 260), line("单位：万元", 275))

    assert units(Page(1, 595, 842, lines, (upper, lower))) == ["", "万元"]


def test_a_unit_between_two_tables_without_a_title_between_them_is_neithers() -> None:
    upper, lower = grid(ROWS, top=60), grid(ROWS[1:], top=300)
    lines = (line(TITLE, 30), line("单位：万元", 275))

    assert units(Page(1, 595, 842, lines, (upper, lower))) == [""]


def test_a_unit_under_one_table_is_not_the_unit_of_the_next() -> None:
    upper, lower = grid(ROWS, top=60), grid(ROWS, top=300)
    lines = (line(TITLE, 30), line("单位：元", 150), line("2025年部门收入总表", 260))

    assert units(Page(1, 595, 842, lines, (upper, lower))) == ["元", ""]


FIRST, LATER, CLOSING = ROWS[:2], [["202", "外交支出", "40"]], [["", "合计", "70"]]


@pytest.mark.parametrize("header", [[], ROWS[:1]])
def test_a_unit_under_the_last_page_of_a_long_table_is_the_whole_tables(header: list[list[str]]) -> None:
    pages = (
        page(1, [TITLE], FIRST),
        page(2, [], [*header, *LATER]),
        page(3, [], [*header, *CLOSING], ["金额单位：万元"]),
    )

    (table,) = recognise("a.pdf", pages).tables

    assert (table.unit, table.pages) == ("万元", (1, 2, 3))
    assert [row.fen("total") for row in table.rows] == [30_000_000, 40_000_000, 70_000_000]


def test_a_unit_over_a_continuation_is_the_whole_tables() -> None:
    assert units(page(1, [TITLE], FIRST), page(2, ["单位：元"], [ROWS[0], *CLOSING])) == ["元"]


def test_two_units_on_the_pages_of_one_table_are_none() -> None:
    """Not the line for the whole document either: the table itself says two things."""
    first, closing = page(1, [TITLE], FIRST, ["单位：元"]), page(2, [], CLOSING, ["单位：万元"])

    assert units(first, closing) == [""]
    assert units(page(9, ["以下各表单位：元"]), first, closing) == [""]


def test_a_unit_under_a_continuation_wins_over_the_line_for_all() -> None:
    pages = (page(1, ["以下各表单位：万元"]), page(2, [TITLE], FIRST), page(3, [], CLOSING, ["单位：元"]))

    assert units(*pages) == ["元"]


def test_a_unit_over_the_first_page_is_not_asked_again() -> None:
    assert units(page(1, [TITLE, "单位：元"], FIRST), page(2, [], CLOSING, ["下表单位：万元"])) == ["元"]


def test_a_unit_behind_a_long_table_that_may_be_the_next_tables_is_neithers() -> None:
    upper, lower = grid(CLOSING, top=60), grid([["资产", "年末数"], ["车辆", "1"]], top=300)
    last = Page(2, 595, 842, (line("单位：万元", 275),), (upper, lower))

    assert units(page(1, [TITLE], FIRST), last) == [""]


@pytest.mark.parametrize("title", [f"{TITLE}（元）", f"{TITLE}(单位：元)", f"{TITLE}（ 元 ）"])
def test_a_unit_in_brackets_behind_the_title(title: str) -> None:
    assert units(page(1, [title], ROWS)) == ["元"]
    assert units(page(1, [], [[title, "<", "<"], *ROWS])) == ["元"]


@pytest.mark.parametrize(
    "declared",
    ["本套报表金额单位：万元", "（以下各表金额单位均为万元）", "除注明外，附表金额单位均为万元。", "金额单位：万元"],
)
def test_one_line_speaks_for_the_whole_document(declared: str) -> None:
    pages = (page(1, ["明湖区图书馆", "2025年部门预算", declared]), page(2, [TITLE], ROWS), page(3, ["收入总表"], ROWS))

    assert units(*pages) == ["万元", "万元"]


def test_a_table_that_prints_its_own_unit_keeps_it() -> None:
    pages = (page(1, ["以下各表金额单位均为万元"]), page(2, [TITLE], ROWS), page(3, ["收入总表", "单位：元"], ROWS))

    assert units(*pages) == ["万元", "元"]


def test_a_bare_unit_line_is_no_other_tables_unit() -> None:
    """It stands before the title of a table on the next page; beside it a table prints its own."""
    pages = (page(1, ["单位：元"]), page(2, [TITLE], ROWS), page(3, ["收入总表", "单位：万元"], ROWS))

    assert units(*pages) == ["", "万元"]


def test_two_lines_that_differ_declare_nothing() -> None:
    pages = (page(1, ["以下各表单位：万元", "报表金额单位均为元"]), page(2, [TITLE], ROWS))

    assert units(*pages) == [""]


def test_one_bodys_line_says_nothing_of_another_bodys_tables() -> None:
    pages = (
        page(1, ["明湖区图书馆以下各表单位：万元"]),
        page(2, [TITLE, "编制部门：明湖区图书馆"], ROWS),
        page(3, [TITLE, "编制部门：明湖区少年宫"], ROWS),
    )

    assert units(*pages) == ["", ""]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("金额单位为万元", "万元"),
        ("计量单位均为元", "元"),
        ("编制单位：元宝镇政府", None),
        ("本单位为元宝镇所属", None),
    ],
)
def test_a_unit_line_without_a_colon(text: str, unit: str | None) -> None:
    assert find_unit(text) == unit
