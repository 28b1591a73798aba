"""Keypad files as a hall would hand them over, CSV in GBK and xlsx, through the reader of record files."""

import csv
from pathlib import Path

import openpyxl
import pytest

from guantong.domain.fiscal.records.sampling import first_rows
from guantong.domain.voting.contest import Contest, Sheet
from guantong.domain.voting.keypads import sheets_from_keypads
from guantong.gateways.adapters.record_files.staging import RecordFiles

ROWS = [
    ["表决器编号", "项目1", "项目2"],
    ["007", "赞成", "反对"],
    ["012", "赞成", "弃权"],
    ["031", "未按", "赞成"],
]


def as_csv(folder: Path) -> Path:
    with (folder / "keypads.csv").open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(ROWS)
    return folder / "keypads.csv"


def as_xlsx(folder: Path) -> Path:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(folder / "keypads.xlsx")
    return folder / "keypads.xlsx"


@pytest.mark.parametrize("handed_over", [as_csv, as_xlsx])
def test_a_hall_s_file_becomes_sheets(handed_over, tmp_path: Path) -> None:
    reader = RecordFiles("")
    staged = reader.stage(handed_over(tmp_path), tmp_path)
    reader.close()
    (sheet,) = staged.sheets

    found = sheets_from_keypads(sheet.headers, first_rows(staged, sheet.name, 1000), Contest(("1", "2"), 2))

    assert found == (
        Sheet("k0001", ("1=approve", "2=abstain")), Sheet("k0002", ("1=approve", "2=against")), Sheet("k0003", ("2=approve",)),
    )  # fmt: skip
