"""An empty workbook of a fiscal table: the headers by which it maps itself, what each column means (样表)."""

from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter

from guantong.apps.components.practice import stamp
from guantong.domain.fiscal.records.table import Column, Kind, Table

_KINDS = {
    Kind.TEXT: "文字", Kind.CODE: "编码，保留前导零", Kind.MONEY: "金额，单位在上传时声明", Kind.DATE: "日期，如 2026-03-31",
    Kind.MONTH: "月份，如 2026-03", Kind.YEAR: "年度，如 2026", Kind.INTEGER: "整数", Kind.RATIO: "百分数，如 3.25",
    Kind.THOUSANDTHS: "数值，最多三位小数", Kind.FLAG: "是 或 否", Kind.CHOICE: "选项", Kind.PAYEE: "名称；自然人取数时隐去",
}  # fmt: skip
_EXAMPLES = {
    Kind.CODE: "2120101", Kind.MONEY: "1200000.00", Kind.DATE: "2026-03-31", Kind.MONTH: "2026-03", Kind.YEAR: "2026", Kind.INTEGER: "3",
    Kind.RATIO: "3.25", Kind.THOUSANDTHS: "1.500", Kind.FLAG: "是", Kind.PAYEE: "明湖市政工程公司", Kind.TEXT: "文字照原样填写",
}  # fmt: skip
_WIDE = 18
_ROWS = 5000
_LONGEST_PICK = 255
"""What a spreadsheet lets a cell offer, in characters."""
_CREATED = datetime(2026, 1, 1, tzinfo=UTC)
"""Workbooks bear this day, not the clock's."""


def template_of(table: Table) -> bytes:
    """Return the empty workbook: a sheet of one header row, and a sheet that explains every column. The same table, the same bytes."""
    kept = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(kept, options) as book:
        book.set_properties({"created": _CREATED})
        bold, text = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "@"})
        sheet = book.add_worksheet(table.words.zh)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(table.columns) - 1, _WIDE, text)
        told = book.add_worksheet("填表说明")
        for at, head in enumerate(("列", "必填", "怎么填", "可选的值", "例")):
            told.write_string(0, at, head, bold)
        told.set_column(0, 4, 2 * _WIDE)
        for at, column in enumerate(table.columns.values()):
            sheet.write_string(0, at, column.words.zh, bold)
            choices = [choice.words.zh for choice in column.choices.values()]
            if choices and len(",".join(choices)) < _LONGEST_PICK:
                pick = {"validate": "list", "source": choices, "error_type": "warning"}
                sheet.data_validation(1, at, _ROWS, at, pick)
            for place, said in enumerate(_told(column)):
                told.write_string(at + 1, place, said)
        told.write_string(len(table.columns) + 2, 0, table.says.zh)
        stamp(book, told)
    return kept.getvalue()


def _told(column: Column) -> tuple[str, ...]:
    choices = "、".join(choice.words.zh for choice in column.choices.values())
    example = next((choice.words.zh for choice in column.choices.values()), _EXAMPLES.get(column.kind, ""))
    return column.words.zh, "必填" if column.required else "", _KINDS[column.kind], choices, example
