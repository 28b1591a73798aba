"""Layouts of many provinces: the same figures are read whatever the customs of the printing are."""

import pytest

from guantong.domain.fiscal.document import Document, documents_of
from guantong.domain.fiscal.drawing import page
from guantong.domain.fiscal.pages import Page, PrintedFile
from guantong.domain.fiscal.recognise import recognise
from guantong.domain.fiscal.table import Table

WAN = 1_000_000


def read(*pages: Page) -> Table:
    (table,) = recognise("明湖区图书馆.pdf", pages).tables
    return table


def document(*pages: Page) -> Document:
    (found,) = documents_of(PrintedFile("明湖区图书馆.pdf", pages))
    return found


def rows_of(table: Table, *columns: str) -> list[tuple[str, str, *tuple[int | None, ...]]]:
    return [(row.code, row.name, *(row.fen(column) for column in columns)) for row in table.rows]


def test_yunnan_numbers_its_tables_and_puts_the_head_in_the_third_row() -> None:
    rows = [
        ["预算01-3表", "<", "<", "<", "<", "<"],
        ["部门支出预算表", "<", "<", "<", "<", "<"],
        ["单位名称：明湖区图书馆", "<", "<", "", "", "单位：元"],
        ["科目编码", "科目名称", "合计", "财政拨款", "<", "<"],
        ["^", "^", "^", "小计", "基本支出", "项目支出"],
        ["1", "2", "3", "4", "5", "6"],
        ["207", "文化旅游体育与传媒支出", "30", "30", "20", "10"],
        ["20701", "文化和旅游", "30", "30", "20", "10"],
        ["2070104", "图书馆", "30", "30", "20", "10"],
        ["合计", "<", "30", "30", "20", "10"],
    ]

    table = read(page(1, [], rows))

    assert (table.kind, table.unit, table.body) == ("expenditure", "元", "明湖区图书馆")
    assert [row.code for row in table.rows] == ["207", "20701", "2070104", ""]
    assert [row.fen("basic") for row in table.rows] == [20 * 100] * 4


def test_guangdong_final_account_with_rows_numbered_and_a_form_number() -> None:
    rows = [
        ["收入", "<", "<", "支出", "<", "<"],
        ["项目", "行次", "金额", "项目", "行次", "金额"],
        ["栏次", "", "1", "栏次", "", "2"],
        ["一、一般公共预算财政拨款收入", "1", "96.20", "一、一般公共服务支出", "32", "96.20"],
        ["本年收入合计", "27", "96.20", "本年支出合计", "57", "96.20"],
        ["总计", "30", "96.20", "总计", "60", "96.20"],
    ]

    table = read(page(1, ["收入支出决算总表", "公开01表", "部门：明湖区图书馆 金额单位：万元"], rows))

    assert (table.kind, table.unit, table.body) == ("income_expenditure", "万元", "明湖区图书馆")
    assert [row.fen("total") for row in table.rows] == [9_620 * 10_000] * 6


def test_hubei_titles_in_brackets_behind_a_number() -> None:
    rows = [
        ["功能科目编码", "功能科目名称", "合计", "基本支出", "项目支出"],
        ["2070104", "图书馆", "3.00", "2.00", "1.00"],
    ]

    table = read(page(1, ["附表3：", "明湖区图书馆2025年部门支出总表（万元）"], rows))

    assert (table.kind, table.unit, table.body) == ("expenditure", "万元", "明湖区图书馆")
    assert rows_of(table, "total", "project") == [("2070104", "图书馆", 3 * WAN, WAN)]


def test_zhejiang_side_by_side_blocks_of_basic_expenditure() -> None:
    rows = [
        ["人员经费", "<", "<", "公用经费", "<", "<", "<", "<", "<"],
        ["科目编码", "科目名称", "决算数"] * 3,
        ["301", "工资福利支出", "5", "302", "商品和服务支出", "2", "310", "资本性支出", "1"],
        ["30101", "基本工资", "5", "30201", "办公费", "2", "31002", "办公设备购置", "1"],
        ["人员经费合计", "<", "5", "公用经费合计", "<", "<", "<", "<", "3"],
    ]

    table = read(page(1, ["一般公共预算财政拨款基本支出决算表", "公开06表", "单位：万元"], rows))

    assert [(row.code, row.fen("total")) for row in table.rows if row.code] == [
        ("301", 5 * WAN), ("30101", 5 * WAN), ("302", 2 * WAN), ("30201", 2 * WAN), ("310", WAN), ("31002", WAN),
    ]  # fmt: skip


def test_shandong_head_of_four_rows_over_merged_cells() -> None:
    rows = [
        ["项目", "<", "<", "<", "本年支出", "<", "<", "<"],
        ["功能分类科目", "<", "<", "<", "合计", "其中", "<", "<"],
        ["科目编码", "<", "<", "科目名称", "^", "基本支出", "<", "项目支出"],
        ["类", "款", "项", "^", "^", "人员经费", "公用经费", "^"],
        ["207", "", "", "文化旅游体育与传媒支出", "30", "15", "5", "10"],
        ["207", "01", "04", "图书馆", "30", "15", "5", "10"],
    ]

    table = read(page(1, ["2025年部门支出预算表", "单位：万元"], rows))

    assert rows_of(table, "total", "personnel", "public", "project") == [
        ("207", "文化旅游体育与传媒支出", 30 * WAN, 15 * WAN, 5 * WAN, 10 * WAN),
        ("2070104", "图书馆", 30 * WAN, 15 * WAN, 5 * WAN, 10 * WAN),
    ]


def test_sichuan_prints_one_level_of_the_code_in_a_row() -> None:
    rows = [
        ["科目编码", "<", "<", "科目名称", "合计"],
        ["类", "款", "项", "^", "^"],
        ["207", "", "", "文化旅游体育与传媒支出", "30"],
        ["", "01", "", "文化和旅游", "30"],
        ["", "", "04", "图书馆", "20"],
        ["", "", "99", "其他文化和旅游支出", "10"],
        ["208", "", "", "社会保障和就业支出", "5"],
        ["", "05", "", "行政事业单位养老支出", "5"],
        ["", "", "05", "养老保险缴费", "5"],
    ]

    table = read(page(1, ["支出总表", "单位：万元"], rows[:6]), page(2, [], [["", "", "", "", ""], *rows[6:]]))

    assert [row.code for row in table.rows] == ["207", "20701", "2070104", "2070199", "208", "20805", "2080505"]


@pytest.mark.parametrize("blank", [1, 2, 3])
def test_blank_rows_before_the_head_are_no_head(blank: int) -> None:
    rows = [*[[""] * 3] * blank, ["科目编码", "科目名称", "合计"], ["207", "文化旅游体育与传媒支出", "30"]]

    table = read(page(1, ["支出总表", "单位：万元"], rows))

    assert rows_of(table, "total") == [("207", "文化旅游体育与传媒支出", 30 * WAN)]


def test_a_continuation_page_that_repeats_title_unit_and_head() -> None:
    above = ["2025年部门支出总表", "编制部门：明湖区图书馆 单位：万元"]
    head = ["科目编码", "科目名称", "合计"]

    table = read(page(1, above, [head, ["207", "文化", "30"]]), page(2, above, [head, ["208", "社会保障", "5"]]))

    assert (table.pages, [row.code for row in table.rows]) == ((1, 2), ["207", "208"])


@pytest.mark.parametrize(
    ("cover", "body"),
    [
        (["明湖区财政局2026年区级部门预算"], "明湖区财政局"),
        (["2026年明湖区财政局部门预算"], "明湖区财政局"),
        (["2026年区级部门预算", "明湖区财政局"], "明湖区财政局"),
        (["明湖区财政局（本级）", "2026年度单位预算公开"], "明湖区财政局本级"),
        (["二〇二六年明湖区财政局部门预算"], "明湖区财政局"),
    ],
)
def test_the_body_on_a_cover_is_its_name_alone(cover: list[str], body: str) -> None:
    found = document(
        page(1, cover), page(2, ["支出总表", "单位：元"], [["科目编码", "科目名称", "合计"], ["201", "一般", "3"]])
    )

    assert (found.body, found.year) == (body, 2026)


def test_years_of_cover_titles_and_text_that_disagree_are_all_kept_and_titles_decide() -> None:
    head = [["科目编码", "科目名称", "合计"], ["201", "一般公共服务支出", "3"]]
    text = ["2024年，明湖区图书馆收入预算3元。", "2024年，本馆收入预算3元。", "2024年，全馆收入预算3元。"]

    found = document(
        page(1, ["明湖区图书馆", "2023年部门预算"]),
        page(2, text),
        page(3, ["2025年部门支出总表", "单位：元"], head),
        page(4, ["2025年部门收入总表", "单位：元"], head),
    )

    assert found.year == 2025
    assert sorted({(where, year) for where, year, _ in found.years_seen}) == [
        ("2025年部门支出总表", 2025), ("2025年部门收入总表", 2025), ("cover", 2023), ("text", 2024),
    ]  # fmt: skip
