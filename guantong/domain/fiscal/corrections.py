"""A cell that the machine misread, as a person reads it: laid over what was read, so that all who use the cell see it (更正读数)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from re import compile as pattern

from guantong.domain.evidence import Corrected
from guantong.domain.fiscal.document import Document
from guantong.domain.fiscal.facts import Spot
from guantong.domain.fiscal.table import Row, Table, Value
from guantong.domain.money import AmountError, NotAnAmount, Unit, parse_amount

_PERCENTAGE = pattern(r"[+-]?\d[\d,]*(\.\d+)?[%％]?")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person reads at a place, and in `spot.printed` what the machine read there then.

    Of lists printed side by side under equal headers `nth` tells the cells of a row apart. `number` tells corrections apart.
    """

    number: int
    spot: Spot
    nth: int
    value: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table of the document `number` of a file: the `nth` at its page, table, row and header."""

    number: int
    nth: int
    table: Table
    row: Row
    column: str
    value: Value

    @property
    def item(self) -> str:
        """The row's code and name."""
        return f"{self.row.code} {self.row.name}".strip()

    @property
    def spot(self) -> Spot:
        """Where it is."""
        return Spot.of(self.value.evidence)

    @property
    def percentage(self) -> bool:
        """True where a percentage is printed, which is no amount."""
        return self.column == "percent"

    @property
    def unit(self) -> str:
        """The unit in which an amount is printed here; "" where none was read, or where no amount stands."""
        return "" if self.percentage else self.value.evidence.unit


def cells_at(documents: Sequence[Document], spot: Spot) -> list[Cell]:
    """Return every cell of a table at the page, table, row and header of `spot`: of lists side by side there are several."""
    there = (
        Cell(number, 0, table, row, column, value)
        for number, document in enumerate(documents)
        for table in document.tables
        if table.title == spot.table
        for row in table.rows
        for column, value in row.values.items()
        if replace(Spot.of(value.evidence), printed=spot.printed) == spot
    )
    return [replace(cell, nth=nth) for nth, cell in enumerate(there)]


def cell_at(documents: Sequence[Document], spot: Spot, nth: int | None = None) -> Cell | None:
    """Return the cell at `spot`: the `nth`, else the only one, else the only one that prints what `spot` says; or None."""
    there = cells_at(documents, spot)
    if nth is not None:
        return there[nth] if nth < len(there) else None
    if len(there) > 1:
        there = [cell for cell in there if cell.value.evidence.printed == spot.printed]
    return there[0] if len(there) == 1 else None


def read_as(cell: Cell, typed: str) -> Value:
    """Return the value of `cell` were `typed` printed there: an amount in the table's unit, a percentage, or a text.

    A dash is a blank. Where no unit was read, no amount is: a unit is not guessed. Raises NotAnAmount, AmountError.
    """
    text = "".join(typed.split())
    blank = Value(replace(cell.value.evidence, fen=None))
    if cell.percentage:
        if text and not _PERCENTAGE.fullmatch(text):
            raise NotAnAmount(typed)
        return replace(blank, number=text)
    if not cell.unit:
        return replace(blank, text=typed.strip())
    amount = parse_amount(text, Unit(cell.unit))
    if amount is None:
        return blank
    return Value(replace(cell.value.evidence, fen=amount.fen), amount.fen, amount.step)


def says_the_same(one: Value, other: Value) -> bool:
    """Tell whether two readings of a cell come to the same."""
    return (one.fen, one.number, one.text) == (other.fen, other.number, other.text)


def corrected(
    documents: Sequence[Document], corrections: Iterable[Correction]
) -> tuple[tuple[Document, ...], tuple[int, ...]]:
    """Return `documents` with what people read laid over them, and the numbers of the corrections that found their cell.

    One whose cell is gone, where the machine now reads something else, or that fits no unit read there now, changes nothing.
    """
    laid: dict[int, dict[int, Value]] = {}
    found = []
    for one in corrections:
        cell = cell_at(documents, one.spot, one.nth)
        if cell is not None and cell.value.evidence.printed == one.spot.printed:
            try:
                value = read_as(cell, one.value)
            except AmountError:
                continue
            said = replace(value.evidence, corrected=Corrected(one.value, one.by, one.on))
            laid.setdefault(cell.number, {})[id(cell.value)] = replace(value, evidence=said)
            found.append(one.number)
    over = tuple(_laid_over(d, laid[n]) if n in laid else d for n, d in enumerate(documents))
    return over, tuple(sorted(found))


def _laid_over(document: Document, values: dict[int, Value]) -> Document:
    return replace(document, tables=tuple(_table(table, values) for table in document.tables))


def _table(table: Table, values: dict[int, Value]) -> Table:
    if not any(id(value) in values for row in table.rows for value in row.values.values()):
        return table
    return replace(table, rows=tuple(_row(row, values) for row in table.rows))


def _row(row: Row, values: dict[int, Value]) -> Row:
    if not any(id(value) in values for value in row.values.values()):
        return row
    return replace(row, values={column: values.get(id(value), value) for column, value in row.values.items()})
