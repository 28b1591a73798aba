"""Lines of a sheet that say total: told from payments by arithmetic, not by their word alone (合计行)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from guantong.domain.fiscal.records.kept import quoted
from guantong.domain.words import Words

_TOTAL = r"(?:^|\x1f)[\s\p{Z}]*(?:[本全][\s\p{Z}]*[页月年表])?[\s\p{Z}]*(?:合|总|小|累)[\s\p{Z}]*计[\s\p{Z}]*[:：]?[\s\p{Z}]*(?:\x1f|$)"
_UNEQUAL = Words(
    "写着合计，却不等于上面、下面或整张表的明细之和，不能判断它是合计还是一笔明细",
    "says total but equals no sum of the lines above, below or of the sheet: it may be a total or a line of its own",
)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A line that says total and adds up with nothing."""

    sheet: str
    row: int
    column: str
    text: str
    why: Words = _UNEQUAL


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines that say total and are none that could be shown to be."""

    unsettled: tuple[Unsettled, ...]


def total_lines(cells: Sequence[str]) -> str:
    """Return the SQL that is true when one of the `cells` of a line says 合计, 小计, 总计 or the like and nothing else."""
    said = ", ".join(cells)
    return rf"regexp_matches(concat_ws(chr(31), {said}), '{_TOTAL}')"


def settle_totals(connection: Any, columns: Sequence[str]) -> Lines:
    """Give table lines a column `settled`: true for a line that says total and whose every amount in `columns` is a sum.

    A sum of the lines since the last such line or the top, of all above, of all down to the next such line, or of the whole sheet.
    A total with no amount at all is settled: it says nothing.
    """
    connection.execute("ALTER TABLE lines ADD COLUMN settled BOOLEAN DEFAULT FALSE")
    found = connection.execute("SELECT sheet, row FROM lines WHERE ours AND says_total ORDER BY sheet, row").fetchall()
    unsettled: list[Unsettled] = []
    for sheet, row in found:
        wrong = next((c for c in columns if not _adds_up(connection, sheet, row, c)), None)
        if wrong is None:
            connection.execute("UPDATE lines SET settled = TRUE WHERE sheet = ? AND row = ?", [sheet, row])
        else:
            text = connection.execute(
                f"SELECT coalesce({quoted('t_' + wrong)}, '') FROM lines WHERE sheet = ? AND row = ?",  # noqa: S608 - the table's own name
                [sheet, row],
            ).fetchone()[0]
            unsettled.append(Unsettled(sheet, row, wrong, text))
    return Lines(tuple(unsettled))


def _adds_up(connection: Any, sheet: str, row: int, column: str) -> bool:
    name = quoted(column)
    stated, refused = connection.execute(
        f"SELECT {name}, {quoted('r_' + column)} AND {quoted('t_' + column)} IS NOT NULL FROM lines WHERE sheet = ? AND row = ?",  # noqa: S608 - the table's own name
        [sheet, row],
    ).fetchone()
    if stated is None:
        return not refused
    sums = connection.execute(
        f"""WITH here AS (SELECT row, {name} AS amount, says_total FROM lines WHERE sheet = $sheet AND ours AND (says_total OR NOT blocked)),
        bounds AS (SELECT coalesce(max(row) FILTER (WHERE says_total AND row < $row), 0) AS above,
                          coalesce(min(row) FILTER (WHERE says_total AND row > $row), 2147483647) AS below FROM here)
        SELECT sum(amount) FILTER (WHERE row < $row AND row > above), sum(amount) FILTER (WHERE row < $row),
               sum(amount) FILTER (WHERE row > $row AND row < below), sum(amount)
        FROM here, bounds WHERE NOT says_total""",  # noqa: S608 - the table's own name
        {"sheet": sheet, "row": row},
    ).fetchone()
    return stated in [one for one in sums if one is not None]
