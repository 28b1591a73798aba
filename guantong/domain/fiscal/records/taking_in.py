"""A staged sheet becomes rows of a fiscal table: every line taken, or told why not, and the sums to check it by (取数).

Nobody's name, card or telephone number passes: natural persons are masked here, before anything is kept.
"""

from collections.abc import Iterator
from collections.abc import Mapping as Names
from dataclasses import dataclass
from typing import Any

from guantong.domain.fiscal.records.casting import cast, trimmed, why, written_out
from guantong.domain.fiscal.records.kept import arrow_schema, literal, quoted, sql_type
from guantong.domain.fiscal.records.mapping import Mapping
from guantong.domain.fiscal.records.masking import masked_columns
from guantong.domain.fiscal.records.staging import CannotRead, Staged
from guantong.domain.fiscal.records.table import EVIDENCE, Kind, Table, table
from guantong.domain.fiscal.records.total_lines import Lines, settle_totals, total_lines
from guantong.domain.fiscal.records.written import Value, value
from guantong.domain.words import Words

MOST_TOLD = 1000
"""How many refused cells are told one by one; all are counted."""
_MISSING = Words("没有填写", "is blank")
_NO_SHEET = Words(
    "文件中没有一张表的表头与所选的字段对应相符", "No sheet of the file has the headers of the chosen mapping"
)
_RAGGED = Words(
    "格数比表头多，各格可能错位", "it has more cells than the header, and they may stand in the wrong columns"
)
_LINE = Words("第 {row} 行：", "row {row}: ")
_PLACE = Words("第 {row} 行“{header}”列：", "row {row}, “{header}”: ")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A cell that could not be read, where it is and why; `blocks` when its row could not be taken because of it.

    `column` is "" where it is not a cell but its whole line.
    """

    sheet: str
    row: int
    column: str
    header: str
    text: str
    why: Words
    blocks: bool

    @property
    def words(self) -> Words:
        """The refusal as a sentence: where, what, why."""
        zh = f"“{self.text}”{self.why.zh}" if self.text else self.why.zh
        en = f"“{self.text}” {self.why.en}" if self.text else self.why.en
        place = (_PLACE if self.column else _LINE).filled(row=self.row, header=self.header)
        sheet = f"{self.sheet} " if self.sheet else ""
        return Words(f"{sheet}{place.zh}{zh}", f"{sheet}{place.en}{en}")


@dataclass(frozen=True, slots=True)
class Control:
    """How many lines were `read` (blank ones are none), and what became of them: read = taken + totals + left_out + refused.

    `sums` gives the sum in fen of every column of money over the rows taken.
    """

    read: int
    taken: int
    totals: int
    left_out: int
    refused: int
    sums: Names[str, int]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a staged file gave: typed Arrow `rows` with their evidence, what was refused, and the control totals.

    `sheets_left` are sheets with other headers than the mapping's; `refused_cells` counts also those beyond MOST_TOLD.
    """

    table: str
    batch: str
    rows: Any
    refusals: tuple[Refusal, ...]
    refused_cells: int
    control: Control
    sheets_left: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """True when no line was refused."""
        return self.control.refused == 0


def take_in(staged: Staged, mapping: Mapping, batch: str, key: bytes) -> TakenIn:
    """Read the sheets of `staged` that `mapping` fits into rows of its table; persons are masked under the district's `key`.

    Raises CannotRead when the mapping has flaws or fits no sheet. Nothing is written.
    """
    import duckdb

    if flaws := mapping.flaws():
        raise CannotRead(flaws[0])
    sheets = [sheet.name for sheet in staged.sheets if mapping.fits(sheet.headers)]
    if not sheets:
        raise CannotRead(_NO_SHEET)
    one = table(mapping.table)
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        _texts(connection, staged, mapping, sheets)
        _values(connection, one, mapping)
        totals = settle_totals(connection, [c.name for c in one.of_kind(Kind.MONEY) if c.name in mapping.columns])
        refusals, refused_cells = _refused(connection, one, mapping, totals)
        masked = masked_columns(connection, one, mapping.organisations, key)
        rows = _rows(connection, one, masked, batch, staged.file)
        control = _control(connection, one, rows)
    left = tuple(sheet.name for sheet in staged.sheets if sheet.name not in sheets)
    return TakenIn(one.name, batch, rows, refusals, refused_cells, control, left)


def _texts(connection: Any, staged: Staged, mapping: Mapping, sheets: list[str]) -> None:
    """Make table texts: sheet, row, one trimmed text a mapped column, whether the line is for us, says total, is ragged."""
    width = len(mapping.headers)
    staged_columns = [
        row[0] for row in connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(staged.path)]).fetchall()
    ]
    cells = [c for c in staged_columns if c.startswith("c")]
    mark = "mark" if "mark" in staged_columns else "CAST(NULL AS VARCHAR)"
    totals = f"({total_lines(cells)} OR coalesce({mark} IN ('total', 'subtotal'), FALSE))"
    there = {at: f"c{at}" if f"c{at}" in cells else "CAST(NULL AS VARCHAR)" for at in range(width)}
    texts = "".join(f", {trimmed(there[at])} AS {quoted('t_' + name)}" for name, at in mapping.columns.items())
    ours = " AND ".join(
        f"coalesce({trimmed(there[at])} IN ({', '.join(map(literal, said))}), FALSE)"
        for at, said in mapping.only.items()
    )
    connection.execute(
        f"CREATE TEMP TABLE texts AS SELECT sheet, CAST(row AS INTEGER) AS row{texts}, {ours or 'TRUE'} AS ours, {totals} AS says_total, coalesce({mark} = 'ragged', FALSE) AS ragged "  # noqa: S608 - columns are ours
        f"FROM read_parquet(?) WHERE sheet IN ({', '.join(map(literal, sheets))}) AND coalesce({mark} <> 'note', TRUE) AND coalesce({', '.join(trimmed(c) for c in cells)}) IS NOT NULL",
        [str(staged.path)],
    )
    connection.execute("SET enable_external_access = false")


def _values(connection: Any, one: Table, mapping: Mapping) -> None:
    """Make table lines: every column of the table, and beside it whether its cell was refused."""
    fixed = {name: _sql(value(one.columns[name], text)) for name, text in mapping.fixed.items()}
    year = fixed.get("year", "NULL")
    if "year" in mapping.columns:
        year = cast(one.columns["year"], quoted("t_year"), mapping)
    said, flawed = [], []
    for name, column in one.columns.items():
        text = quoted("t_" + name)
        if name not in mapping.columns:
            said.append(f"CAST({fixed.get(name, 'NULL')} AS {sql_type(column.kind)}) AS {quoted(name)}")
            continue
        read = cast(column, text, mapping, year)
        said.append(f"CAST({read} AS {sql_type(column.kind)}) AS {quoted(name)}")
        needed = f" OR {quoted(name)} IS NULL" if column.required else ""
        flawed.append(f"(({written_out(column, text)} AND {quoted(name)} IS NULL){needed}) AS {quoted('r_' + name)}")
    blocked = " OR ".join(quoted("r_" + name) for name in mapping.columns if _blocks(one, name)) or "FALSE"
    connection.execute(
        f"CREATE TEMP TABLE lines AS WITH valued AS (SELECT *, {', '.join(said)} FROM texts), "  # noqa: S608 - expressions are our own
        f"flawed AS (SELECT *{''.join(', ' + one for one in flawed)} FROM valued) "
        f"SELECT *, ragged OR coalesce({blocked}, FALSE) AS blocked FROM flawed"
    )


def _blocks(one: Table, name: str) -> bool:
    column = one.columns[name]
    return column.required or column.kind is Kind.MONEY or name == one.period


def _refused(connection: Any, one: Table, mapping: Mapping, totals: Lines) -> tuple[tuple[Refusal, ...], int]:
    ragged = connection.execute(
        "SELECT sheet, row FROM lines WHERE ours AND NOT says_total AND ragged ORDER BY sheet, row"
    ).fetchall()
    told = [*_unsettled(totals, mapping), *(Refusal(sheet, row, "", "", "", _RAGGED, True) for sheet, row in ragged)]
    count, told = len(told), told[:MOST_TOLD]
    for name in mapping.columns:
        flaw, text = quoted("r_" + name), quoted("t_" + name)
        which = f"FROM lines WHERE ours AND NOT says_total AND NOT ragged AND {flaw}"
        count += connection.execute(f"SELECT count(*) {which}").fetchone()[0]  # noqa: S608 - names are the table's own
        if len(told) < MOST_TOLD:
            asked = f"SELECT sheet, row, coalesce({text}, '') {which} ORDER BY sheet, row LIMIT {MOST_TOLD - len(told)}"
            for sheet, row, said in connection.execute(asked).fetchall():
                reason = why(one.columns[name].kind) if said else _MISSING
                told.append(Refusal(sheet, row, name, mapping.header(name), said, reason, _blocks(one, name)))
    return tuple(sorted(told, key=lambda r: (r.sheet, r.row, r.column))), count


def _unsettled(totals: Lines, mapping: Mapping) -> Iterator[Refusal]:
    for line in totals.unsettled:
        yield Refusal(line.sheet, line.row, line.column, mapping.header(line.column), line.text, line.why, True)


def _rows(connection: Any, one: Table, masked: Names[str, str], batch: str, file: str) -> Any:
    shown = [f"{masked.get(name, 'lines.' + quoted(name))} AS {quoted(name)}" for name in one.columns]
    if "year" in one.columns and one.period not in ("", "year"):
        at = list(one.columns).index("year")
        shown[at] = f"coalesce(lines.year, CAST(year(lines.{quoted(one.period)}) AS INTEGER)) AS year"
    asked = (
        f"SELECT {', '.join(shown)}, {literal(batch)} AS batch, {literal(file)} AS file, sheet, row "  # noqa: S608 - expressions are our own
        f"FROM lines {masked.get('', '')} WHERE ours AND NOT says_total AND NOT blocked ORDER BY sheet, row"
    )
    schema = arrow_schema(one)
    assert schema.names == [*one.columns, *EVIDENCE]  # noqa: S101 - the books read by these names
    return connection.execute(asked).to_arrow_table().cast(schema)


def _control(connection: Any, one: Table, rows: Any) -> Control:
    import pyarrow.compute as compute

    asked = (
        "SELECT count(*), count(*) FILTER (WHERE ours AND NOT says_total AND NOT blocked), count(*) FILTER (WHERE ours AND settled), "
        "count(*) FILTER (WHERE NOT ours) FROM lines"
    )
    read, taken, totals, left_out = connection.execute(asked).fetchone()
    sums = {column.name: compute.sum(rows[column.name]).as_py() or 0 for column in one.of_kind(Kind.MONEY)}
    return Control(read, taken, totals, left_out, read - taken - totals - left_out, sums)


def _sql(said: Value) -> str:
    return "NULL" if said is None else literal(str(said))
