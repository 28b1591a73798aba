"""Which table cell a stated amount speaks of (文与表的对应)."""

from functools import cache
from pathlib import Path
from re import Pattern
from re import compile as pattern
from typing import Any

import yaml

from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.table import Row, Table, Value

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ANOTHER = pattern(r"上年|去年|上一年|下年|次年|季度|\d月|月份|半年|调整后|追加|新增")
"""Words before an amount that make it another period's figure, or an addition, and not the table's total."""


def cell_spoken_of(document: Document, subject: str, sentence: str) -> tuple[Table, Value] | None:
    """Return the table and cell that `subject` (the words before an amount in `sentence`) names, or None.

    A blank cell is returned as it is, with `fen` None: it cannot be compared.
    """
    if _ANOTHER.search(subject):
        return None
    for known, entry in _subjects().get(document.kind.value, ()):
        if known.search(subject) and entry.get("within", "") in sentence:
            table = document.table(entry["table"])
            row = _row(table, entry["row"], entry["side"]) if table else None
            value = row.values.get(entry["column"]) if row else None
            return (table, value) if table and value else None
    return None


def _row(table: Table, row: str, side: str) -> Row | None:
    if row == "grand":
        return table.grand_total(side)
    if row == "only":
        return next((r for r in table.rows if r.filled), None)
    return table.row_named(row)


@cache
def _subjects() -> dict[str, list[tuple[Pattern[str], dict[str, str]]]]:
    read = yaml.load((Path(__file__).parent / "subjects.yaml").read_text("utf-8"), Loader=_LOADER)  # noqa: S506
    return {kind: [(pattern(f"(?:{e['subject']})$"), e) for e in entries] for kind, entries in read.items()}
