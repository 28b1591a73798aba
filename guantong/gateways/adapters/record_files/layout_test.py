"""Where a table begins: titles above, headers in one line or several, numbering below; never a line of figures for a header."""

import pytest

from guantong.gateways.adapters.record_files.layout import Layout, layout_of

BODY = "教育局,001001,2026-07-03,1200.50"


def sheet(*lines: str) -> list[tuple[int, list[str]]]:
    return [(number, line.split(",")) for number, line in enumerate(lines, 1)]


def found(*lines: str) -> Layout:
    layout = layout_of(sheet(*lines))
    assert layout
    return layout


def test_the_first_line_of_names_is_the_header() -> None:
    assert found("单位,编码,日期,金额", BODY, BODY) == Layout(("单位", "编码", "日期", "金额"), 1, 2, 4)


@pytest.mark.parametrize(
    "above",
    [
        ("明湖区2026年7月支付明细表",),
        ("附表3", "明湖区支付明细,,,单位：万元"),
        ("表1", "", "编制单位：明湖区财政局,,日期：2026-08-01,金额单位：元"),
        ("说明一", "说明二", "说明三", "说明四"),
    ],
)
def test_titles_and_captions_are_no_header(above: tuple[str, ...]) -> None:
    layout = found(*above, "单位,编码,日期,金额", BODY, BODY)

    assert (layout.headers, layout.header_row, layout.first) == (
        ("单位", "编码", "日期", "金额"),
        len(above) + 1,
        len(above) + 2,
    )
    assert layout.above == tuple(" ".join(filter(None, line.split(","))) for line in above if line)


def test_a_group_stands_before_the_names_it_reaches_over() -> None:
    layout = found("单位,本月,,年初至今,", ",预算,执行,预算,执行", "教育局,1,2,3,4")

    assert layout.headers == ("单位", "本月/预算", "本月/执行", "年初至今/预算", "年初至今/执行")


def test_a_group_of_few_names_over_many_is_one_too() -> None:
    layout = found("基本信息,,,,,支付信息,,,,", "a,b,c,d,e,f,g,h,i,j", "1,2,3,4,5,6,7,8,9,10")

    assert (layout.headers[0], layout.headers[9], layout.header_row) == ("基本信息/a", "支付信息/j", 2)


def test_the_first_record_is_no_second_header_even_where_the_header_has_gaps() -> None:
    layout = found(
        ",,部门,科室,供应商,金额", "新增明细,,教育局,办公室,明湖公司,1", "新增明细,,教育局,办公室,明湖公司,2"
    )

    assert (layout.headers, layout.first) == (("", "", "部门", "科室", "供应商", "金额"), 2)


def test_merged_cells_decide_where_a_workbook_tells_of_them() -> None:
    lines = sheet("单位,金额,,备注", ",含税,净额,", "教育局,113,100,")

    merged = layout_of(lines, {(1, 1): 2})
    apart = layout_of(lines, {})

    assert merged and merged.headers == ("单位", "金额/含税", "金额/净额", "备注")
    assert apart and apart.headers == ("单位", "金额", "", "备注")


def test_numbers_of_columns_are_no_record_but_figures_are() -> None:
    assert found("单位,编码,日期,金额", "甲,乙,丙,1", BODY).first == 3
    assert found("序号,单位,金额", "1,教育局,2", "2,卫健局,3").first == 2
    assert found("项目,预算,执行", "栏次,1,2", "学校,5,6").first == 3
    assert found("a,b,c,d,e", "1,2,3,4,5", "7,7,7,7,7").first == 3
    assert found("预算,执行,结余", "1,2,3", "4,5,6").first == 2
    assert found("预算,执行,结余", "1200,2,3", "4,5,6").first == 2
    assert found("单位,预算,执行", ",1,2", "教育局,5,6").first == 2


@pytest.mark.parametrize(
    "lines", [(), ("1,2,3", "4,5,6"), (BODY, BODY, "单位,编码,日期,金额"), ("合同,2026-07-03,12", "合同,2026-07-04,13")]
)
def test_without_a_line_of_names_above_the_figures_there_is_no_header(lines: tuple[str, ...]) -> None:
    assert layout_of(sheet(*lines)) is None


def test_a_number_of_cells_that_one_line_in_twenty_has_is_regular() -> None:
    header, wide = "单位,金额", "教育局,1,备用"

    assert found(header, *["教育局,1"] * 19, wide).width == 3
    assert found(header, *["教育局,1"] * 20, wide).width == 2


def test_one_column_is_a_table_too() -> None:
    assert found("单位编码", "001001", "001002") == Layout(("单位编码",), 1, 2, 1)
