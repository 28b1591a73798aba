"""What of a table is known on a day: what has not happened yet is not there, what comes later is still blank (截至)."""

from datetime import date

from guantong.domain.fiscal.records.kept import quoted, sql_type
from guantong.domain.fiscal.records.table import Kind, Table


def known(table: Table, as_of: date | None) -> tuple[dict[str, str], str]:
    """Return the SQL of the columns that are not shown as they stand, and the SQL of which rows are shown, on `as_of`.

    None is “whenever”. A month is known once it is over; a row without its day is known, nobody can say since when.
    """
    if as_of is None:
        return {}, "TRUE"
    day = f"DATE '{as_of.isoformat()}'"
    shown: dict[str, str] = {}
    for later, beside in table.later.items():
        for name in (later, *beside):
            kind = sql_type(table.columns[name].kind)
            shown[name] = f"CASE WHEN {quoted(later)} > {day} THEN CAST(NULL AS {kind}) ELSE {quoted(name)} END"
    if not table.happened:
        return shown, "TRUE"
    period = quoted(table.period)
    over = f"last_day({period})" if table.columns[table.period].kind is Kind.MONTH else period
    return shown, f"({period} IS NULL OR {over} <= {day})"
