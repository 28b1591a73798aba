"""Tables are recognised by title alias and header meaning, across pages and layouts."""

from guantong.domain.fiscal.drawing import page
from guantong.domain.fiscal.pages import Page
from guantong.domain.fiscal.recognise import recognise
from guantong.domain.fiscal.table import Table, leaves

HEAD = [
    ["项目", "<", "<", "<", "支出预算", "<", "<"],
    ["功能分类科目编码", "<", "<", "功能分类科目名称", "合计", "基本支出", "项目支出"],
    ["类", "款", "项", "^", "^", "^", "^"],
]
ABOVE = ["2025年部门支出预算总表", "编制部门：明湖区财政局 单位：元"]
FIRST = ["201", "", "", "一般公共服务支出", "30", "20", "10"]
SECOND = ["201", "06", "", "财政事务", "30", "20", "10"]
THIRD = ["201", "06", "01", "行政运行", "30", "20", "10"]
TOTAL = ["合计", "<", "<", "<", "30", "20", "10"]


def read(*pages: Page) -> list[Table]:
    return list(recognise("明湖区财政局.pdf", pages).tables)


def test_a_table_knows_its_kind_unit_body_and_amounts_in_fen() -> None:
    (table,) = read(page(9, ABOVE, [*HEAD, FIRST, TOTAL]))

    assert (table.kind, table.unit, table.body) == ("expenditure", "元", "明湖区财政局")
    assert [(row.code, row.level, row.fen("total")) for row in table.items()] == [("201", 1, 30 * 100)]
    assert [row.fen("project") for row in table.totals()] == [10 * 100]


def test_every_value_keeps_its_place() -> None:
    (table,) = read(page(9, ABOVE, [*HEAD, FIRST, TOTAL]))

    evidence = table.rows[0].values["basic"].evidence

    assert (evidence.file, evidence.page, evidence.row, evidence.column) == (
        "明湖区财政局.pdf",
        9,
        4,
        "支出预算/基本支出",
    )
    assert (evidence.printed, evidence.fen, evidence.unit) == ("20", 2_000, "元")


def test_a_continuation_page_without_header_is_joined() -> None:
    (table,) = read(page(9, ABOVE, [*HEAD, FIRST]), page(10, [], [SECOND, THIRD, TOTAL]))

    assert table.pages == (9, 10)
    assert [row.page for row in table.rows] == [9, 10, 10, 10]


def test_a_continuation_page_that_repeats_the_header_is_joined() -> None:
    (table,) = read(page(9, ABOVE, [*HEAD, FIRST]), page(10, [], [*HEAD, SECOND, THIRD, TOTAL]))

    assert [row.name for row in table.rows] == ["一般公共服务支出", "财政事务", "行政运行", "合计"]


def test_a_page_with_only_the_total_row_keeps_its_columns() -> None:
    only_total = page(10, [], [["合计", "<", "<", "<", "30", "20", "10"]])

    (table,) = read(page(9, ABOVE, [*HEAD, FIRST]), only_total)

    total = table.grand_total()
    assert total is not None
    assert [total.fen(column) for column in ("total", "basic", "project")] == [3_000, 2_000, 1_000]


def test_a_blank_cell_is_not_zero() -> None:
    (table,) = read(
        page(
            9,
            ABOVE,
            [*HEAD, ["201", "", "", "一般公共服务支出", "20", "20", ""], ["203", "", "", "国防支出", "0", "0", "0"]],
        )
    )

    assert [row.fen("project") for row in table.rows] == [None, 0]


def test_codes_in_one_cell_three_cells_or_one_level_a_row_are_the_same_codes() -> None:
    one_cell = [
        ["科目编码", "科目名称", "合计"],
        ["201", "一般公共服务支出", "30"],
        ["20106", "财政事务", "30"],
        ["2010601", "行政运行", "30"],
    ]
    one_level = [
        *HEAD,
        FIRST,
        ["", "06", "", "财政事务", "30", "20", "10"],
        ["", "", "01", "行政运行", "30", "20", "10"],
    ]

    tables = [read(page(9, ABOVE, rows))[0] for rows in (one_cell, [*HEAD, FIRST, SECOND, THIRD], one_level)]

    assert [[row.code for row in table.rows] for table in tables] == [["201", "20106", "2010601"]] * 3


def test_only_leaves_are_summed() -> None:
    (table,) = read(page(9, ABOVE, [*HEAD, FIRST, SECOND, THIRD, TOTAL]))

    assert [row.name for row in leaves(table.rows)] == ["行政运行"]


def test_the_total_row_fused_into_the_header_is_a_row() -> None:
    fused = [
        ["项目", "<", "<", "<", "本年支出合计", "基本支出", "项目支出"],
        ["支出功能分类科目编码", "<", "<", "科目名称", "^", "^", "^"],
        ["类", "款", "项", "合计", "30", "20", "10"],
        ["201", "", "", "一般公共服务支出", "30", "20", "10"],
    ]

    (table,) = read(page(9, ["支出决算表", "单位：万元"], fused))

    assert [(row.name, row.total, row.fen("total")) for row in table.rows] == [
        ("合计", True, 30 * 1_000_000),
        ("一般公共服务支出", False, 30 * 1_000_000),
    ]


def test_names_wrapped_in_their_cell_are_joined() -> None:
    (table,) = read(page(9, ABOVE, [*HEAD, ["208", "05", "05", "机关事业单位基本\n养老保险缴费支出", "1", "1", ""]]))

    assert table.rows[0].name == "机关事业单位基本养老保险缴费支出"


def test_two_units_in_one_document_are_kept_apart() -> None:
    tables = read(
        page(9, ABOVE, [*HEAD, TOTAL]),
        page(
            10,
            ["2025年部门“三公”经费和机关运行经费预算表", "单位：万元"],
            [["“三公”经费预算数", "<"], ["合计", "公务接待费"], ["1.40", "1.40"]],
        ),
    )

    assert [table.unit for table in tables] == ["元", "万元"]
    assert tables[1].rows[0].fen("reception") == 14_000 * 100


def test_without_a_unit_no_amount_is_guessed() -> None:
    (table,) = read(page(9, ["2025年部门支出预算总表"], [*HEAD, TOTAL]))

    assert table.unit == ""
    assert [value.fen for value in table.rows[0].values.values()] == [None, None, None]


def test_a_note_of_absence_belongs_to_the_table_above_it() -> None:
    rows = [*HEAD, ["合计", "<", "<", "<", "", "", ""]]
    (table,) = read(
        page(
            9,
            ["2025年部门政府性基金预算支出功能分类预算表", "单位：元"],
            rows,
            ["注：本部门无政府性基金预算，故本表为空表。"],
        )
    )

    assert table.empty
    assert table.states_absence


def test_an_unknown_table_with_amounts_is_listed() -> None:
    read_pages = recognise(
        "明湖区财政局.pdf",
        (page(9, ["资产负债表", "单位：元"], [["资产", "期末"], ["货币资金", "1,000"], ["固定资产", "2,000"]]),),
    )

    assert read_pages.tables == ()
    assert read_pages.unknown == ((9, "单位：元"),)


def test_a_unit_printed_in_the_header_is_the_tables_unit() -> None:
    rows = [["科目编码", "科目名称", "合计（万元）", "基本支出（万元）"], ["201", "一般公共服务支出", "3.00", "3.00"]]

    (table,) = read(page(9, ["2025年部门支出预算总表"], rows))

    assert (table.unit, table.rows[0].fen("basic")) == ("万元", 3 * 1_000_000)


def test_a_unit_line_that_contradicts_the_header_is_no_unit() -> None:
    rows = [["科目编码", "科目名称", "合计（万元）"], ["201", "一般公共服务支出", "148305216"]]

    (table,) = read(page(9, ["2025年部门支出预算总表", "单位：元"], rows))

    assert (table.unit, table.rows[0].fen("total")) == ("", None)


def test_a_unit_line_inside_the_grid_or_below_the_title_is_found() -> None:
    inside = [["编制部门：明湖区财政局", "", "", "", "", "", "单位：万元"], *HEAD, TOTAL]

    (table,) = read(page(9, ["2025年部门支出预算总表"], inside))

    assert table.unit == "万元"
