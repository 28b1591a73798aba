"""Lane T4: every cell of generated workbooks is read as an independent reader reads it, at its row and column."""

import os
import random
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from guantong.domain.fiscal.pages import PrintedFile
from guantong.domain.money import looks_like_amount
from guantong.gateways.adapters.published_documents.reading import read_files

WORKBOOKS = 60 * (10 if os.environ.get("FULL") else 1)
WORDS = [
    "城乡社区支出",
    "合计",
    "212",
    "01",
    "0",
    "—",
    " 1,234.50 ",
    "（三）其他",
    "4l,000",
    "2025年部门支出预算总表",
    "单位：万元",
    "两行\n文字",
    "=无",
]


def value(rng: random.Random) -> object:
    match rng.randrange(6):
        case 0:
            return None
        case 1:
            return rng.randrange(-(10**9), 10**12)
        case 2:
            return rng.randrange(10**11) / 100
        case 3:
            return rng.random() * 10 ** rng.randrange(-3, 9)
        case 4:
            return rng.choice([True, False, 0, 0.0, 1e15, "#N/A"])
        case _:
            return rng.choice(WORDS)


def grown(rng: random.Random) -> Workbook:
    """Sheets of odd names, tables stacked and shifted, merged cells, blank rows."""
    book = openpyxl.Workbook()
    for number in range(rng.randrange(1, 4)):
        sheet = book.worksheets[0] if number == 0 else book.create_sheet()
        sheet.title = rng.choice(["支出 总表", "表'1", "3.收入（元）", "Sheet&x"]) + str(number)
        for _ in range(rng.randrange(1, 4)):
            top, left = sheet.max_row + rng.randrange(1, 4), rng.randrange(1, 4)
            if rng.random() < 0.6:
                title = rng.choice(["2025年部门支出预算总表", "附表", "2025年部门收入预算总表"])
                sheet.cell(top, left, f"{title}（{top}）")  # a head printed twice would be read once
                for at, head in enumerate(["科目编码", "科目名称", "合计", "基本支出", "项目支出"]):
                    sheet.cell(top + 1, left + at, head)
                top += 2
            for r in range(rng.randrange(1, 9)):
                for c in range(rng.randrange(1, 7)):
                    cell = sheet.cell(top + r, left + c)
                    cell.value = value(rng)
                    if cell.data_type == "f":
                        cell.data_type = "s"
                    cell.alignment = Alignment(wrap_text=True)
            if rng.random() < 0.5:
                sheet.merge_cells(start_row=top, start_column=left, end_row=top + rng.randrange(2), end_column=left + 1)
    return book


def theirs(path: Path) -> dict[tuple[str, str], object]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in openpyxl.load_workbook(path, data_only=True)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def same(mine: str, other: object) -> bool:
    """Words are equal without the blanks around them, numbers to the 15 digits a spreadsheet keeps."""
    if isinstance(other, bool):
        return mine == ("是" if other else "否")
    if isinstance(other, (int, float)):
        exact = Decimal(repr(other))
        return looks_like_amount(mine) and abs(Decimal(mine) - exact) <= abs(exact) * Decimal("1e-14")
    return mine == str(other).strip()


def ours(file: PrintedFile) -> dict[tuple[str, str], str]:
    return {
        (page.name, f"{get_column_letter(cell.column + 1)}{grid.above + cell.row + 1}"): cell.text
        for page in file.pages
        for grid in page.grids
        for cell in grid.cells
        if cell.text
    }


def test_every_cell_of_generated_workbooks_equals_an_independent_readers(tmp_path: Path) -> None:
    rng = random.Random(20250101)  # noqa: S311 - variety, not secrets
    paths = [tmp_path / f"{number}.xlsx" for number in range(WORKBOOKS)]
    for path in paths:
        grown(rng).save(path)

    compared, differing = 0, []
    for path, file in zip(paths, read_files(paths), strict=True):
        mine, other = ours(file), theirs(path)
        lines = {(page.name, line.text) for page in file.pages for line in page.lines}
        for place, theirs_value in other.items():
            compared += 1
            parts = str(other[place]).splitlines() if isinstance(other[place], str) else [other[place]]
            as_lines = all(any(sheet == place[0] and same(line, part) for sheet, line in lines) for part in parts)
            if not same(mine.pop(place, ""), theirs_value) and not as_lines:
                differing.append((path.name, *place, theirs_value))
        differing += [(path.name, *place, text) for place, text in mine.items()]

    print(f"\n{compared} cells of {WORKBOOKS} workbooks compared with openpyxl")
    assert differing == []
    assert compared > 20 * WORKBOOKS
