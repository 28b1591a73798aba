"""The forms people type by hand: the known tables with their columns as printed (录入表式)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.fiscal.classification.codes import is_known_code, likely_names
from guantong.domain.fiscal.headers import Header, header_of
from guantong.domain.fiscal.kinds import TableKind, table_kinds

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class TypingForm:
    """One form: the kind of table, its columns as paths of stacked headers, the catalogue of its codes ("" for none)."""

    kind: TableKind
    columns: tuple[str, ...]
    codes: str = ""

    @property
    def header(self) -> Header:
        """The columns understood as the reader of a printed table understands them."""
        return header_of(self.columns, self.depth)

    @property
    def depth(self) -> int:
        """How many rows of headers are printed above the first row."""
        return max(path.count("/") for path in self.columns) + 1

    @property
    def code_at(self) -> int | None:
        """The column of the code, None in a form without codes."""
        return next((column.at for group in self.header.groups for column in group.codes), None)

    @property
    def names_at(self) -> tuple[int, ...]:
        """The columns of names: two in a two-sided form, none where a row has no name."""
        return tuple(group.label for group in self.header.groups if group.label is not None)

    @property
    def amounts_at(self) -> tuple[int, ...]:
        """The columns of amounts."""
        return tuple(column.at for group in self.header.groups for column in group.values)

    def name_of(self, code: str) -> str:
        """Return what the catalogue calls a code, "" where it is not known or goes by several names: who types compares the page."""
        names = likely_names(code, self.codes == "economic") if self.codes else ()
        return names[0] if len(names) == 1 else ""

    def knows(self, code: str) -> bool:
        """Tell whether the catalogue holds a code; a form without a catalogue knows every code."""
        return not self.codes or is_known_code(code, self.codes == "economic")


@cache
def typing_form(kind: str, final: bool) -> TypingForm:
    """Return the form of a kind of table in a final account, or in a budget; raises LookupError."""
    read = _read()[kind]
    columns = read.get("final", read["columns"]) if final else read["columns"]
    amount = "决算数" if final else "预算数"
    return TypingForm(table_kinds()[kind], tuple(c.format(amount=amount) for c in columns), read.get("codes", ""))


def typed_kinds(government: bool) -> tuple[TableKind, ...]:
    """Return the kinds of tables that can be typed of a government's, or of a department's document."""
    kinds = (table_kinds()[key] for key in _read())
    return tuple(kind for kind in kinds if (kind.level == "government") == government)


@cache
def _read() -> dict[str, dict[str, Any]]:
    text = (Path(__file__).parent / "typing_forms.yaml").read_text("utf-8")
    found: dict[str, dict[str, Any]] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
    return found
