"""How a rule's sentence prints what it found: amounts as printed, sums in the table's unit (用词)."""

from collections.abc import Sequence

from guantong.domain.fiscal import balances
from guantong.domain.fiscal.table import Row, Table, Value
from guantong.domain.money import Unit, format_fen
from guantong.domain.words import Words, within

_MOST_CELLS = 3
_UNREAD = Words("{cell}印作“{printed}”，读不出金额", "{cell} reads “{printed}”, which is no amount")
_HIDDEN = Words(
    "《{table}》有隐藏的行或列，其中的数字没有读", "《{table}》 has hidden rows or columns, their figures were not read"
)
_NO_UNIT = Words(
    "《{table}》没有写明金额单位，数字未读", "《{table}》 prints no unit of money: its figures were not read"
)
EMPTY = Words("空表，无数可核对", "an empty table: there is nothing to hold against anything")
"""Why nothing was computed of a table without a figure."""
_MORE = Words("{cells}等{count}处", "{cells} and others, {count} in all")


def shown(value: Value | None) -> str:
    """Return an amount as it was printed, or as a person corrected its reading, with its unit; a blank as a blank."""
    if value is None or value.fen is None:
        return "（空白）"
    return f"{value.evidence.said}{value.evidence.unit}"


def amount(fen: int, unit: str) -> str:
    """Return `fen` in a printed `unit`: two decimals, none for whole 元."""
    money = Unit(unit) if unit else Unit.YUAN
    decimals = 0 if money is Unit.YUAN and fen % 100 == 0 else 2
    return f"{format_fen(fen, money, decimals)}{money.value}"


def named(row: Row) -> str:
    """Return a row as people call it: its code and name."""
    return f"{row.code} {row.name}".strip() or "（无名称）"


def listed(says: Words, items: Sequence[str]) -> Words:
    """Return `says` with its `{items}` named, the first few of many."""
    few, count = list(dict.fromkeys(items))[:_MOST_CELLS], len(items)
    zh, en = ("、".join(f"“{within(item)}”" for item in few), ", ".join(f"“{within(item)}”" for item in few))
    return says.filled(items=_MORE.filled(cells=Words(zh, en), count=count) if count > len(few) else Words(zh, en))


def such_as(count: int) -> Words:
    """Return what leads from a count to an example: of one, it is the case itself."""
    return Words("：", ": ") if count == 1 else Words("，如", ", such as ")


def first_few(names: Sequence[str], most: int, between: str = "、") -> str:
    """Return the first of `names`, 等 behind them when there are more."""
    return between.join(names[:most]) + ("等" if len(names) > most else "")


def clipped(text: str, most: int) -> str:
    """Return `text`, or its beginning with a mark that it goes on."""
    return text if len(text) <= most else f"{text[:most]}…"


def place(table: Table, row: Row, column: str = "") -> str:
    """Return a subject that stays the same from run to run: table, item, column."""
    return "/".join(part for part in (table.kind, row.side, row.code or row.name, column) if part)


def why_unread(*values: Value | None) -> Words | None:
    """Return which of `values` are printed but could not be read, cell by cell; None when there is none."""
    reasons = list(dict.fromkeys(_reason(value) for value in balances.unread(values)))
    if not reasons:
        return None
    zh, en = ("；".join(r.zh for r in reasons[:_MOST_CELLS]), "; ".join(r.en for r in reasons[:_MOST_CELLS]))
    return _MORE.filled(cells=Words(zh, en), count=len(reasons)) if len(reasons) > _MOST_CELLS else Words(zh, en)


def _reason(value: Value) -> Words:
    place = value.evidence
    if value.hidden:
        return _HIDDEN.filled(table=place.table)
    if not place.unit:
        return _NO_UNIT.filled(table=place.table)
    return _UNREAD.filled(cell=place.cell, printed=place.printed)
