"""One value of a record as people read it in a list: money in 元, a month as 2025-03, a choice by its word (显示)."""

from typing import Any

from guantong.domain.fiscal.records.table import Column, Kind
from guantong.domain.money import Unit, format_fen


def printed(column: Column, value: Any) -> str:
    """Return a value as it is kept (fen, a key of the choices, a day or its text) in words; "" for a blank."""
    if value is None or value == "":
        return ""
    if column.kind is Kind.MONEY:
        return f"{format_fen(int(value), Unit.YUAN, 2)}元"
    if column.kind is Kind.MONTH:
        return str(value)[:7]
    if column.kind is Kind.CHOICE and value in column.choices:
        return column.choices[value].words.zh
    if column.kind is Kind.THOUSANDTHS:
        return measured(int(value))
    if column.kind is Kind.RATIO:
        return f"{format_fen(int(value), Unit.YUAN, 2)}%"
    return {True: "是", False: "否"}[value] if column.kind is Kind.FLAG else str(value)


def measured(value: int) -> str:
    """Return a count or measure kept in thousandths as people write it: 9,000, or 20.5."""
    whole, rest = divmod(abs(value), 1000)
    tail = f".{rest:03}".rstrip("0") if rest else ""
    return f"{'-' if value < 0 else ''}{whole:,}{tail}"
