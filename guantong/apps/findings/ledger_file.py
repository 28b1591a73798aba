"""The ledger as a workbook in the very form it is taken in from: all of it, or the template with its example (台账导出与样表)."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from guantong.apps.components.practice import stamp
from guantong.apps.figures.bringing import bodies
from guantong.apps.findings.list_header import CALLED
from guantong.apps.findings.list_rows import EXAMPLE
from guantong.apps.findings.models import Matter
from guantong.apps.findings.words import CONCLUSIONS, KINDS, PACES, SOURCES
from guantong.apps.findings.workflow import MATTER
from guantong.domain.money import Unit, format_fen

COLUMNS = ("serial", "code", *(name for name in CALLED if name not in ("serial", "code", "key")), "key")
_SHEET, _BODIES, _READ_ME = "问题清单", "单位", "读我"
_ROWS = 5000
_EXAMPLE = {
    "serial": EXAMPLE, "code": "2025-017", "body": "明湖区城市管理局", "kind": "审计查出问题", "source": "审计报告",
    "year": "2025", "sort": "资金闲置", "title": "居住区公共照明项目资金闲置",
    "says": "居住区公共照明项目资金 1,200,000 元超过一年未使用。", "amount": "120.00", "amount_unit": "万元", "origin": "第12页",
    "pace": "立行立改", "due_on": "2026-06-30", "leader": "分管副局长", "responsible": "财务科科长", "audit_state": "正在整改",
    "state": "整改中", "by_committee": "否",
}  # fmt: skip
_TOLD = (
    "一行一个问题。首列为“例”的一行是示例，不会导入；可以删去用不到的列，也可以调换次序，列名不必逐字相同。",
    "被审计单位：写代码、全称或简称，见工作表“单位”。",
    "问题编号：报告给问题编的号。同一报告的新清单用同一编号，系统据此认出已登记的问题，只更新审计认定；没有编号的，按单位和问题描述认。",
    "涉及金额：写数字，单位写在“金额单位”列（元、千元、万元、亿元）。合并单元格的金额不导入，请拆开。",
    "日期写成 2026-06-30。长期坚持的，整改期限空着。",
    "整改类型：立行立改、分阶段整改、持续整改。审计认定：照审计机关的认定写。",
    "“状态”以后各列只在历史导入时读。已销号只用于常委会交办的事项，并写明销号日期。",
    "来源标识由系统导出时填写，自己编表时空着。",
    "不得填写国家秘密、工作秘密。有一行不能导入，整份都不会导入；预览会逐格说明。",
)


def ledger_rows(matters: Iterable[Matter]) -> Iterator[list[str]]:
    """Yield the rows of matters as the file has them; amounts in yuan, to the fen."""
    for at, matter in enumerate(matters, 1):
        said = {
            "serial": str(at), "body": matter.body, "kind": KINDS[matter.kind].zh, "source": SOURCES[matter.source].zh,
            "pace": PACES[matter.pace].zh, "state": MATTER.states[matter.state].zh, "by_committee": "是" if matter.by_committee else "否",
            "conclusion": CONCLUSIONS[matter.conclusion].zh if matter.conclusion else "",
            "amount": "" if matter.amount is None else format_fen(matter.amount, Unit.YUAN).replace(",", ""),
            "amount_unit": "" if matter.amount is None else Unit.YUAN.value, "key": matter.source_key or matter.journal_key, "code": "",
        }  # fmt: skip
        yield [said[name] if name in said else _text(getattr(matter, name)) for name in COLUMNS]


def as_workbook(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as a workbook with drop-downs, the names of the bodies, and how to fill it in; every cell is text."""
    kept = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    names = [name for _, name in bodies()]
    with xlsxwriter.Workbook(kept, options) as book:
        head = book.add_format(
            {"bold": True, "bottom": 1, "bg_color": "#EEF1F4", "text_wrap": True, "valign": "vcenter"}
        )
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        grey = book.add_format(
            {"num_format": "@", "text_wrap": True, "valign": "top", "italic": True, "font_color": "#6B7280"}
        )
        sheet = book.add_worksheet(_SHEET)
        sheet.freeze_panes(1, 3)
        for at, name in enumerate(COLUMNS):
            sheet.set_column(at, at, _WIDTHS.get(name, 13), text)
            sheet.write_string(0, at, CALLED[name].zh, head)
        for number, row in enumerate(rows, 1):
            for at, value in enumerate(row):
                if value:
                    sheet.write_string(number, at, value, grey if row[0] == EXAMPLE else text)
        for name, offered in _offered(len(names)).items():
            sheet.data_validation(1, COLUMNS.index(name), _ROWS, COLUMNS.index(name), {"validate": "list", **offered})
        told = book.add_worksheet(_READ_ME)
        _listed(told, _TOLD, 100)
        _listed(book.add_worksheet(_BODIES), ("名称", *names), 40)
        stamp(book, told)
    return kept.getvalue()


def template() -> bytes:
    """Return the empty form with one row filled in as an example, which is not read."""
    return as_workbook([[_EXAMPLE.get(name, "") for name in COLUMNS]])


def _offered(count: int) -> dict[str, dict[str, Any]]:
    """Return what each cell offers; another word than those of the bodies may be typed, and is then asked."""
    told = {"error_type": "warning", "error_title": "不在单位表中", "error_message": "可以保留，导入时由人确认"}
    pick = {
        "kind": KINDS, "source": SOURCES, "pace": PACES, "state": MATTER.states, "conclusion": CONCLUSIONS,
    }  # fmt: skip
    found: dict[str, dict[str, Any]] = {
        name: {"source": [w.zh for w in table.values()]} for name, table in pick.items()
    }
    found |= {"amount_unit": {"source": [unit.value for unit in Unit]}, "by_committee": {"source": ["是", "否"]}}
    found["audit_state"] = {"source": ["已整改", "正在整改", "未整改"], **told, "error_title": "审计认定"}
    return {**found, "body": {"source": f"='{_BODIES}'!$A$2:$A${max(count, 1) + 1}", **told}}


def _listed(sheet: Any, lines: Iterable[str], width: int) -> None:
    sheet.set_column(0, 0, width)
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


_WIDTHS = {
    "serial": 6,
    "body": 22,
    "title": 28,
    "says": 48,
    "measures": 36,
    "goal": 28,
    "result": 36,
    "mechanism": 28,
    "key": 30,
}
