"""The workbook read back: figures are figures, texts stay texts, heads stay in view and on paper."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from guantong.gateways.cli.schema_test import sample
from guantong.gateways.cli.xlsx_report import write_xlsx

PAYLOADS = [
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    '=HYPERLINK("http://example.invalid")',
    "http://example.invalid",
    "1234",
    "{=1}",
]


def written(found: dict[str, Any], folder: Path, **options: Any) -> openpyxl.Workbook:
    write_xlsx(found, folder / "核对.xlsx", **options)
    return openpyxl.load_workbook(folder / "核对.xlsx")


def column(sheet: Any, title: str) -> list[Any]:
    heads = [cell.value for cell in sheet[1]]
    return [row[heads.index(title)].value for row in sheet.iter_rows(min_row=2)]


def test_the_sheets_stand_in_their_order_in_both_languages(tmp_path: Path) -> None:
    assert written(sample(), tmp_path).sheetnames == ["关注事项", "覆盖情况", "数值", "未执行", "错误"]
    assert written(sample(), tmp_path, language="en").sheetnames == [
        "signals",
        "coverage",
        "values",
        "not computed",
        "errors",
    ]


def test_every_signal_has_a_row_with_mark_sentence_places_and_law(tmp_path: Path) -> None:
    sheet = written(sample(), tmp_path)["关注事项"]

    assert column(sheet, "程度") == [
        "◆ 优先核实",
        "▲ 一般核实",
        "▲ 一般核实",
        "△ 知悉",
        "△ 知悉",
        "△ 知悉",
        "▲ 一般核实",
    ]
    assert (
        column(sheet, "位置与所印")[0].splitlines()[0]
        == "城管局2025决算.pdf · 第 12 页 · 支出决算表 · 第 14 行 · 8,412.36"
    )
    assert column(sheet, "依据")[0] == "《预算法》第75条 (法条已核对原文)"
    assert column(sheet, "页")[5] is None


def test_an_amount_is_a_number_of_yuan_beside_what_is_printed(tmp_path: Path) -> None:
    sheet = written(sample(), tmp_path)["数值"]

    assert column(sheet, "金额（元）") == [8_412_360_000 / 100, None]
    assert column(sheet, "所印") == ["8,412.36", "12"]
    assert sheet["H2"].number_format == "#,##0.00"
    assert sheet["D2"].value == "支出决算表"


def test_a_column_bears_the_name_a_reader_knows(tmp_path: Path) -> None:
    found = sample()
    found["documents"][0]["values"][0]["column"] = "three_public.budget"

    assert column(written(found, tmp_path)["数值"], "栏") == ["“三公”经费 · 预算数", "数量"]


def test_what_took_no_part_stands_among_the_errors(tmp_path: Path) -> None:
    sheet = written(sample(), tmp_path)["错误"]

    assert column(sheet, "文件") == ["扫描件.pdf", "明湖区/补充.docx"]
    assert column(sheet, "不能读取的内容")[1] == "不是 PDF 或 xlsx（.docx），没有查看"


def test_an_amount_of_one_fen_is_not_lost(tmp_path: Path) -> None:
    found = sample()
    found["documents"][0]["values"][0]["fen"] = 123_456_789_012_301

    assert column(written(found, tmp_path)["数值"], "金额（元）")[0] == 1_234_567_890_123.01


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_stays_text_wherever_it_stands(tmp_path: Path, payload: str) -> None:
    found = sample()
    (first, *_) = found["documents"]
    first["signals"][0]["because"] = first["body"] = first["values"][0]["printed"] = first["coverage"]["not_computed"][
        0
    ]["why"] = payload
    found["documents"][3]["errors"][0]["do"] = payload

    book = written(found, tmp_path)

    cells = [cell for sheet in book for row in sheet for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert column(book["关注事项"], "说明")[0] == payload
    assert book["错误"]["D2"].data_type == "s"


def test_control_characters_do_not_break_the_workbook(tmp_path: Path) -> None:
    found = sample()
    found["documents"][0]["signals"][0]["because"] = "前\x00\x0b后\ud800"

    assert column(written(found, tmp_path)["关注事项"], "说明")[0] == "前后\ufffd"


def test_a_sheet_keeps_its_head_filters_and_prints_across_a4(tmp_path: Path) -> None:
    for sheet in written(sample(), tmp_path):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"


def test_coverage_says_what_was_not_found_and_not_computed(tmp_path: Path) -> None:
    sheet = written(sample(), tmp_path)["覆盖情况"]

    assert (
        column(sheet, "空表或未找到")[0]
        == "空表，已说明 · 政府性基金预算财政拨款支出决算表\n没有找到 · “三公”经费决算表"
    )
    assert column(sheet, "未执行") == [1, 0, 0, 0]
    assert column(sheet, "不能读取") == [0, 0, 0, 1]


def test_more_values_than_a_sheet_holds_go_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guantong.gateways.cli.xlsx_report._MOST_ROWS", 1)

    book = written(sample(), tmp_path)

    assert [name for name in book.sheetnames if name.startswith("数值")] == ["数值", "数值 2"]
    assert column(book["数值 2"], "所印") == ["12"]
