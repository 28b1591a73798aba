"""A row of the books in a list: its columns as attributes (账册的行)."""

from collections.abc import Mapping
from typing import Any


class Row:
    """One row, whatever its table; `row_of` are all its columns."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.row_of = dict(row)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "row_of" or name not in self.row_of:
            raise AttributeError(name)
        return self.row_of[name]
