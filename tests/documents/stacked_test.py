"""A budget with all its tables in one sheet is read like one with a sheet a table."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from guantong.gateways.cli.check import check
from guantong.gateways.demo.build import paper_of
from guantong.gateways.demo.paper import Paper
from guantong.gateways.demo.workbook import draw, print_xlsx


def paper() -> Paper:
    return paper_of("明湖区城市管理局", "预算", 1)


def stacked(folder: Path, gap: int, before: tuple[str, ...] = (), again: bool = False) -> Path:
    """All tables of a budget in one sheet, `gap` blank rows apart; `again` prints each head once more at half height."""
    published, path, at = paper(), folder / "公开.xlsx", 0
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("公开表")
        for table in published.sheets():
            for line in before:
                sheet.write_string(at, 0, line)
                at += 1
            if again and len(table.rows) > 3:
                first, rest = replace(table, rows=table.rows[:2], note=""), replace(table, rows=table.rows[2:])
                at = draw(sheet, rest, published, draw(sheet, first, published, at))
            else:
                at = draw(sheet, table, published, at)
            at += gap
    return path


def apart(folder: Path) -> dict[str, Any]:
    path = folder / "逐表.xlsx"
    path.write_bytes(print_xlsx(paper()))
    return check([path])["documents"][0]  # type: ignore[no-any-return]


def figures(document: dict[str, Any]) -> list[tuple[str, str, str, int]]:
    return sorted((v["table"], v["item"], v["column"], v["fen"]) for v in document["values"] if v["fen"] is not None)


@pytest.mark.parametrize("gap", [0, 1, 3])
@pytest.mark.parametrize("before", [(), ("附表",), ("明湖区城市管理局", "预算公开"), ("注：数字均为合计。",)])
def test_nine_of_nine_stacked_tables_are_found_with_the_same_figures(
    tmp_path: Path, gap: int, before: tuple[str, ...]
) -> None:
    (document,) = check([stacked(tmp_path, gap, before)])["documents"]
    single = apart(tmp_path)

    found = [t["table"] for t in document["coverage"]["tables"] if t["state"] != "missing"]
    assert found == [t["table"] for t in single["coverage"]["tables"]]
    assert figures(document) == figures(single)
    assert [s["rule"] for s in document["signals"] if s["evidence"] and s["evidence"][0]["row"]] == []
    assert document["errors"] == []


def test_a_remark_in_the_first_column_is_no_amount_that_cannot_be_read(tmp_path: Path) -> None:
    path, published = tmp_path / "公开.xlsx", paper()
    with xlsxwriter.Workbook(str(path)) as book:
        for table in published.sheets():
            draw(book.add_worksheet(), replace(table, note="注：本表数字含上年结转，具体见编制说明。"), published)

    (document,) = check([path])["documents"]

    assert figures(document) == figures(apart(tmp_path))
    assert document["errors"] == []


def test_a_head_printed_again_for_the_next_page_begins_no_table(tmp_path: Path) -> None:
    (document,) = check([stacked(tmp_path, 1, again=True)])["documents"]

    assert len(document["coverage"]["tables"]) == document["coverage"]["tables_expected"]
    assert [signal["rule"] for signal in document["signals"] if signal["rule"] == "B11"] == []
    assert figures(document) == figures(apart(tmp_path))


def test_rows_are_named_as_the_sheet_counts_them(tmp_path: Path) -> None:
    (document,) = check([stacked(tmp_path, 2)])["documents"]

    total = next(v for v in document["values"] if v["table"] == "income" and v["item"] == "合计")
    above = paper().sheet("income_expenditure")
    own = paper().sheet("income")
    rows_above = 2 + len(above.header) + len(above.rows) + 2
    assert total["row"] == rows_above + 2 + len(own.header) + len(own.rows)


def test_a_table_no_one_has_named_is_not_added_into_the_one_above(tmp_path: Path) -> None:
    path, published = tmp_path / "公开.xlsx", paper()
    unknown = [["2025年专项债务资金明细表"], ["编码", "项目名称", "合计", "基本支出"], ["1", "改造", "9,999", "9,999"]]
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("公开表")
        top = draw(sheet, published.sheet("expenditure"), published) + 1
        for at, row in enumerate(unknown, top):
            sheet.write_row(at, 0, row)

    (document,) = check([path])["documents"]

    assert [v for v in document["values"] if v["printed"] == "9,999"] == []
