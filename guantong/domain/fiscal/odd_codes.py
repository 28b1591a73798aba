"""Rows whose printed code and name cannot belong together, as far as the code catalogue knows (编码与名称)."""

from collections.abc import Iterator, Sequence

from guantong.domain.fiscal.classification.codes import (
    is_known_code,
    is_known_name,
    known_names,
    likely_names,
    same_name,
)
from guantong.domain.fiscal.table import Row, Table
from guantong.domain.words import Words

_OUTSIDE = Words(
    "“{name}”印作{code}，与上级科目{above}不在同一类", "“{name}” is printed {code}, outside class {above} above it"
)
_MISNAMED = Words(
    "“{name}”印作{code}，该编码在科目目录中的名称为“{known}”", "“{name}” is printed {code}, the code of “{known}”"
)
_PERHAPS = Words(
    "“{name}”印作{code}，该编码在科目目录中的名称为“{known}”（目录名称未经核实）",
    "“{name}” is printed {code}, the code of “{known}” (a name of the catalogue that is not verified)",
)

_UNLISTED = Words(
    "科目目录没有这些名称，未比对（{names}）",
    "the catalogue holds these names under no code: not compared ({names})",
)
_UNVERIFIED = Words(
    "科目目录没有这些名称，或目录里的名称没有核实，未比对（{names}）",
    "the catalogue does not hold these names or is not sure of its own ({names})",
)


def unknown_codes(table: Table) -> Iterator[Row]:
    """Yield rows whose code the catalogue does not hold: kept as printed, and told."""
    economic = table.kind == "basic_by_economic"
    return (row for row in table.rows if row.level and not is_known_code(row.code, economic))


def odd_codes(table: Table) -> Iterator[tuple[Row, Words]]:
    """Yield rows with the reason: outside the class above them, or named like another code.

    A code that the catalogue does not hold, or a name it does not know, is never odd. Where the catalogue's
    own name is of medium confidence (most of the 项) the reason says that it is not verified.
    """
    above, economic = "", table.kind == "basic_by_economic"
    for row in table.rows:
        facts = {"name": row.name, "code": row.code_printed.replace("|", " ")}
        if row.level > 1 and above and not row.code.startswith(above[:3]):
            yield row, _OUTSIDE.filled(above=above, **facts)
        elif row.level and row.name and row.values:
            names = likely_names(row.code, economic)
            if names and not _agrees(row, economic) and is_known_name(row.name, economic, likely=True):
                sure = known_names(row.code, economic) and is_known_name(row.name, economic)
                yield row, (_MISNAMED if sure else _PERHAPS).filled(known=names[0], **facts)
        above = row.code if row.level == 1 else above


def uncompared_names(table: Table) -> tuple[Row, ...]:
    """Return the rows whose code is known but whose name could be held against none: told as not computed."""
    economic = table.kind == "basic_by_economic"
    return tuple(
        row
        for row in table.rows
        if row.level
        and row.name
        and is_known_code(row.code, economic)
        and not _agrees(row, economic)
        and not (likely_names(row.code, economic) and is_known_name(row.name, economic, likely=True))
    )


def why_uncompared(table: Table, rows: Sequence[Row]) -> Words:
    """Return why the names of `rows` could not be compared: they are no one's, or the catalogue is not sure of its own."""
    economic = table.kind == "basic_by_economic"
    return _UNLISTED if all(likely_names(row.code, economic) for row in rows) else _UNVERIFIED


def _agrees(row: Row, economic: bool) -> bool:
    return any(same_name(row.name, name) for name in likely_names(row.code, economic))
