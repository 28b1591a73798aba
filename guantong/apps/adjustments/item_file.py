"""The items as a workbook in the very form they are taken in from: those of a version, or the template (调整明细表)."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

import xlsxwriter

from guantong.apps.adjustments.item_rows import CALLED, FUNDS, MONEY, SIDES
from guantong.apps.adjustments.models import Item
from guantong.apps.adjustments.terms import choices, words_of
from guantong.apps.components.practice import stamp
from guantong.domain.money import Unit, format_fen

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_TOLD = (
    "一行一项。带“例”的一行是示例，不会导入；可以删去用不到的列，也可以调换次序。",
    "金额写数字；列名后写明单位（如“调整前（万元）”），不写的按元读。调整前、增减、调整后写出两个即可。",
    "合计行可以保留：单位、项目或收支写“合计”的一行不作项目，只用来核对。",
    "理由、项目、数额是法定要素（预算法第69条第1款），缺少的照样导入，页面显示缺少；相应措施建议写明。",
    "收入的调整也写在这里，“收支”写“收入”。债务资金写“是”。",
    "不得填写国家秘密、工作秘密。有一行读不出来，整份都不会导入；预览会逐行说明。",
)


def item_rows(items: Iterable[Item]) -> Iterator[list[str]]:
    """Yield the lines as the file has them; amounts in yuan, to the fen."""
    for item in items:
        said = {
            "side": SIDES[item.side].zh, "fund_kind": FUNDS[item.fund_kind].zh, "debt": "是" if item.debt else "",
            "reason_class": words_of("reason_classes", item.reason_class).zh, "nature": words_of("natures", item.nature).zh,
            **{name: format_fen(getattr(item, name), Unit.YUAN).replace(",", "") for name in MONEY},
        }  # fmt: skip
        yield [said[name] if name in said else str(getattr(item, name)) for name in CALLED]


def as_workbook(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as a workbook with drop-downs and how to fill it in; every cell is text."""
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, _OPTIONS) as book:
        head = book.add_format(
            {"bold": True, "bottom": 1, "bg_color": "#EEF1F4", "text_wrap": True, "valign": "vcenter"}
        )
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("调整明细")
        sheet.freeze_panes(1, 0)
        for at, words in enumerate(CALLED.values()):
            sheet.set_column(at, at, 16, text)
            sheet.write_string(0, at, words.zh, head)
        for number, row in enumerate(rows, 1):
            for at, value in enumerate(row):
                sheet.write_string(number, at, value, text)
        offered = {
            "side": [words.zh for words in SIDES.values()], "fund_kind": [words.zh for words in FUNDS.values()], "debt": ["是", "否"],
            "reason_class": [words.zh for _, words in choices("reason_classes")], "nature": [words.zh for _, words in choices("natures")],
        }  # fmt: skip
        for name, known in offered.items():
            at = list(CALLED).index(name)
            sheet.data_validation(1, at, 2000, at, {"validate": "list", "source": known, "error_type": "warning"})
        told = book.add_worksheet("读我")
        told.set_column(0, 0, 100)
        for at, line in enumerate(_TOLD):
            told.write_string(at, 0, line)
        stamp(book, told)
    return kept.getvalue()
