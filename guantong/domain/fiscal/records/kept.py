"""How a value of each kind is kept: in Arrow for the store, in SQL for the books (存储类型)."""

from typing import Any

from guantong.domain.fiscal.records.table import EVIDENCE, Kind, Table

_SQL = {
    Kind.MONEY: "BIGINT",
    Kind.DATE: "DATE",
    Kind.MONTH: "DATE",
    Kind.YEAR: "INTEGER",
    Kind.INTEGER: "BIGINT",
    Kind.RATIO: "BIGINT",
    Kind.THOUSANDTHS: "BIGINT",
    Kind.FLAG: "BOOLEAN",
}
_ARROW = {"BIGINT": "int64", "DATE": "date32", "INTEGER": "int32", "BOOLEAN": "bool_", "VARCHAR": "string"}
STORED_YEAR = "stored_year"
"""The column by which a table is laid out in folders: the year of what dates a row, 0 where nothing does."""


def sql_type(kind: Kind) -> str:
    """Return the SQL type of a kind; text, codes, choices and payees are VARCHAR."""
    return _SQL.get(kind, "VARCHAR")


def sql_types(table: Table) -> dict[str, str]:
    """Return the SQL type of every column of a table as the books show it: its own, then the evidence."""
    evidence = {name: "INTEGER" if name == "row" else "VARCHAR" for name in EVIDENCE}
    return {name: sql_type(column.kind) for name, column in table.columns.items()} | evidence


def arrow_schema(table: Table) -> Any:
    """Return the Arrow schema of a table as the books show it: its own columns, then the evidence."""
    import pyarrow

    types = {name: _ARROW[kind] for name, kind in sql_types(table).items()}
    return pyarrow.schema([(name, getattr(pyarrow, kind)()) for name, kind in types.items()])


def quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def stored_year(table: Table) -> str:
    """Return the SQL of the year by which a row of the table is laid out in folders."""
    if not table.period:
        return "0"
    if table.columns[table.period].kind is Kind.YEAR:
        return f"coalesce({quoted(table.period)}, 0)"
    return f"coalesce(CAST(year({quoted(table.period)}) AS INTEGER), 0)"
