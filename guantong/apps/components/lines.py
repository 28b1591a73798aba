"""Rows that are no query, searched, filtered and sorted as if they were (内存中的列表)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, runtime_checkable


@runtime_checkable
class Answers(Protocol):
    """Rows kept elsewhere than in the database, which answer themselves what a list asks of them."""

    def asked(self, typed: str, chosen: Mapping[str, str], sort: str) -> Sequence[Any]:
        """Return the rows that bear every typed word and have the chosen values, sorted by a field (`-` the largest first)."""
        ...


class Lines:
    """Rows at hand. Where a row has no value in the field it is sorted by, it stands last, whichever way."""

    def __init__(
        self, rows: Sequence[Any], spelled: Callable[[Any], str], of: Callable[[Any, str], Any] = getattr
    ) -> None:
        """List `rows`; `spelled` gives what a row is found by (components.search), `of` its value in a field."""
        self._rows, self._spelled, self._of = rows, spelled, of

    def asked(self, typed: str, chosen: Mapping[str, str], sort: str) -> list[Any]:
        """Return the rows asked for; in their own order where none is asked for."""
        words, field = typed.lower().split(), sort.removeprefix("-")
        found = [
            row
            for row in self._rows
            if all(str(self._of(row, name)) == value for name, value in chosen.items())
            and (not words or all(word in self._spelled(row) for word in words))
        ]
        if not field:
            return found
        known = [row for row in found if self._of(row, field) is not None]
        known.sort(key=lambda row: self._of(row, field), reverse=sort.startswith("-"))
        return [*known, *(row for row in found if self._of(row, field) is None)]
