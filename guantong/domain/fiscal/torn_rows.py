"""A row that a page break tears in two: the rest of its name, or its amounts, stand at the head of the next page (断行)."""

from dataclasses import replace

from guantong.domain.fiscal.table import Row


def mended(before: Row, row: Row) -> Row | None:
    """Return `before` with its rest `row` on the next page, or None when `row` is a row of its own.

    Only in tables with codes can a rest be told: it has none, it is no total, and the amounts stand in one half only.
    """
    begins_a_page = row.page == before.page + 1 and row.side == before.side
    if not begins_a_page or not before.level or row.level or row.code_printed or row.total or not row.name:
        return None
    if _printed(row) and _printed(before):
        return None
    return replace(before, name=before.name + row.name, values=row.values if _printed(row) else before.values)


def _printed(row: Row) -> bool:
    return any(v.fen is not None or v.text or v.number for v in row.values.values())
