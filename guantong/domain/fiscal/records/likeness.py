"""Whether cells look like what their header says: a code like codes, a date like dates, a choice like its choices (内容相符)."""

import re
from collections.abc import Iterable

from guantong.domain.fiscal.records.mapping import Dates
from guantong.domain.fiscal.records.table import Column, Kind
from guantong.domain.money import looks_like_amount

ENOUGH = 0.8
"""The share of the filled cells that must look so."""
_UNIT = re.compile(r"(亿元|万元|千元|元)$")
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z\-_./\[\]（）()〔〕号]*")
_NAMED_CODE = re.compile(r"[0-9]{3,}[-_:：\s]*[\u3400-\u9fff].*")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:年度?)?|FY[0-9]{2}[-/][0-9]{2}|20[0-9]{2}[-/](?:20)?[0-9]{2}")
_YEAR_FIRST = re.compile(r"(?:19|20)[0-9]{2}(?:[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}日?(?:[ T].*)?|[0-9]{4})")
_SERIAL = re.compile(r"[34567][0-9]{4}(?:\.[0-9]+)?")
_PARTS = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.](?:[0-9]{4}|[0-9]{2})")
_MONTH_NAMED = re.compile(r"[0-9]{1,2}[-/. ][A-Za-z]{3,9}[-/. ](?:[0-9]{4}|[0-9]{2})")
_MONTH = re.compile(r"(?:19|20)[0-9]{2}(?:[-/.年]?[0-9]{1,2}月?份?)|(?:0?[1-9]|1[0-2])(?:月份?)?|[0-9]{1,2}/[0-9]{2}")
_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?")
_FLAGS = frozenset(
    ("是", "否", "y", "n", "yes", "no", "true", "false", "1", "0", "有", "无", "√", "×", "对私", "对公", "个人", "单位")
)


def filled(cells: Iterable[str | None]) -> list[str]:
    """Return the cells in which something stands, trimmed."""
    return [text for cell in cells if cell and (text := cell.strip()) not in ("", "-", "—", "——", "/")]


def looks(column: Column, cells: Iterable[str | None]) -> bool:
    """True when enough of the filled `cells` look like values of `column`; cells that are all blank look like anything."""
    texts = filled(cells)
    return not texts or sum(_looks(column, text) for text in texts) >= ENOUGH * len(texts)


def _looks(column: Column, text: str) -> bool:
    match column.kind:
        case Kind.MONEY:
            return looks_like_amount(_UNIT.sub("", text))
        case Kind.DATE:
            return any(form.fullmatch(text) for form in (_YEAR_FIRST, _SERIAL, _PARTS, _MONTH_NAMED))
        case Kind.MONTH:
            return bool(_MONTH.fullmatch(text)) or bool(_YEAR_FIRST.fullmatch(text))
        case Kind.YEAR:
            return bool(_YEAR.fullmatch(text))
        case Kind.INTEGER | Kind.THOUSANDTHS:
            return bool(_NUMBER.fullmatch(text))
        case Kind.RATIO:
            return bool(_NUMBER.fullmatch(text.rstrip("%％ ")))
        case Kind.FLAG:
            return text.lower() in _FLAGS
        case Kind.CHOICE:
            return is_choice(column, text)
        case Kind.CODE:
            return bool(_CODE.fullmatch(text)) or (column.named and bool(_NAMED_CODE.fullmatch(text)))
        case _:
            return not _NUMBER.fullmatch(text)


def is_choice(column: Column, text: str) -> bool:
    """True when `text`, or what stands behind a code in it, is one of the column's choices."""
    said = {word.lower() for choice in column.choices.values() for word in choice.said}
    return text.lower() in said or re.sub(r"^[0-9]+[-_.\s]*", "", text.lower()) in said


def order_of(cells: Iterable[str | None]) -> set[Dates]:
    """Return the orders in which these dates can be read: one when the cells tell, more when they do not, none when none fits."""
    orders = set(Dates)
    for text in filled(cells):
        if _YEAR_FIRST.fullmatch(text):
            continue
        orders &= _orders(text)
    return orders


def _orders(text: str) -> set[Dates]:
    if _SERIAL.fullmatch(text):
        return {Dates.SERIAL}
    if _MONTH_NAMED.fullmatch(text):
        return {Dates.DAY_FIRST, Dates.MONTH_FIRST}
    if parts := _PARTS.fullmatch(text):
        first, second = int(parts[1]), int(parts[2])
        return {order for order, month in ((Dates.DAY_FIRST, second), (Dates.MONTH_FIRST, first)) if 1 <= month <= 12}
    return set()
