"""A ledger as xlsx: amounts are numbers with their sources beside them; no text becomes a formula."""

from io import BytesIO
from typing import Any

import openpyxl

from guantong.apps.papers.writers.as_pdf_test import content
from guantong.apps.papers.writers.as_xlsx import xlsx
from guantong.domain.papers.blocks import Column, Table
from tests.papers import PAID, SAID, WITHHELD


def rows(**changes: object) -> list[list[Any]]:
    book = openpyxl.load_workbook(BytesIO(xlsx(content("rectification_ledger", **changes))))
    return [[cell for cell in row if cell is not None] for row in book["表1"].iter_rows(values_only=True)]


def test_amounts_are_numbers_and_each_row_says_where_they_stand() -> None:
    found = rows()

    assert found[0] == ["关于质量保证金的整改台账"]
    assert found[2] == [
        "序号",
        "问题",
        "责任单位",
        "问题金额（万元）",
        "已整改金额（万元）",
        "审计认定",
        "人大跟踪结论",
        "出处",
    ]
    assert found[3][3:5] == [186.42, 120.0]
    assert found[3][-1].split("\n") == [
        f"原文：{SAID.source}", f"186.42万元：{WITHHELD.source}", f"120.00万元：{PAID.source}"
    ]  # fmt: skip


def test_no_text_becomes_a_formula() -> None:
    table = Table((Column("事项"),), (('=HYPERLINK("http://x")',),))
    book = openpyxl.load_workbook(BytesIO(xlsx(content("closing_list", blocks=(table,)))))

    cell = book["表1"]["A3"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://x")', "s")


def test_without_sources_there_is_no_column_of_sources() -> None:
    assert rows(blocks=(Table((Column("事项"), Column("进度")), (("甲", "乙"),)),))[1:3] == [
        ["事项", "进度"],
        ["甲", "乙"],
    ]
