"""The shape of the JSON: a made-up result of 明湖区 keeps it, and every departure is named with its path."""

import json
import re
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from PIL import Image

from guantong.domain.fiscal.pages import PrintedFile
from guantong.gateways.cli import schema
from guantong.gateways.cli.result import result
from guantong.gateways.cli.schema import problems

FINAL, BUDGET, WORKBOOK, BROKEN = "城管局2025决算.pdf", "财政局2026预算.pdf", "街道2026预算.xlsx", "扫描件.pdf"
MANUAL = Path(__file__).parents[3] / "docs" / "reference" / "check_json.md"


def place(page: int, row: int, column: str, printed: str, fen: int | None = None, **other: Any) -> dict[str, Any]:
    boxes = (
        []
        if other.get("boxless")
        else [[40.0 + 90 * len(column), 80.0 + 21 * row, 120.0 + 90 * len(column), 98.0 + 21 * row]]
    )
    return {
        "file": other.get("file", FINAL), "page": page, "sheet": other.get("sheet", ""), "table": other.get("table", "支出决算表"), "row": row, "column": column,
        "printed": printed, "fen": fen, "boxes": boxes,
    }  # fmt: skip


def signal(
    rule: str, title: str, severity: str, because: str, evidence: list[dict[str, Any]], **other: Any
) -> dict[str, Any]:
    law = {"id": "budget-law-2018-art-75", "words": "《预算法》第75条", "status": "verified"}
    return {
        "id": f"{rule}{len(because):015d}", "rule": rule, "rule_version": 1, "title": title, "question": "basis", "stage": "final_accounts",
        "subject": "明湖区城市管理局/department", "period": "2025/final_accounts", "severity": severity, "value": None, "limit": None,
        "limit_source": None, "because": because, "citations": [law], "evidence": evidence,
    } | other  # fmt: skip


def coverage(**other: Any) -> dict[str, Any]:
    return {
        "tables_found": 0, "tables_expected": 0, "tables": [], "computed": 0, "held": 0, "rounding": [], "not_computed": [],
        "unmapped_columns": [], "unknown_codes": [], "unrecognised_tables": [], "image_only_pages": [],
    } | other  # fmt: skip


def document(file: str, **other: Any) -> dict[str, Any]:
    return {
        "file": file, "pages": [1, 46], "page_sizes": {}, "sheets": {}, "body": "", "kind": None, "level": None, "year": None, "coverage": coverage(),
        "values": [], "signals": [], "errors": [],
    } | other  # fmt: skip


def _final_accounts() -> dict[str, Any]:
    sums = [
        place(12, 14, "", "8,412.36", 8412360000),
        place(12, 14, "基本", "1,905.20", 1905200000),
        place(12, 14, "项目支", "6,500.16", 6500160000),
    ]
    signals = [
        signal("B01", "行合计与分项不符", "verify_first", "城乡社区环境卫生（2120501）合计8,412.36万元，基本支出与项目支出之和为8,405.36万元，相差7.00万元。", sums),
        signal("B02", "上级科目与下级之和不符", "verify", "城乡社区环境卫生（21205）项目支出6,507.16万元，下级之和6,500.16万元，相差7.00万元。", [place(12, 13, "项目支", "6,507.16", 6507160000), deepcopy(sums[2])]),
        signal("B20", "正文数字与表不一致", "verify", "正文写项目支出7,294.80万元，《支出决算表》为7,249.80万元。", [place(9, 5, "", "7,294.80万元", 7294800000, table="二、支出决算情况说明"), place(12, 1, "项目支", "7,249.80", 7249800000)]),
        signal("B17", "空白原因未填", "note", "第12页“主要原因是。”之后没有内容。", [place(12, 23, "基本", "主要原因是。", table="附注")], question="cause", limit="1 处", limit_source="建议值，无法定依据", value="2 处"),
        signal("D05", "预算与决算口径不同", "note", "财政局批复预算与本表年初预算相差5.00万元。", [place(7, 3, "", "126.40", 126400000, file=BUDGET, table="支出预算总表")], question="deviation"),
        signal("T01", "公开时间无法核对", "note", "文件没有写明公开日期。", [], question="follow_through"),
    ]  # fmt: skip
    signals[3]["citations"] = [{"id": "disclosure", "words": "《地方预决算公开操作规程》", "status": "from-knowledge"}]
    tables = [
        {"table": "expenditure", "title": "支出决算表", "state": "found", "pages": [12]},
        {
            "table": "government_fund_by_function",
            "title": "政府性基金预算财政拨款支出决算表",
            "state": "stated_absent",
            "pages": [15],
        },
        {"table": "three_public", "title": "“三公”经费决算表", "state": "missing", "pages": []},
    ]
    read = coverage(
        tables_found=8, tables_expected=9, tables=tables, computed=31, held=29, image_only_pages=[46],
        rounding=[{"table": "支出决算表", "differences": 5, "largest_fen": 10000, "words": "《支出决算表》有5处四舍五入差，最大100.00元"}],
        not_computed=[{"what": "与上年相比变动大", "why": "没有上年同类文件，无法比较", "rule": "D03"}],
        unmapped_columns=[{"table": "支出决算表", "page": 12, "header": "调剂数"}], unrecognised_tables=[{"page": 31, "title": "附表一"}],
    )  # fmt: skip
    values = [
        {"table": "expenditure", "item": "城乡社区环境卫生", "code": "2120501", "column": "total", "fen": 8412360000, "number": None, "text": None, "printed": "8,412.36", "unit": "万元", "page": 12, "row": 14},
        {"table": "three_public", "item": "公务用车保有量", "code": "", "column": "number", "fen": None, "number": "12", "text": None, "printed": "12", "unit": "辆", "page": 20, "row": 3},
    ]  # fmt: skip
    return document(
        FINAL, page_sizes={"9": [595.3, 841.9], "12": [595.3, 841.9]}, body="明湖区城市管理局", kind="final_accounts", level="department",
        year=2025, coverage=read, values=values, signals=signals,
    )  # fmt: skip


def sample() -> dict[str, Any]:
    """A result with every part filled: signals with and without pictures, a quiet document, a workbook, an unreadable file."""
    sheet = place(3, 9, "合计", "100", 10000, file=WORKBOOK, table="支出预算总表", boxless=True)
    budget = document(
        BUDGET,
        body="明湖区财政局",
        kind="budget",
        level="department",
        year=2026,
        coverage=coverage(tables_found=9, tables_expected=9, computed=270, held=270),
    )
    workbook = document(
        WORKBOOK,
        pages=[1, 9],
        body="明湖区湖心街道办事处",
        kind="budget",
        level="unit",
        year=2026,
        signals=[signal("B01", "行合计与分项不符", "verify", "合计100元，各分项之和90元，相差10元。", [sheet])],
    )
    scan = document(
        BROKEN,
        pages=[0, 0],
        errors=[
            {"what": "整份文件只有图像，没有文字", "where": "第 1–46 页", "do": "请换用有文字的 PDF，或先做文字识别。"}
        ],
    )
    rules = {code: {"title": title, "page": f"# {title}\n\n每一行的“合计”应等于各分项之和。\n\n## 例\n| 合计 | 基本 |\n|---|---|\n| 1,010 | 610 |\n\n- 应报 1 处\n"} for code, title in (("B01", "行合计与分项不符"), ("B02", "上级科目与下级之和不符"))}  # fmt: skip
    return {
        "schema_version": 1,
        "guantong": "0.1.0",
        "language": "zh",
        "documents": [_final_accounts(), budget, workbook, scan],
        "left_out": [
            {
                "file": "明湖区/补充.docx",
                "why": "不是 PDF 或 xlsx（.docx），没有查看",
                "do": "请换用 PDF 或 xlsx。",
                "unread": True,
            }
        ],
        "rules": rules,
    }


def blank_pages(_: str, pages: list[int]) -> dict[int, bytes]:
    """A drawer of pages: white A4 sheets as JPEG."""
    stream = BytesIO()
    Image.new("RGB", (60, 84), "white").save(stream, "JPEG")
    return dict.fromkeys(pages, stream.getvalue())


def test_the_sample_keeps_the_shape_also_after_a_journey_through_json() -> None:
    assert problems(json.loads(json.dumps(sample()))) == []


def test_a_result_of_an_unread_file_keeps_the_shape() -> None:
    found = result([PrintedFile("空.pdf")], [], [], "zh")

    assert problems(found) == []
    assert found["documents"][0]["kind"] is None


def change(found: dict[str, Any], steps: list[Any], value: Any) -> None:
    for step in steps[:-1]:
        found = found[step]
    found[steps[-1]] = value


@pytest.mark.parametrize(
    ("steps", "value", "said"),
    [
        (["documents", 0, "year"], "2025", "documents[0].year: str"),
        (["documents", 0, "kind"], "plan", "documents[0].kind: 'plan'"),
        (["documents", 0, "coverage", "held"], True, "documents[0].coverage.held: bool"),
        (["documents", 0, "values", 0, "fen"], 8412.36, "documents[0].values[0].fen: float"),
        (["documents", 0, "signals", 0, "severity"], "red", "documents[0].signals[0].severity: 'red'"),
        (
            ["documents", 0, "signals", 0, "evidence", 0, "boxes"],
            None,
            "documents[0].signals[0].evidence[0].boxes: NoneType",
        ),
        (["documents", 0, "page_sizes", "12"], ["a"], "documents[0].page_sizes.12[0]: str"),
        (["rules", "B01", "extra"], 1, "rules.B01.extra: unknown"),
        (["schema_version"], 2, "schema_version: 2"),
    ],
)
def test_a_departure_is_named_with_its_path(steps: list[Any], value: Any, said: str) -> None:
    changed = sample()

    change(changed, steps, value)

    assert problems(changed) == [said]


def test_a_missing_part_is_named() -> None:
    changed = sample()

    del changed["documents"][1]["coverage"]["computed"]

    assert problems(changed) == ["documents[1].coverage.computed: missing"]


def test_what_is_no_object_at_all_is_named() -> None:
    assert problems([]) == [": list"]


def test_the_manual_names_every_part() -> None:
    manual = set(re.findall(r"`(\w+)`", MANUAL.read_text("utf-8")))
    shapes = [
        shape for shape in vars(schema).values() if isinstance(shape, type) and shape.__module__ == schema.__name__
    ]
    parts = {name for shape in shapes for name in get_type_hints(shape)}

    assert len(shapes) > 10
    assert parts - manual == set()
