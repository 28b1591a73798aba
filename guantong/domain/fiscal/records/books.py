"""The books: the records as they stand in one snapshot, on one day, opened for reading (账册)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from guantong.domain.fiscal.digests import demand_whole
from guantong.domain.fiscal.records.kept import arrow_schema, quoted
from guantong.domain.fiscal.records.seen import known
from guantong.domain.fiscal.records.table import EVIDENCE, Table, table
from guantong.domain.words import Words

Row = Mapping[str, object]
Place = tuple[str, str, int]
"""Where a row was read: its batch, its sheet ("" where the file has none), its row."""
_NOT_HELD = Words("没有“{table}”的记录，因此不能计算", "There are no records of “{table}”, so this cannot be computed")
_EXAMPLE = "example"


def place_of(row: Mapping[str, Any]) -> Place:
    """Return where a row of the records was read."""
    return row["batch"], row["sheet"] or "", row["row"]


class NotHeld(LookupError):
    """These books have no such table; `words` say so."""

    def __init__(self, name: str) -> None:
        self.words = _NOT_HELD.filled(table=table(name).words)
        super().__init__(self.words.zh)


class Books:
    """Some tables of the records, each a lazy Ibis table of the columns its file names and the evidence of every row.

    Only what counts is in them: of published batches, not superseded, not reversed, and known on `as_of` (None: whenever).
    Amounts are fen. Nothing can be written through them.
    """

    def __init__(
        self, connection: Any, held: Iterable[str], as_of: date | None, files: Mapping[Path, Sequence[Path]] | None = None
    ) -> None:  # fmt: skip
        """Open books over a DuckDB `connection` that has a table or view named for every table `held`; `files` it reads, by folder."""
        from guantong.domain.fiscal.records.engine import Engine

        self._held, self.as_of, self._files = frozenset(held), as_of, dict(files or {})
        self._backend: Any = Engine.from_connection(connection)
        self._tables: dict[str, Any] = {}

    @property
    def held(self) -> frozenset[str]:
        """The names of the tables there are records of."""
        return self._held

    def holds(self, *names: str) -> bool:
        """True when there are records of all these tables."""
        return self._held.issuperset(names)

    def demand_whole(self) -> None:
        """Raise Damaged where a file that is read is not what was written any more."""
        for folder, files in self._files.items():
            demand_whole(folder, files)

    def table(self, name: str) -> Any:
        """Return the table called `name` as a lazy Ibis table; raises NoTable, NotHeld."""
        if name not in self._held:
            raise NotHeld(name)
        if name not in self._tables:
            self._tables[name] = self._backend.table(name)
        return self._tables[name]

    def rows(self, asked: Any) -> list[dict[str, Any]]:
        """Return what an Ibis table made of these books says, row by row, as plain values."""
        found: list[dict[str, Any]] = self._backend.to_pyarrow(asked).to_pylist()
        return found

    @classmethod
    def of_rows(cls, rows: Mapping[str, Sequence[Row]], as_of: date | None = None) -> "Books":
        """Return books of rows in memory: values as kept (fen, dates, keys of choices), what a row leaves out is blank.

        The evidence of a row, unless it says otherwise, is its place in the list. A table with no rows is held; one left out
        is not; a blank year is that of the day that dates the row. Raises NoTable, and ValueError for a column the table
        does not have.
        """
        import duckdb

        connection = duckdb.connect()
        for name, given in rows.items():
            one = table(name)
            connection.register("given", _arrow(one, given))
            shown, which = known(one, as_of)
            columns = ", ".join(f"{shown.get(c, quoted(c))} AS {quoted(c)}" for c in (*one.columns, *EVIDENCE))
            connection.execute(f"CREATE TABLE {quoted(name)} AS SELECT {columns} FROM given WHERE {which}")  # noqa: S608 - names are the tables' own
            connection.unregister("given")
        return cls(connection, rows, as_of)


def _arrow(one: Table, rows: Sequence[Row]) -> Any:
    import pyarrow

    schema = arrow_schema(one)
    if unknown := sorted({column for row in rows for column in row} - set(schema.names)):
        raise ValueError(f"{one.name}: {', '.join(unknown)}")
    evidence = {"batch": _EXAMPLE, "file": "", "sheet": ""}
    placed = [{**evidence, "row": number, **_year_of(one, row), **row} for number, row in enumerate(rows, 1)]
    columns = [pyarrow.array([row.get(f.name) for row in placed], f.type) for f in schema]
    return pyarrow.table(columns, schema=schema)


def _year_of(one: Table, row: Row) -> Row:
    day = row.get(one.period)
    return {"year": day.year} if "year" in one.columns and isinstance(day, date) else {}
