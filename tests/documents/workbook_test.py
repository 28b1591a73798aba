"""The same budget published as PDF and as xlsx is read to the same figures and raises the same questions."""

from pathlib import Path
from typing import Any

import pytest

from guantong.gateways.cli.check import check
from guantong.gateways.demo.build import paper_of
from guantong.gateways.demo.faults import FAULTS
from guantong.gateways.demo.paper import Paper
from guantong.gateways.demo.printing import print_pdf
from guantong.gateways.demo.workbook import print_xlsx

BODY = "明湖区城市管理局"


def both(folder: Path, published: Paper) -> list[dict[str, Any]]:
    (folder / "公开.pdf").write_bytes(print_pdf(published))
    (folder / "公开.xlsx").write_bytes(print_xlsx(published))
    return check([folder])["documents"]


def figures(document: dict[str, Any]) -> list[tuple[str, str, str, int]]:
    return sorted((v["table"], v["item"], v["column"], v["fen"]) for v in document["values"])


def test_figures_of_a_budget_are_the_same(tmp_path: Path) -> None:
    pdf, xlsx = both(tmp_path, paper_of(BODY, "预算", 1))

    assert figures(pdf) == figures(xlsx)
    assert [(d["body"], d["kind"], d["year"]) for d in (pdf, xlsx)] == [(BODY, "budget", 2025)] * 2


@pytest.mark.parametrize(
    "name", ["row_total", "table_missing", "codes", "parts", "text_item", "form_money", "completion"]
)
def test_a_planted_fault_raises_the_same_questions(tmp_path: Path, name: str) -> None:
    fault = next(fault for fault in FAULTS if fault.name == name)
    published = paper_of(BODY, fault.kind, 1)
    fault.plant(published)

    pdf, xlsx = both(tmp_path, published)

    rules = [sorted(signal["rule"] for signal in document["signals"]) for document in (pdf, xlsx)]
    assert rules[0] == rules[1]
    assert set(rules[0]) & set(fault.rules)


def test_a_figure_of_a_workbook_names_its_sheet_and_row(tmp_path: Path) -> None:
    _, xlsx = both(tmp_path, paper_of(BODY, "预算", 1))

    total = next(v for v in xlsx["values"] if v["table"] == "income_expenditure" and v["item"] == "收入总计")
    assert (total["page"], total["row"]) == (3, 10)
