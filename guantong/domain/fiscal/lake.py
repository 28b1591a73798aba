"""The table of facts: appended to, never changed, read as it was at any version (事实表，Delta Lake).

What counts is not what stands in the table but what is published: every read names the parts it wants. A writer that died
before its batch was noted leaves rows that nobody asks for.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from guantong.domain.fiscal.appending import Appending
from guantong.domain.fiscal.facts import Fact

_INTEGERS = {"page": "int32", "row": "int32", "level": "int32", "fen": "int64", "step": "int64"}
_MAY_BE_BLANK = ("fen",)
_PART = re.compile(r"[0-9a-z.\-]+")
_COLUMNS = ", ".join(f'"{field.name}"' for field in fields(Fact))


class Lake(Appending):
    """One table of facts in a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "facts", _schema)

    def append(self, batch: str, facts: Sequence[Fact]) -> int:
        """Write the facts of `batch` once, however often it is asked; return a version of the table that holds them."""
        return self.append_once(batch, _columns(facts))

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

    def _asked(self, version: int, question: str) -> list[dict[str, Any]]:
        from arro3.core import Table
        from deltalake import DeltaTable, QueryBuilder

        asked = QueryBuilder().register("facts", DeltaTable(self._place, version=version)).execute(question)
        found: Any = Table.from_arrow(asked)
        columns = [[cell.as_py() for cell in found.column(name)] for name in found.column_names]
        return [dict(zip(found.column_names, row, strict=True)) for row in zip(*columns, strict=True)]


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
