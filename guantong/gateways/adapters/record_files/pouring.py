"""Rows of text on their way out of the child: columns of a Parquet file, piece by piece through the pipe (流出).

Cells are trimmed and kept as they stand; a blank one is null, a blank row is left out, and every row keeps its number. A row that is
no record is marked: a total (合计) or subtotal (小计) checks the others, a note closes the table, a ragged one has more cells than
the header.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from guantong.domain.fiscal.pages import Trouble
from guantong.gateways.adapters.record_files.layout import Row
from guantong.gateways.adapters.record_files.places import Place
from guantong.gateways.adapters.record_files.reasons import refused, told
from guantong.gateways.quarantine.serving import write_piece

MOST_ROWS = 5_000_000
MOST_COLUMNS = 1_000
TOTAL, SUBTOTAL, NOTE, RAGGED = "total", "subtotal", "note", "ragged"
BLOCK, _BATCHES_A_GROUP = 8_192, 16
Block = tuple[int, list[list[str]]]
"""Rows that follow each other, and the number of the first."""
_TOTAL = r"(?i)^(?:合[\s　]*计|总[\s　]*计|共[\s　]*计|总[\s　]*合[\s　]*计|(?:grand )?totals?)[\s　]*[:：]?$"
_SUBTOTAL = r"(?i)^(?:.{0,40}(?:小[\s　]*计|累[\s　]*计|合[\s　]*计)|sub-?totals?)[\s　]*[:：]?$"
_NOTE = r"^(?:注|备注|说明|附注|制表|审核|复核|填报|打印|负责人|单位负责人|经办)[^,，]{0,8}[:：]"
_LEAST_FOR_NOTES = 4
"""A table of fewer columns may have rows with one filled cell."""


@dataclass
class Table:
    """One table on its way: its sheet's name, how many cells a row may have, its rows; what was seen of them when they are gone."""

    sheet: str
    width: int
    blocks: Iterator[Block]
    marks: bool = True
    """Whether rows may be totals or notes: where every row is declared a record, none is."""
    filled: int = 0
    seen: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Marks: how many rows bear them, and the line of the first."""
    cells: int = 0
    """How many cells the first ragged row has."""

    def notes(self) -> Iterator[Trouble]:
        """Yield what must be known of the rows that were marked."""
        if RAGGED in self.seen:
            count, first = self.seen[RAGGED]
            yield told("ragged", Place(self.sheet, first), count=count, width=self.width, cells=self.cells)
        totals = [self.seen[mark] for mark in (TOTAL, SUBTOTAL) if mark in self.seen]
        if totals:
            yield told("totals", Place(self.sheet, min(first for _, first in totals)), count=sum(n for n, _ in totals))


def pour(tables: Iterable[Table], width: int) -> None:
    """Write every row of `tables` as Parquet with columns sheet, row, mark, c0 … c(width-1), and the end after it."""
    schema = pa.schema(
        [
            ("sheet", pa.string()),
            ("row", pa.int32()),
            ("mark", pa.string()),
            *[(f"c{at}", pa.string()) for at in range(width)],
        ]
    )
    with pq.ParquetWriter(pa.PythonFile(_Pipe(), mode="w"), schema, compression="zstd") as out:
        waiting: list[pa.RecordBatch] = []
        for table in tables:
            for batch in _batches(table, schema):
                waiting.append(batch)
                if len(waiting) == _BATCHES_A_GROUP:
                    out.write_table(pa.Table.from_batches(waiting, schema))
                    waiting.clear()
        out.write_table(pa.Table.from_batches(waiting, schema))


class _Pipe:
    """The way out: what is written goes to the parent at once."""

    closed = False

    def write(self, piece: Any) -> int:
        content = bytes(piece)
        if content:
            write_piece(content)
        return len(content)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        self.closed = True


def in_blocks(rows: Iterator[Row]) -> Iterator[Block]:
    """Yield rows that come one by one in blocks; where numbers leap, a new one begins."""
    first, block = 0, []
    for number, cells in rows:
        if block and (number != first + len(block) or len(block) == BLOCK):
            yield first, block
            block = []
        if not block:
            first = number
        block.append(list(cells))
    if block:
        yield first, block


def _batches(table: Table, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    kept = 0
    for number, rows in table.blocks:
        if rows:
            batch = _batch(table, number, rows, schema)
            kept += batch.num_rows
            if kept > MOST_ROWS:
                raise refused("too_many_rows", Place(table.sheet, number), limit=MOST_ROWS)
            yield batch


def _batch(table: Table, number: int, rows: list[list[str]], schema: pa.Schema) -> pa.RecordBatch:
    ragged = None
    if set(map(len, rows)) != {table.width}:
        over = [len(cells) > table.width and any(cell.strip() for cell in cells[table.width :]) for cells in rows]
        if any(over):
            ragged = pa.array(over)
            table.cells = table.cells or len(rows[over.index(True)])
        rows = [[*cells[: table.width], *[""] * (table.width - len(cells))] for cells in rows]
    columns = [_cells(column) for column in zip(*rows, strict=True)]
    filled = columns[0].is_valid().cast(pa.int32())
    for column in columns[1:]:
        filled = pc.add(filled, column.is_valid().cast(pa.int32()))
    marks = _marks(table, pc.coalesce(*columns), filled, ragged)
    _note(table, number, marks)
    table.filled += pc.sum(filled).as_py() or 0
    missing = pa.nulls(len(rows), pa.string())
    columns += [missing] * (len(schema) - 3 - len(columns))
    numbers = pa.array(range(number, number + len(rows)), pa.int32())
    sheets = pa.repeat(pa.scalar(table.sheet, pa.string()), len(rows))
    batch = pa.record_batch([sheets, numbers, marks, *columns], schema=schema)
    blank = pc.equal(filled, 0)
    return batch.filter(pc.invert(blank)) if pc.any(blank).as_py() else batch


def _cells(column: tuple[str, ...]) -> pa.Array:
    try:
        text = pc.utf8_trim_whitespace(pa.array(column, pa.string()))
    except UnicodeEncodeError:  # half a pair of UTF-16 has no UTF-8
        text = pc.utf8_trim_whitespace(pa.array([c.encode(errors="replace").decode() for c in column], pa.string()))
    return pc.if_else(pc.equal(text, ""), None, text)


def _marks(table: Table, first: pa.Array, filled: pa.Array, ragged: pa.Array | None) -> pa.Array:
    none = pa.scalar(None, pa.string())
    marks = pa.nulls(len(first), pa.string())
    if table.marks:
        alone = pc.less_equal(filled, 2 if table.width >= _LEAST_FOR_NOTES else -1)
        marks = pc.if_else(pc.and_(pc.match_substring_regex(first, _NOTE), alone), NOTE, none)
        marks = pc.if_else(pc.match_substring_regex(first, _SUBTOTAL), SUBTOTAL, marks)
        marks = pc.if_else(pc.match_substring_regex(first, _TOTAL), TOTAL, marks)
    return marks if ragged is None else pc.if_else(ragged, RAGGED, marks)


def _note(table: Table, number: int, marks: pa.Array) -> None:
    if marks.null_count < len(marks):
        for at, mark in enumerate(marks.to_pylist(), number):
            if mark:
                count, first = table.seen.get(mark, (0, at))
                table.seen[mark] = count + 1, first
