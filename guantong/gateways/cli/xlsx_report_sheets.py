"""The sheets of the workbook: their columns and, row by row, what stands in them (工作表)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from guantong.domain.questions import Question
from guantong.domain.words import Language, Words
from guantong.gateways.cli.column_words import column_said
from guantong.gateways.cli.report_words import MARKS, kind_said, page_said, said, status_said

Result = Mapping[str, Any]
Rows = Iterator[Sequence[Any]]


@dataclass(frozen=True)
class Column:
    """One column: its title, its width in characters, and whether it holds yuan."""

    title: Words
    width: int
    money: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its columns, and what yields its rows."""

    name: Words
    columns: Sequence[Column]
    rows: Callable[[Result, Language], Rows]


def _columns(*written: tuple[str, str, int]) -> list[Column]:
    return [Column(Words(zh, en), width, money="元" in zh) for zh, en, width in written]


def _signals(result: Result, language: Language) -> Rows:
    for document in result["documents"]:
        for s in document["signals"]:
            first = s["evidence"][0] if s["evidence"] else None
            question = Question(s["question"]).words.in_(language)
            limit = said("limit", language, limit=s["limit"], source=s["limit_source"]) if s["limit"] else ""
            yield (
                document["file"], document["body"], document["year"], f"{MARKS[s['severity']]} {said(s['severity'], language)}", s["rule"],
                s["title"], question, s["because"], (first["sheet"] or first["page"]) if first else None, _places(s, language),
                "\n".join(f"{c['words']} ({status_said(c['status'], language)})" for c in s["citations"]), limit, s["id"],
            )  # fmt: skip


def _places(signal: Mapping[str, Any], language: Language) -> str:
    lines = []
    for cell in signal["evidence"]:
        row = said("row", language, row=cell["row"]) if cell["row"] else ""
        page = page_said(cell["file"], cell["page"], language, {str(cell["page"]): cell["sheet"]})
        parts = (cell["file"], page, cell["table"], row, cell["column"], cell["printed"])
        lines.append(" · ".join(part.replace("\n", " ") for part in parts if part))
    return "\n".join(lines)


def _coverage(result: Result, language: Language) -> Rows:
    for document in result["documents"]:
        c = document["coverage"]
        absent = [f"{said(t['state'], language)} · {t['title']}" for t in c["tables"] if t["state"] != "found"]
        images = ", ".join(map(str, c["image_only_pages"]))
        unknown = [
            f"{page_said(document['file'], e['page'], language, document['sheets'])} {e['header']}"
            for e in c["unmapped_columns"]
        ]
        unknown += [
            f"{page_said(document['file'], e['page'], language, document['sheets'])} {e['title']}"
            for e in c["unrecognised_tables"]
        ]
        severities = [sum(s["severity"] == severity for s in document["signals"]) for severity in MARKS]
        yield (
            document["file"], document["body"], kind_said(document, language), document["year"], c["tables_found"], c["tables_expected"],
            "\n".join(absent), c["computed"], c["held"], len(c["not_computed"]), sum(line["differences"] for line in c["rounding"]),
            "\n".join(line["words"] for line in c["rounding"]), images, "\n".join(unknown), *severities, len(document["errors"]),
        )  # fmt: skip


def _values(result: Result, language: Language) -> Rows:
    for document in result["documents"]:
        titles = {t["table"]: t["title"] for t in document["coverage"]["tables"]}
        for v in document["values"]:
            yuan = Decimal(v["fen"]) / 100 if v["fen"] is not None else None
            yield (
                document["file"], document["body"], document["year"], titles.get(v["table"], v["table"]), v["item"], v["code"], column_said(v["column"], language),
                yuan, v["printed"], v["unit"], v["number"], v["text"], document["sheets"].get(str(v["page"]), v["page"]), v["row"],
            )  # fmt: skip


def _not_computed(result: Result, _: Language) -> Rows:
    for document in result["documents"]:
        for entry in document["coverage"]["not_computed"]:
            yield document["file"], document["body"], document["year"], entry["rule"], entry["what"], entry["why"]


def _errors(result: Result, language: Language) -> Rows:
    for document in result["documents"]:
        for error in document["errors"]:
            yield document["file"], error["what"], error["where"], error["do"]
    for one in result["left_out"]:
        yield one["file"], one["why"], said("left_out", language), one["do"]


_FILE = (("文件", "file", 30), ("单位", "body", 22), ("年度", "year", 7))
SHEETS = (
    Sheet(Words("关注事项", "signals"), _columns(
        *_FILE, ("程度", "severity", 12), ("规则", "rule", 7), ("名称", "title", 20), ("六问", "question", 10), ("说明", "because", 60),
        ("页", "page", 6), ("位置与所印", "places, as printed", 56), ("依据", "law", 32), ("阈值", "limit", 24), ("标识", "id", 18),
    ), _signals),
    Sheet(Words("覆盖情况", "coverage"), _columns(
        *_FILE[:2], ("文种", "kind", 12), ("年度", "year", 7), ("找到的表", "tables found", 9), ("应有的表", "tables expected", 9),
        ("空表或未找到", "empty or not found", 40), ("已计算", "computed", 9), ("成立", "held", 9), ("未执行", "not computed", 9),
        ("四舍五入差", "rounding differences", 11), ("四舍五入说明", "rounding in words", 40), ("只有图像的页", "pages that are pictures", 14),
        ("未识别的栏与表", "columns and tables not recognised", 36), ("◆ 优先核实", "◆ verify first", 11), ("▲ 一般核实", "▲ verify", 11),
        ("△ 知悉", "△ note", 9), ("不能读取", "not read", 9),
    ), _coverage),
    Sheet(Words("数值", "values"), _columns(
        *_FILE, ("表", "table", 34), ("项目", "item", 34), ("编码", "code", 10), ("栏", "column", 16), ("金额（元）", "amount (yuan)", 18),
        ("所印", "as printed", 16), ("印出单位", "printed unit", 9), ("数", "number", 10), ("文字", "text", 20), ("页", "page", 6), ("行", "row", 6),
    ), _values),
    Sheet(Words("未执行", "not computed"), _columns(
        *_FILE, ("规则", "rule", 7), ("内容", "what", 40), ("原因", "why", 50),
    ), _not_computed),
    Sheet(Words("错误", "errors"), _columns(
        _FILE[0], ("不能读取的内容", "what", 44), ("位置", "where", 34), ("怎么办", "what to do", 60),
    ), _errors),
)  # fmt: skip
