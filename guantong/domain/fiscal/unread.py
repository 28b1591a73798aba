"""Cells that print something no amount could be read from: what stands on them is not computed (读不出的单元格)."""

from collections.abc import Iterable
from re import compile as pattern

from guantong.domain.fiscal.table import Table, Value
from guantong.domain.words import Words

_UNIT = Words("单位没有读出，数字不换算", "its unit could not be read, no figure was converted")
_CELL = Words("单元格“{printed}”（第{page}页第{row}行）读不出数字", "“{printed}” (page {page}, row {row}) is no figure")
_NONE = Words("没有读出金额", "no amount could be read")
_LIKE_A_FIGURE = pattern(r"#.*|(?=.*\d)(?:(?!\d*年)[^\u4e00-\u9fff]|[元万亿千])+")
"""4l,000 or #REF!, printed where an amount belongs; words such as 合计 or 2025年预算数 are a heading read as a cell."""


def is_unread(value: Value | None) -> bool:
    """True for a cell that prints something like a figure, of which no amount could be made."""
    return value is not None and value.fen is None and bool(_LIKE_A_FIGURE.fullmatch(value.text))


def unread_among(values: Iterable[Value]) -> Words | None:
    """Return why one of `values` could not be read, naming its cell, or None when all were."""
    found = next((value for value in values if is_unread(value)), None)
    if found is None:
        return None
    place = found.evidence
    return _CELL.filled(printed=place.printed[:20], page=place.page, row=place.row) if place.unit else _UNIT


def unread_in(table: Table) -> Words | None:
    """Return why some figure of `table` could not be read, or None when all were."""
    return unread_among(value for row in table.rows for value in row.values.values())


def unread_money(values: Iterable[Value]) -> Words | None:
    """Return why the money of a form cannot be computed with: a cell that could not be read, or no money at all."""
    money = tuple(values)
    return unread_among(money) if money else _NONE
