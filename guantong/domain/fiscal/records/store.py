"""The store of the records: one table of facts a fiscal table, appended to and never changed (事实库，Delta Lake).

What counts is not what stands in the tables but what a snapshot names: a writer that died before its batch was published leaves
rows that nobody asks for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from guantong.domain.fiscal.appending import Appending
from guantong.domain.fiscal.digests import demand_whole
from guantong.domain.fiscal.records.batches import Batch, standing
from guantong.domain.fiscal.records.books import Books
from guantong.domain.fiscal.records.kept import STORED_YEAR, arrow_schema, literal, quoted, sql_types, stored_year
from guantong.domain.fiscal.records.seen import known
from guantong.domain.fiscal.records.table import Kind, Table, table


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The records at one moment: the version of every fiscal table, and the batches published until then."""

    versions: Mapping[str, int]
    batches: tuple[Batch, ...]


class Store:
    """The facts in one folder, a table each."""

    def __init__(self, folder: Path) -> None:
        """Look after the facts in `folder`, which need not be there yet."""
        self._folder = folder

    def append(self, batch: str, name: str, rows: Any) -> int:
        """Write the typed Arrow `rows` of `batch` into table `name`, once however often it is asked; return a version with them.

        Raises LakeBusy when too many write at once; nothing is written then.
        """
        import duckdb

        one = table(name)
        with duckdb.connect() as connection:
            connection.register("given", rows.cast(arrow_schema(one)))
            laid_out = connection.execute(f"SELECT *, {stored_year(one)} AS {STORED_YEAR} FROM given").to_arrow_table()  # noqa: S608 - names are the table's own
        return self._table(one).append_once(batch, laid_out.cast(_stored_schema(one)))

    def controls(self, name: str, version: int, batches: Iterable[str]) -> dict[str, tuple[int, dict[str, int]]]:
        """Return how many rows every one of `batches` has at `version`, and the sums in fen of its columns of money."""
        one, money = table(name), [column.name for column in table(name).of_kind(Kind.MONEY)]
        with self._connection() as connection:
            if not self._show(connection, one, version, list(batches), None):
                return {}
            sums = "".join(f", coalesce(sum({quoted(column)}), 0)" for column in money)
            found = connection.execute(f"SELECT batch, count(*){sums} FROM {quoted(name)} GROUP BY batch").fetchall()  # noqa: S608 - names are the table's own
        return {batch: (rows, dict(zip(money, map(int, said), strict=True))) for batch, rows, *said in found}

    def opened(self, snapshot: Snapshot, as_of: date | None = None, received_by: datetime | None = None) -> Books:
        """Return the books of a snapshot: only its batches that stand among those received by a moment, as known on a day.

        Raises Damaged where a file of it is not what was written.
        """
        connection, held = self._connection(), {}
        for name, version in sorted(snapshot.versions.items()):
            here = [one.batch for one in standing(snapshot.batches, received_by) if one.feed.table == name]
            if here and (files := self._show(connection, table(name), version, here, as_of)):
                held[name] = files
        return Books(connection, held, as_of, {self._folder.resolve() / name: files for name, files in held.items()})

    def _table(self, one: Table) -> Appending:
        self._folder.mkdir(parents=True, exist_ok=True)
        return Appending(self._folder / one.name, lambda: _stored_schema(one), (STORED_YEAR,))

    def _connection(self) -> Any:
        """Open an engine that can read this folder and nothing else of the machine."""
        import duckdb

        connection = duckdb.connect()
        connection.execute(f"SET allowed_directories = [{literal(str(self._folder.resolve()) + '/')}]")
        connection.execute("SET enable_external_access = false")
        return connection

    def _show(self, connection: Any, one: Table, version: int, batches: list[str], as_of: date | None) -> list[Path]:
        """Make a view of the rows of `batches` as they are known on a day; return the files it reads, [] where there are none."""
        from deltalake import DeltaTable

        place = self._folder.resolve() / one.name
        added = DeltaTable(str(place), version=version).get_add_actions(flatten=True).column("path").to_pylist()
        files = sorted(place / unquote(path) for path in added)
        if not files:
            return []
        demand_whole(place, files)
        listed = ", ".join(literal(str(file)) for file in files)
        read = f"read_parquet([{listed}], union_by_name = true, hive_partitioning = false)"
        there = {row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM {read}").fetchall()}  # noqa: S608 - paths are ours, and quoted
        shown, which = known(one, as_of)
        columns = ", ".join(
            f"{shown.get(name, quoted(name)) if name in there else f'CAST(NULL AS {kind})'} AS {quoted(name)}"
            for name, kind in sql_types(one).items()
        )
        connection.execute(
            f"CREATE VIEW {quoted(one.name)} AS SELECT {columns} FROM {read} "  # noqa: S608 - names are the table's own, texts are quoted
            f"WHERE batch IN ({', '.join(map(literal, batches))}) AND {which}"
        )
        return files


def _stored_schema(one: Table) -> Any:
    import pyarrow

    return arrow_schema(one).append(pyarrow.field(STORED_YEAR, pyarrow.int32()))
