"""How a rule's sentence prints what it found: amounts as printed, sums in the table's unit (用词)."""

from guantong.domain.fiscal.table import Row, Table, Value
from guantong.domain.money import Unit, format_fen


def shown(value: Value | None) -> str:
    """Return an amount as it was printed, with its unit; a blank is shown as a blank."""
    if value is None or value.fen is None:
        return "（空白）"
    return f"{value.evidence.printed}{value.evidence.unit}"


def amount(fen: int, unit: str) -> str:
    """Return `fen` in a printed `unit`: two decimals, none for whole 元."""
    money = Unit(unit) if unit else Unit.YUAN
    decimals = 0 if money is Unit.YUAN and fen % 100 == 0 else 2
    return f"{format_fen(fen, money, decimals)}{money.value}"


def named(row: Row) -> str:
    """Return a row as people call it: its code and name."""
    return f"{row.code} {row.name}".strip() or "（无名称）"


def place(table: Table, row: Row, column: str = "") -> str:
    """Return a subject that stays the same from run to run: table, item, column."""
    return "/".join(part for part in (table.kind, row.side, row.code or row.name, column) if part)
