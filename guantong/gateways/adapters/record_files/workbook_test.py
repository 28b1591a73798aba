"""A workbook's stored values become exact text, sheet by sheet; what is danger or doubt is told."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from guantong.gateways.adapters.record_files.staging_test import Line, lines, refusal, staged
from guantong.gateways.quarantine.guard_test import A1, SHEET
from guantong.gateways.quarantine.guard_test import workbook as package

HEADER = ["支付日期", "单位编码", "收款人", "金额"]


def saved(book: Workbook, path: Path) -> Path:
    book.save(path)
    return path


def book_of(*rows: list[Any], name: str = "七月") -> Workbook:
    book = openpyxl.Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    return book


def test_dates_are_written_as_days_codes_keep_their_zeros_and_numbers_lose_nothing(tmp_path: Path) -> None:
    book = book_of(
        HEADER,
        [date(2026, 7, 3), "001001", "明湖建设", 1200.5],
        [datetime(2026, 7, 3, 8, 30), 1001, "明湖建设", 0.1 + 0.2],  # noqa: DTZ001 - a cell knows no zone
        [46206, "2010101", "明湖建设", 12345678901.99],
        ["2026.7.3", True, None, -0.005],
    )
    book.active["B3"].number_format = "000000"
    book.active["D3"].number_format = "#,##0"

    found = staged(saved(book, tmp_path / "支付.xlsx"))

    assert [(one.name, one.headers, one.header_row) for one in found.sheets] == [("七月", tuple(HEADER), 1)]
    assert lines(found, "七月") == [
        Line(2, None, ("2026-07-03", "001001", "明湖建设", "1200.5")),
        Line(3, None, ("2026-07-03 08:30:00", "001001", "明湖建设", "0.3")),
        Line(4, None, ("46206", "2010101", "明湖建设", "12345678901.99")),
        Line(5, None, ("2026.7.3", "是", None, "-0.005")),
    ]


def test_a_workbook_that_counts_its_days_from_1904_means_the_same_days(tmp_path: Path) -> None:
    book = book_of(HEADER, [None, "001", "明湖", 1])
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["A2"] = date(2026, 7, 3)

    assert lines(staged(saved(book, tmp_path / "支付.xlsx")), "七月")[0].cells[0] == "2026-07-03"


def test_percentages_are_exact_and_figures_shown_in_ten_thousands_are_read_as_stored_and_told(tmp_path: Path) -> None:
    book = book_of(["项目", "完成率", "金额"], ["明湖学校", 0.12345, 12345678], ["明湖医院", 1, 90])
    for row in (2, 3):
        book.active[f"B{row}"].number_format = "0%"
        book.active[f"C{row}"].number_format = "0\\.0,"

    found = staged(saved(book, tmp_path / "项目.xlsx"))

    assert [line.cells for line in lines(found, "七月")] == [
        ("明湖学校", "12.345%", "12345678"),
        ("明湖医院", "100%", "90"),
    ]
    assert [words.zh for words in found.notes] == [
        "“项目.xlsx”工作表“七月” C 列：该列显示的数是缩小后的（如以万元显示），读的是存储的原数。请按存储的原数声明金额单位（通常是元）。"
    ]


def test_formulas_errors_long_numbers_hidden_rows_and_sheets_are_told(tmp_path: Path) -> None:
    book = book_of(HEADER, ["2026-07-03", 1234567890123456789, "明湖", 1], ["2026-07-04", "001", "明湖", "=D2*2"])
    book.active.row_dimensions[3].hidden = True
    book.create_sheet("底稿").sheet_state = "hidden"
    book.create_sheet("说明")["A1"] = "本表由财政局导出"

    found = staged(saved(book, tmp_path / "支付.xlsx"))

    assert lines(found, "七月") == [
        Line(2, None, ("2026-07-03", "1234567890123460000", "明湖", "1")),
        Line(3, None, ("2026-07-04", "001", "明湖", "公式未保存结果")),
    ]
    assert sorted(words.zh.removeprefix("“支付.xlsx”工作表").partition("。")[0] for words in found.notes) == [
        "“七月” D 列：有 1 格是公式（首个在第 3 行），读的是保存时的结果",
        "“七月”第 2 行 B 列：有 1 格是 16 位以上的数字，表格软件只保留 15 位，末位可能已丢失",
        "“七月”第 3 行：有 1 行是隐藏的（可能被筛选），已一并读取",
        "“七月”：有 1 格是错误值或没有保存结果的公式（D3）",
        "“底稿”：工作表是隐藏的，没有读取",
        "“说明”：工作表没有表头和数据行，没有读取",
    ]


def test_merged_headers_name_their_columns_and_merged_words_stand_in_every_row(tmp_path: Path) -> None:
    book = book_of(
        ["明湖区支付情况表"],
        ["单位", "本月", None, "年初至今", None],
        [None, "预算", "执行", "预算", "执行"],
        ["教育局", 1, 2, 3, 4],
        [None, 5, 6, 7, 8],
        ["合计", 6, 8, 10, 12],
    )
    for cells in ("A1:E1", "A2:A3", "B2:C2", "D2:E2", "A4:A5"):
        book.active.merge_cells(cells)

    found = staged(saved(book, tmp_path / "执行.xlsx"))

    assert found.sheets[0].headers == ("单位", "本月/预算", "本月/执行", "年初至今/预算", "年初至今/执行")
    assert (found.sheets[0].above, found.sheets[0].header_row) == (("明湖区支付情况表",), 3)
    assert lines(found, "七月") == [
        Line(4, None, ("教育局", "1", "2", "3", "4")),
        Line(5, None, ("教育局", "5", "6", "7", "8")),
        Line(6, "total", ("合计", "6", "8", "10", "12")),
    ]
    assert "有 1 格是合并单元格，其中的文字已填到每一行，数字没有" in found.notes[0].zh


def test_sheets_of_other_widths_and_places_are_read_each_for_itself(tmp_path: Path) -> None:
    book = book_of(HEADER, ["2026-07-03", "001", "明湖", 1])
    august = book.create_sheet("八月")
    for at, row in enumerate((["单位", "金额"], ["教育局", 7]), 4):
        for column, value in enumerate(row, 3):
            august.cell(at, column, value)

    found = staged(saved(book, tmp_path / "支付.xlsx"))

    assert [(one.name, one.headers, one.header_row) for one in found.sheets] == [
        ("七月", tuple(HEADER), 1), ("八月", ("", "", "单位", "金额"), 4)
    ]  # fmt: skip
    assert lines(found, "八月") == [Line(5, None, (None, None, "教育局", "7"))]


@pytest.mark.parametrize(
    ("sheet", "parts", "said"),
    [
        (SHEET.format(A1 + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), {}, "已用区域异常大"),
        ('<!DOCTYPE a [<!ENTITY b "c">]>' + SHEET.format(A1), {}, "含有 XML 实体声明"),
        (SHEET.format(A1), {"xl__vbaProject.bin": b"x"}, "工作簿含有宏"),
        (SHEET.format(A1), {"xl__externalLinks__externalLink1.xml": b"<a/>"}, "工作簿引用外部文件"),
        (SHEET.format(A1), {"xl__bomb.xml": b"<a>" + b" " * (120 << 20) + b"</a>"}, "解压后的内容异常大"),
    ],
)
def test_a_hostile_workbook_reaches_no_parser(tmp_path: Path, sheet: str, parts: dict[str, bytes], said: str) -> None:
    path = package(tmp_path / "支付.xlsx", sheet, **parts)

    assert said in refusal(path)
    assert path.stat().st_size < 200_000


def test_a_workbook_with_a_password_or_without_rows_is_refused(tmp_path: Path) -> None:
    locked = tmp_path / "加密.xlsx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    assert "设有密码的工作簿" in refusal(locked)
    assert "没有一张可读的工作表" in refusal(saved(book_of(HEADER), tmp_path / "空.xlsx"))
    assert "没有一张可读的工作表" in refusal(saved(openpyxl.Workbook(), tmp_path / "无.xlsx"))


def test_more_columns_than_any_ledger_has_are_refused(tmp_path: Path) -> None:
    path = saved(book_of([f"列{at}" for at in range(1_001)], ["值"] * 1_001), tmp_path / "宽.xlsx")

    assert "工作表“七月”：有 1001 列，超过 1000 列" in refusal(path)


def test_a_zip_that_is_no_workbook_and_a_cut_one_are_told(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "x")
    other = tmp_path / "其他.zip"
    other.write_bytes(stream.getvalue())
    whole = saved(book_of(HEADER, ["2026-07-03", "001", "明湖", 1]), tmp_path / "支付.xlsx")
    whole.write_bytes(whole.read_bytes()[:-200])

    assert "数据包里没有 datapackage.json" in refusal(other)
    assert "压缩包已损坏、加密或不完整" in refusal(whole)
