"""Wherever a report shows a place in a workbook, the sheet stands by the name on its tab, never as a page."""

from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from rich.console import Console

from guantong.gateways.cli.check import check
from guantong.gateways.cli.html_report import write_html
from guantong.gateways.cli.report_words import page_said
from guantong.gateways.cli.schema import problems
from guantong.gateways.cli.terminal_report import print_report
from guantong.gateways.cli.xlsx_report import write_xlsx
from guantong.gateways.demo.build import YEAR, paper_of
from guantong.gateways.demo.faults import FAULTS
from guantong.gateways.demo.figures import grow
from guantong.gateways.demo.layouts import budget
from guantong.gateways.demo.workbook import print_xlsx


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    published = paper_of("明湖区城市管理局", "预算", 1)
    next(fault for fault in FAULTS if fault.name == "row_total").plant(published)
    path = tmp_path_factory.mktemp("workbook") / "公开.xlsx"
    path.write_bytes(print_xlsx(published))
    return check([path])


def test_the_result_names_the_sheets_and_keeps_their_numbers(found: dict[str, Any]) -> None:
    (document,) = found["documents"]
    cells = [cell for signal in document["signals"] for cell in signal["evidence"]]

    assert problems(found) == []
    assert cells
    assert all(document["sheets"][str(cell["page"])] == cell["sheet"] != "" for cell in cells)


def test_a_cell_of_last_years_workbook_names_its_sheet(tmp_path: Path) -> None:
    body, now, last = "明湖区城市管理局", tmp_path / "本年.xlsx", tmp_path / "上年.xlsx"
    published = paper_of(body, "预算", 1)
    next(fault for fault in FAULTS if fault.name == "running_costs").plant(published)
    now.write_bytes(print_xlsx(published))
    last.write_bytes(print_xlsx(budget(grow(body, YEAR - 1, 1), grow(body, YEAR - 2, 1))))

    (document,) = check([now], previous=[last])["documents"]

    (compared,) = (signal for signal in document["signals"] if signal["rule"] == "B28")
    assert [(cell["file"], cell["page"], cell["sheet"]) for cell in compared["evidence"]] == [
        ("本年.xlsx", 12, "11其他相关情况说明"),
        ("上年.xlsx", 11, "10"),
    ]


def test_no_report_calls_a_sheet_a_page(found: dict[str, Any], tmp_path: Path) -> None:
    stream = StringIO()
    name = found["documents"][0]["signals"][0]["evidence"][0]["sheet"]

    print_report(found, Console(file=stream, width=200))
    write_html(found, tmp_path / "核对.html", [])
    write_xlsx(found, tmp_path / "核对.xlsx")

    terminal, html = stream.getvalue(), (tmp_path / "核对.html").read_text("utf-8")
    cells = [str(c.value) for s in openpyxl.load_workbook(tmp_path / "核对.xlsx") for row in s.rows for c in row]
    for words in (terminal, html, "\n".join(cells)):
        assert f"工作表“{name}”" in words
        assert "个工作表" not in words.replace("第 {page} 个工作表", "")


def test_several_sheets_are_named_together() -> None:
    sheets = {"3": "收入总表", "4": "支出总表"}

    assert page_said("公开.xlsx", "3、4", "zh", sheets) == "工作表“收入总表、支出总表”"
    assert page_said("公开.xlsx", 3, "en", sheets) == "sheet “收入总表”"
    assert page_said("公开.pdf", 3, "zh", {}) == "第 3 页"
