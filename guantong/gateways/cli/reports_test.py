"""The reports carry what was found, escape what was printed, and reach nobody."""

import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from guantong.gateways.cli.check import check
from guantong.gateways.cli.command_test import paper
from guantong.gateways.cli.html_report import write_html
from guantong.gateways.cli.result import exit_code
from guantong.gateways.cli.schema import problems
from guantong.gateways.cli.xlsx_report import write_xlsx
from guantong.gateways.demo.printing import print_pdf


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("reports")
    planted = paper()
    planted.rewrite("共有车辆3辆", "共有车辆XX辆")
    planted.sheet("expenditure").row("行政运行")[4] = "1"
    (folder / "1差错.pdf").write_bytes(print_pdf(planted))
    (folder / "2坏.pdf").write_bytes(b"%PDF-1.4 cut")
    return check([folder]) | {"folder": str(folder)}


def html_of(found: dict[str, Any], out: Path) -> str:
    write_html(found, out, [Path(found["folder"])])
    return out.read_text("utf-8")


def test_the_result_has_the_documented_shape(found: dict[str, Any]) -> None:
    plain = json.loads(json.dumps({key: value for key, value in found.items() if key != "folder"}))

    assert problems(plain) == []
    assert exit_code(plain) == 2


def test_a_changed_shape_is_noticed(found: dict[str, Any]) -> None:
    broken = json.loads(json.dumps({key: value for key, value in found.items() if key != "folder"}))
    del broken["documents"][0]["signals"][0]["because"]
    broken["documents"][0]["year"] = "2025"

    assert problems(broken) == ["documents[0].year: str", "documents[0].signals[0].because: missing"]


def test_the_html_is_one_file_that_calls_nobody(found: dict[str, Any], tmp_path: Path) -> None:
    page = html_of(found, tmp_path / "report.html")

    assert "default-src 'none'" in page
    assert re.findall(r'(?:src|href)="(?!data:|#)', page) == []
    assert "://" not in page


def test_printed_words_are_escaped(found: dict[str, Any], tmp_path: Path) -> None:
    hostile = json.loads(json.dumps(found))
    for document in hostile["documents"]:
        document["body"] = "<script>alert(1)</script>"
        for signal in document["signals"]:
            signal["because"] = '"><img src=x onerror=alert(1)>'

    page = html_of(hostile, tmp_path / "report.html")

    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_the_workbook_holds_every_signal_and_no_formula(found: dict[str, Any], tmp_path: Path) -> None:
    hostile = json.loads(json.dumps(found))
    payloads = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "http://example.invalid"]
    signals = [signal for document in hostile["documents"] for signal in document["signals"]]
    for signal, payload in zip(signals, payloads, strict=False):
        signal["because"] = payload

    write_xlsx(hostile, tmp_path / "report.xlsx")

    book = openpyxl.load_workbook(tmp_path / "report.xlsx")
    assert book.sheetnames == ["关注事项", "覆盖情况", "数值", "未执行", "错误"]
    assert book["关注事项"].max_row == 1 + len(signals)
    assert [cell.coordinate for sheet in book for row in sheet for cell in row if cell.data_type == "f"] == []
