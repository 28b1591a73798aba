"""The table of facts: appended to, never changed, read as it was at any version (事实表，Delta Lake).

What counts is not what stands in the table but what is published: every read names the parts it wants. A writer that died
before its batch was noted leaves rows that nobody asks for.
"""

import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from guantong.domain.fiscal.facts import Fact

_INTEGERS = {"page": "int32", "row": "int32", "level": "int32", "fen": "int64", "step": "int64"}
_MAY_BE_BLANK = ("fen",)
_PART = re.compile(r"[0-9a-z.\-]+")
_TRIES = 20
_COLUMNS = ", ".join(f'"{field.name}"' for field in fields(Fact))


class LakeBusy(RuntimeError):
    """Too many wrote at once; nothing was written, try again."""


class Lake:
    """One table of facts in a folder."""

    def __init__(self, folder: Path) -> None:
        self._place = str(folder / "facts")

    def append(self, batch: str, facts: Sequence[Fact]) -> int:
        """Write the facts of `batch` once, however often it is asked; return a version of the table that holds them.

        Through one handle: it is opened, asked whether the batch is in, and committed through. A commit of the same batch
        in between is a conflict, after which one opens again and looks again; asking another handle would not see it.
        """
        from deltalake import CommitProperties, Transaction, write_deltalake
        from deltalake.exceptions import CommitFailedError

        for _ in range(_TRIES):
            table = self._opened()
            if self.holds(table, batch):
                self._survives(0, int(table.version()))  # whoever wrote it may have died before it was safe
                return int(table.version())
            before = int(table.version())  # made safe too: of a log with a gap nothing can be read
            once = CommitProperties(app_transactions=[Transaction(batch, 1)])
            try:
                write_deltalake(table, _columns(facts), mode="append", commit_properties=once)
            except CommitFailedError:
                continue
            self._survives(before, int(table.version()))
            return int(table.version())
        raise LakeBusy(batch)

    def _survives(self, first: int, last: int) -> None:
        """See to it that the commits `first` to `last` survive a power cut: their files, their log, the folders these stand in.

        The library leaves that to the system, which may lose files for half a minute; a database that then says “published”
        would speak of facts that are not there.
        """
        folder, log = Path(self._place), Path(self._place) / "_delta_log"
        for version in range(first, last + 1):
            commit = log / f"{version:020}.json"
            for line in commit.read_text("utf-8").splitlines():
                if added := json.loads(line).get("add"):
                    _sync(folder / unquote(added["path"]))
            for file in log.glob(f"{version:020}.*"):  # the commit, and a checkpoint of it
                _sync(file)
        for place in (log / "_last_checkpoint", log, folder, folder.parent):
            if place.exists():
                _sync(place)

    def holds(self, table: Any, batch: str) -> bool:
        """True when the facts of `batch` are in the table as the handle `table` sees it."""
        return table.transaction_version(batch) is not None

    def version(self) -> int:
        """Return the latest version of the table."""
        return int(self._opened().version())

    def facts(self, version: int, parts: Iterable[str], table: str = "", page: int = 0) -> list[Fact]:
        """Return the facts of `parts` as the table was at `version`, of one printed table if told."""
        wanted = _one_of(parts)
        if not wanted:
            return []
        more = f" AND page = {int(page)}" if page else ""
        named = f" AND \"table\" = '{_quoted(table)}'" if table else ""
        rows = self._asked(version, f"SELECT {_COLUMNS} FROM facts WHERE {wanted}{named}{more}")  # noqa: S608 - parts are checked, the title is quoted
        return sorted((Fact(**row) for row in rows), key=lambda f: (f.part, f.page, f.row))

    def controls(self, version: int, parts: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Return how many facts every one of `parts` has at `version`, and what their amounts sum to."""
        wanted = _one_of(parts)
        if not wanted:
            return {}
        rows = self._asked(
            version,
            "SELECT part, count(*) AS values, CAST(coalesce(sum(CAST(fen AS DECIMAL(38, 0))), 0) AS VARCHAR) AS amount "  # noqa: S608 - parts are checked
            f"FROM facts WHERE {wanted} GROUP BY part",
        )
        return {row["part"]: (row["values"], int(row["amount"])) for row in rows}

    def _opened(self) -> Any:
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError, TableNotFoundError

        try:
            return DeltaTable(self._place)
        except TableNotFoundError:
            try:
                return DeltaTable.create(self._place, schema=_schema(), mode="error")
            except DeltaError:  # another made it meanwhile
                return DeltaTable(self._place)

    def _asked(self, version: int, question: str) -> list[dict[str, Any]]:
        from arro3.core import Table
        from deltalake import DeltaTable, QueryBuilder

        asked = QueryBuilder().register("facts", DeltaTable(self._place, version=version)).execute(question)
        found: Any = Table.from_arrow(asked)
        columns = [[cell.as_py() for cell in found.column(name)] for name in found.column_names]
        return [dict(zip(found.column_names, row, strict=True)) for row in zip(*columns, strict=True)]


def _sync(place: Path) -> None:
    opened = os.open(place, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _one_of(parts: Iterable[str]) -> str:
    known = sorted(set(parts))
    if not all(_PART.fullmatch(part) for part in known):
        raise ValueError("a part is named by figures, letters, points and hyphens")
    return f"part IN ({', '.join(repr(part) for part in known)})" if known else ""


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def _schema() -> Any:
    from arro3.core import Field, Schema

    return Schema([Field(f.name, _type(f.name), nullable=f.name in _MAY_BE_BLANK) for f in fields(Fact)])


def _type(name: str) -> Any:
    from arro3.core import DataType

    return getattr(DataType, "bool" if name == "total" else _INTEGERS.get(name, "utf8"))()


def _columns(facts: Sequence[Fact]) -> Any:
    from arro3.core import Array, Table

    columns = list(zip(*(astuple(fact) for fact in facts), strict=True)) or [()] * len(fields(Fact))
    arrays = [Array(list(values), type=_type(f.name)) for f, values in zip(fields(Fact), columns, strict=True)]
    return Table.from_arrays(arrays, schema=_schema())
