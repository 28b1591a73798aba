"""What readers of a workbook see is what is read; what they do not see, or no one can read, is named and no zero."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.workbook import Workbook

from guantong.domain.fiscal.document import documents_of
from guantong.domain.fiscal.pages import PrintedFile
from guantong.domain.rule_engine.case import cases_of
from guantong.domain.rule_engine.examination import Examination, examine
from guantong.domain.rulebook.shelf import all_rules
from guantong.gateways.adapters.published_documents.reading import read_files
from guantong.gateways.adapters.published_documents.reading_test import hostile
from guantong.gateways.quarantine.guard import MOST_PARTS
from guantong.gateways.quarantine.guard_test import A1, SHEET

TABLE = [
    ["2025年部门支出预算总表"],
    ["编制部门：明湖区城市管理局", None, None, None, None, None, "单位：元"],
    ["类", "款", "项", "功能分类科目名称", "合计", "基本支出", "项目支出"],
    ["212", None, None, "城乡社区支出", 900, 600, 300],
    ["212", "01", None, "城乡社区管理事务", 900, 600, 300],
    ["212", "01", "01", "行政运行", 500, 400, 100],
    ["212", "01", "04", "城管执法", 400, 200, 200],
    ["合计", None, None, None, 900, 600, 300],
]


def saved(folder: Path, change: Callable[[Workbook], None]) -> PrintedFile:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "支出总表"
    for row in TABLE:
        sheet.append(row)
    change(book)
    path = folder / "预算.xlsx"
    book.save(path)
    (file,) = read_files([path])
    return file


def examined(file: PrintedFile) -> Examination:
    (document,) = documents_of(file)
    return examine(cases_of([document])[0], [rule for rule in all_rules() if rule.code in ("B01", "B02", "B03", "B10")])


def told(file: PrintedFile) -> list[tuple[str, str]]:
    return [(trouble.where.zh, trouble.what.zh) for trouble in file.troubles]


def test_a_sound_sheet_is_read_without_a_word(tmp_path: Path) -> None:
    file = saved(tmp_path, lambda _: None)

    assert told(file) == []
    assert [s.rule for s in examined(file).signals] == ["B10"]
    assert examined(file).held > 0


@pytest.mark.parametrize(
    ("formula", "shown"), [("=E6+F6", "公式未保存结果"), ("#REF!", "#REF!"), ("#DIV/0!", "#DIV/0!")]
)
def test_a_formula_without_a_result_or_an_error_is_unread_and_no_blank(
    tmp_path: Path, formula: str, shown: str
) -> None:
    def spoil(book: Workbook) -> None:
        book["支出总表"]["E6"] = formula

    file = saved(tmp_path, spoil)
    found = examined(file)

    assert told(file) == [("工作表“支出总表”", "有 1 个公式没有保存结果或结果为错误（E6），这些格读不出，不当作零")]
    assert [s.rule for s in found.signals] == ["B10"]
    whys = {outcome.why.zh for code, outcome in found.not_computed if code in ("B01", "B02")}
    assert whys == {f"工作表“支出总表”《2025年部门支出预算总表》第6行“合计”印作“{shown}”，读不出金额"}


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ('<c r="A1"><f>B1</f></c>', 1),
        ('<c r="A1"><f>B1</f><v/></c>', 1),
        ('<c r="A1"><f>B1</f><v></v></c>', 1),
        ('<c r="A1"><f>B1</f><v>\n</v></c>', 1),
        ('<c r="A1" t="str"><f>IF(B1,1,"")</f><v></v></c>', 0),
        ('<c r="A1"><f>B1</f><v>7</v></c>', 0),
        ('<c r="A1" t="inlineStr"><f>B1</f><is><t>无</t></is></c>', 0),
    ],
)
def test_a_result_counts_only_when_something_was_saved(tmp_path: Path, cell: str, count: int) -> None:
    (file,) = read_files([hostile(tmp_path / "公式.xlsx", f'<row r="1">{cell}</row>')])

    assert len(file.troubles) == count


def test_a_hidden_sheet_is_named_and_not_read_and_no_table_is_called_missing(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        book.create_sheet("收入总表")["A1"] = "2025年部门收入预算总表"
        book["收入总表"].sheet_state = "hidden"
        book.create_sheet("空白").sheet_state = "veryHidden"

    file = saved(tmp_path, hide)
    found = examined(file)

    assert told(file) == [("工作表“收入总表”", "工作表是隐藏的，没有读取，未参加核对")]
    assert found.signals == []
    assert ("B10", "工作表“收入总表”是隐藏的工作表，没有读，无法判断缺表") in [
        (code, o.why.zh) for code, o in found.not_computed
    ]


def test_figures_of_hidden_rows_and_columns_are_not_read_and_what_needs_them_is_not_computed(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        book["支出总表"].row_dimensions[7].hidden = True
        book["支出总表"].column_dimensions["G"].hidden = True

    file = saved(tmp_path, hide)
    found = examined(file)

    assert [where for where, _ in told(file)] == ["工作表“支出总表”"]
    assert "第 7 行和G 列是隐藏的" in told(file)[0][1]
    assert [s.rule for s in found.signals] == ["B10"]
    assert "《2025年部门支出预算总表》有隐藏的行或列，其中的数字没有读" in [o.why.zh for _, o in found.not_computed]


def test_a_hidden_zero_or_blank_changes_nothing(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        sheet = book["支出总表"]
        sheet.insert_rows(8)
        for column, value in enumerate(["212", "01", "05", "园林绿化", 0, 0, None], 1):
            sheet.cell(8, column, value)
        sheet.row_dimensions[8].hidden = True

    found = examined(saved(tmp_path, hide))

    assert [s.rule for s in found.signals] == ["B10"]
    assert [o.why.zh for _, o in found.not_computed if "隐藏" in o.why.zh] == []


def test_a_refusal_names_the_sheet_and_the_cell(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    (corner,) = read_files([hostile(tmp_path / "角.xlsx", A1 + far)])
    (broken,) = read_files([hostile(tmp_path / "坏.xlsx", A1 + '<row r="9"><c r="E9"><v>1</x></c></row>')])

    assert corner.troubles[0].where.zh == "“a”单元格 XFD1048576"
    assert broken.troubles[0].where.zh == "“a”单元格 E9"
    assert SHEET  # the sheet is called a in its workbook, xl/worksheets/sheet1.xml in its package


@pytest.mark.parametrize(
    ("look", "stored", "fen"),
    [
        ("#,##0.00", (900.004, 600.0012345678, 300.0027654322), (900_00, 600_00, 300_00)),
        ("0!.00,", (90_000_000, 60_000_000, 30_000_000), (900_00, 600_00, 300_00)),
        ('#,##0.00"万元"', (900, 600, 300), (900_0000_00, 600_0000_00, 300_0000_00)),
        ("General", (900, 600, 300), (900_00, 600_00, 300_00)),
    ],
)
def test_a_number_is_read_as_its_cell_shows_it(
    tmp_path: Path, look: str, stored: tuple[float, ...], fen: tuple[int, ...]
) -> None:
    def change(book: Workbook) -> None:
        for cell, value in zip(book.active[8][4:], stored, strict=True):  # type: ignore[index]
            cell.value, cell.number_format = value, look

    file = saved(tmp_path, change)

    (document,) = documents_of(file)
    total = document.tables[0].grand_total()
    assert total is not None
    assert told(file) == []
    assert tuple(total.fen(column) for column in ("total", "basic", "project")) == fen


def test_a_share_shown_in_per_cent_is_read_in_per_cent(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book.active["H3"], book.active["H8"] = "完成率", 0.955  # type: ignore[index]
        book.active["H8"].number_format = "0.0%"  # type: ignore[index]

    file = saved(tmp_path, change)

    assert [cell.text for cell in file.pages[0].grids[0].cells][-1] == "95.5%"


def test_sheets_of_one_name_are_refused(tmp_path: Path) -> None:
    made, path = tmp_path / "a.xlsx", tmp_path / "预算.xlsx"
    book = openpyxl.Workbook()
    book.create_sheet("Sheet2")
    book.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'"Sheet2"', b'"Sheet"'))

    (file,) = read_files([path])

    assert told(file) == [("整个文件", "工作簿里有同名的工作表，无法分清")]


def test_a_sheet_for_each_of_hundreds_of_units_is_read(tmp_path: Path) -> None:
    rows = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["201", "一般公共服务支出", "30", "20", "10"]]
    with xlsxwriter.Workbook(str(tmp_path / "汇编.xlsx")) as book:
        for number in range(1, 351):
            sheet = book.add_worksheet(f"第{number}小学")
            lines = [["2025年单位支出预算总表"], [f"编制单位：明湖区第{number}小学", "", "", "", "单位：元"], *rows]
            for at, line in enumerate(lines):
                sheet.write_row(at, 0, line)
            sheet.write_url(9, 0, "https://example.org")  # a second part for every sheet

    (file,) = read_files([tmp_path / "汇编.xlsx"])

    found = documents_of(file)
    assert file.troubles == ()
    assert [document.body for document in found] == [f"明湖区第{number}小学" for number in range(1, 351)]
    assert {(document.level, document.tables[0].rows[0].fen("total")) for document in found} == {("unit", 30_00)}


def test_a_workbook_of_too_many_sheets_is_told_how_to_split_it(tmp_path: Path) -> None:
    path = tmp_path / "汇编.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        for number in range(MOST_PARTS):
            package.writestr(f"xl/worksheets/sheet{number}.xml", "<worksheet/>")

    (file,) = read_files([path])

    assert "拆成几个工作簿，每个不超过 1000 张工作表" in file.troubles[0].do.zh
