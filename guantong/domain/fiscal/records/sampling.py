"""A few rows of a staged sheet to look at, and the rows that say they are secret (样行、涉密行)."""

from typing import Any

from guantong.domain.fiscal.records.staging import Staged
from guantong.domain.secrecy import line_mark_in, mark_in

_MAY_BE_MARKED = "[密秘祕机機绝]"
"""Every mark of secrecy has one of these characters: only cells with one are looked at more closely."""


def first_rows(staged: Staged, sheet: str, most: int) -> list[tuple[str | None, ...]]:
    """Return the first `most` rows of a sheet that are records, each a text a header, in their order."""
    import duckdb

    width = next(len(one.headers) for one in staged.sheets if one.name == sheet)
    with duckdb.connect() as connection:
        there = _cells(connection, staged)
        cells = ", ".join(f"c{at}" if f"c{at}" in there else "NULL" for at in range(width))
        marked = "mark IS NULL" if "mark" in there else "TRUE"
        found: list[tuple[str | None, ...]] = connection.execute(
            f"SELECT {cells} FROM read_parquet(?) WHERE sheet = ? AND {marked} ORDER BY row LIMIT {int(most)}",  # noqa: S608 - columns are ours
            [str(staged.path), sheet],
        ).fetchall()
    return found


def secret_rows(staged: Staged) -> list[tuple[str, int, bool]]:
    """Return sheet and line of every row in which a cell says that it is secret, and whether by a mark as files bear it."""
    import duckdb

    with duckdb.connect() as connection:
        cells = [name for name in _cells(connection, staged) if name.startswith("c")]
        line = f"concat_ws(chr(31), {', '.join(cells)})"
        asked = f"SELECT sheet, row, {line} FROM read_parquet(?) WHERE regexp_matches({line}, '{_MAY_BE_MARKED}') ORDER BY sheet, row"  # noqa: S608 - columns are ours
        found = connection.execute(asked, [str(staged.path)]).fetchall()
    said = [(sheet, row, text.split("\x1f")) for sheet, row, text in found]
    return [(sheet, row, any(map(mark_in, cells))) for sheet, row, cells in said if any(map(line_mark_in, cells))]


def _cells(connection: Any, staged: Staged) -> list[str]:
    rows = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(staged.path)]).fetchall()
    return [row[0] for row in rows]
