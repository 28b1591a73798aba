"""Every natural person a file names is masked in its rows, in the payee's column and wherever a text repeats the name (隐去个人)."""

from collections.abc import Sequence
from typing import Any

from guantong.domain.fiscal.records.kept import quoted
from guantong.domain.fiscal.records.persons import bare, is_person, masked, without_numbers_of_persons
from guantong.domain.fiscal.records.table import Kind, Table

_FLAG = "payee_person"
_NUMBERS = "[0-9]{11}"


def masked_columns(connection: Any, one: Table, organisations: Sequence[str], key: bytes) -> dict[str, str]:
    """Return the SQL by which columns of table lines are shown, and under "" the joins that it needs.

    A source that says of a payee whether it is a person is believed when it says yes, and when it says no unless the name
    reads like a person's: a mistyped flag must not publish a name.
    """
    shown, joins, known = {}, [], frozenset(organisations)
    flag = f"coalesce({_FLAG}, FALSE)" if _FLAG in one.columns else "FALSE"
    for column in one.of_kind(Kind.PAYEE):
        own, mask = f"lines.{quoted(column.name)}", quoted(f"m_{column.name}")
        asked = f"SELECT DISTINCT {own}, {flag} FROM lines WHERE {own} IS NOT NULL"  # noqa: S608 - names are the table's own
        found = [
            (name, said, bare(name), masked(name, key))
            for name, said in connection.execute(asked).fetchall()
            if (said and name not in known) or is_person(name, known)
        ]
        _table(connection, mask, "name VARCHAR, said BOOLEAN, bare VARCHAR, shown VARCHAR", found)
        joins.append(f"LEFT JOIN {mask} ON {own} = {mask}.name AND {flag} = {mask}.said")
        shown[column.name] = f"coalesce({mask}.shown, {own})"
        if _FLAG in one.columns:
            shown[_FLAG] = f"CASE WHEN {own} IS NULL THEN {_FLAG} ELSE {mask}.shown IS NOT NULL END"
    for column in one.of_kind(Kind.TEXT):
        own, clean = f"lines.{quoted(column.name)}", quoted(f"n_{column.name}")
        asked = f"SELECT DISTINCT {own} FROM lines WHERE regexp_matches({own}, '{_NUMBERS}')"  # noqa: S608 - names are the table's own
        texts = [(text, without_numbers_of_persons(text)) for (text,) in connection.execute(asked).fetchall()]
        _table(connection, clean, "text VARCHAR, shown VARCHAR", texts)
        joins.append(f"LEFT JOIN {clean} ON {own} = {clean}.text")
        text = f"coalesce({clean}.shown, {own})"
        for payee in one.of_kind(Kind.PAYEE):
            mask = quoted(f"m_{payee.name}")
            text = f"CASE WHEN {mask}.shown IS NULL THEN {text} ELSE replace({text}, {mask}.bare, {mask}.shown) END"
        shown[column.name] = text
    return shown | {"": " ".join(joins)}


def _table(connection: Any, name: str, columns: str, rows: list[tuple[Any, ...]]) -> None:
    import pyarrow

    connection.execute(f"CREATE TEMP TABLE {name} ({columns})")
    if rows:
        given = pyarrow.table(
            [list(values) for values in zip(*rows, strict=True)], [one.split()[0] for one in columns.split(", ")]
        )
        connection.register("given", given)
        connection.execute(f"INSERT INTO {name} SELECT * FROM given")  # noqa: S608 - our own name
        connection.unregister("given")
