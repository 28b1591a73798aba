"""The check as a workbook: what to ask, coverage, values, what was not computed, errors (核对结果表)."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from guantong.domain.words import Language
from guantong.gateways.cli.report_words import MARKS, kind_said, said

_HEADS = {
    "zh": {
        "关注事项": ["文件", "单位", "年度", "程度", "规则", "六问", "说明", "页", "表", "行", "所印", "依据", "阈值"],
        "覆盖情况": ["文件", "单位", "文种", "年度", "找到的表", "应有的表", "已计算", "成立", "未执行", "关注事项"],
        "数值": ["文件", "表", "项目", "编码", "栏", "金额（元）", "所印", "单位", "页", "行"],
        "未执行": ["文件", "规则", "内容", "原因"],
        "错误": ["文件", "问题", "位置", "怎么办"],
    },
    "en": {
        "signals": [
            "file",
            "body",
            "year",
            "severity",
            "rule",
            "question",
            "because",
            "page",
            "table",
            "row",
            "printed",
            "law",
            "limit",
        ],
        "coverage": [
            "file",
            "body",
            "kind",
            "year",
            "tables found",
            "tables expected",
            "computed",
            "held",
            "not computed",
            "signals",
        ],
        "values": ["file", "table", "item", "code", "column", "amount (yuan)", "printed", "unit", "page", "row"],
        "not computed": ["file", "rule", "what", "why"],
        "errors": ["file", "what", "where", "do"],
    },
}
_WIDE = {
    "说明": 70,
    "because": 70,
    "文件": 34,
    "file": 34,
    "表": 34,
    "table": 34,
    "项目": 30,
    "item": 30,
    "依据": 40,
    "law": 40,
    "内容": 40,
    "原因": 40,
    "what": 40,
    "why": 40,
    "怎么办": 60,
    "do": 60,
    "问题": 40,
}


def write_xlsx(found: dict[str, Any], out: Path) -> None:
    """Write the result of a check to `out`; every text is a text cell, never a formula."""
    language: Language = found["language"]
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(out), options) as book:
        rows = (_signals, _coverage, _values, _not_computed, _errors)
        for (name, heads), lines in zip(_HEADS[language].items(), rows, strict=True):
            _sheet(book, name, heads, lines(found["documents"], language))


def _sheet(book: xlsxwriter.Workbook, name: str, heads: Sequence[str], lines: Iterator[list[Any]]) -> None:
    head, text = (
        book.add_format({"bold": True, "bg_color": "#EFEFEA", "bottom": 1, "text_wrap": True}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    money = book.add_format({"num_format": "#,##0.00", "valign": "top"})
    sheet = book.add_worksheet(name)
    for at, title in enumerate(heads):
        sheet.write_string(0, at, title, head)
        sheet.set_column(at, at, _WIDE.get(title, 12))
    last = 0
    for last, line in enumerate(lines, 1):
        for at, value in enumerate(line):
            if isinstance(value, int | float):
                sheet.write_number(last, at, value, money if heads[at] in ("金额（元）", "amount (yuan)") else text)
            elif value not in (None, ""):
                sheet.write_string(last, at, str(value), text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(last, 1), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")


def _signals(documents: Sequence[dict[str, Any]], language: Language) -> Iterator[list[Any]]:
    for document in documents:
        for s in document["signals"]:
            cell = s["evidence"][0] if s["evidence"] else {"page": "", "table": "", "row": "", "printed": ""}
            law = "；".join(c["words"] for c in s["citations"])
            limit = f"{s['limit']}（{s['limit_source']}）" if s["limit"] else ""
            severity = f"{MARKS[s['severity']]} {said(s['severity'], language)}"
            yield [
                document["file"], document["body"], document["year"], severity, f"{s['rule']} {s['title']}", s["question"], s["because"],
                cell["page"], cell["table"], cell["row"], cell["printed"], law, limit,
            ]  # fmt: skip


def _coverage(documents: Sequence[dict[str, Any]], language: Language) -> Iterator[list[Any]]:
    for document in documents:
        c = document["coverage"]
        yield [
            document["file"], document["body"], kind_said(document, language), document["year"], c["tables_found"], c["tables_expected"],
            c["computed"], c["held"], len(c["not_computed"]), len(document["signals"]),
        ]  # fmt: skip


def _values(documents: Sequence[dict[str, Any]], _: Language) -> Iterator[list[Any]]:
    for document in documents:
        for v in document["values"]:
            yuan = v["fen"] / 100 if v["fen"] is not None else None  # a spreadsheet holds floats; fen stay in the JSON
            yield [
                document["file"],
                v["table"],
                v["item"],
                v["code"],
                v["column"],
                yuan,
                v["printed"],
                v["unit"],
                v["page"],
                v["row"],
            ]


def _not_computed(documents: Sequence[dict[str, Any]], _: Language) -> Iterator[list[Any]]:
    for document in documents:
        for entry in document["coverage"]["not_computed"]:
            yield [document["file"], entry["rule"], entry["what"], entry["why"]]


def _errors(documents: Sequence[dict[str, Any]], _: Language) -> Iterator[list[Any]]:
    for document in documents:
        for error in document["errors"]:
            yield [document["file"], error["what"], error["where"], error["do"]]
