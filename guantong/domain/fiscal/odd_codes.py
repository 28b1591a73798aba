"""Rows whose printed code and name cannot belong together, as far as the code catalogue knows (编码与名称)."""

from collections.abc import Iterator

from guantong.domain.fiscal.classification.codes import is_known_code, is_known_name, known_names, same_name
from guantong.domain.fiscal.table import Row, Table
from guantong.domain.words import Words

_OUTSIDE = Words(
    "“{name}”印作{code}，与上级科目{above}不在同一类", "“{name}” is printed {code}, outside class {above} above it"
)
_MISNAMED = Words(
    "“{name}”印作{code}，该编码在科目目录中的名称为“{known}”", "“{name}” is printed {code}, the code of “{known}”"
)


def unknown_codes(table: Table) -> Iterator[Row]:
    """Yield rows whose code the catalogue does not hold: kept as printed, and told."""
    economic = table.kind == "basic_by_economic"
    return (row for row in table.rows if row.level and not is_known_code(row.code, economic))


def odd_codes(table: Table) -> Iterator[tuple[Row, Words]]:
    """Yield rows with the reason: outside the class above them, or named like another code.

    A code that the catalogue does not hold, or a name it does not know, is never odd.
    """
    above, economic = "", table.kind == "basic_by_economic"
    for row in table.rows:
        facts = {"name": row.name, "code": row.code_printed.replace("|", " ")}
        if row.level > 1 and above and not row.code.startswith(above[:3]):
            yield row, _OUTSIDE.filled(above=above, **facts)
        elif row.level and row.name and row.values:
            names, elsewhere = known_names(row.code, economic), is_known_name(row.name, economic)
            if names and elsewhere and not any(same_name(row.name, name) for name in names):
                yield row, _MISNAMED.filled(known=names[0], **facts)
        above = row.code if row.level == 1 else above
