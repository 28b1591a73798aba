"""A published table once it is understood: rows of named items, columns of known meaning (公开表)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from re import compile as pattern

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.absence import states_absence
from guantong.domain.fiscal.masked import is_masked

INCOME, EXPENDITURE = "income", "expenditure"

_ORDINAL = pattern(
    r"^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}(?:、|[.．](?!\d))|[（(][\d一二三四五六七八九十]{1,3}[）)]、?|其中[:：])"
)


@dataclass(frozen=True, slots=True)
class Value:
    """One cell of a known column: `fen` and its printed `step` (both None for a blank or a text).

    A blank cell and a printed 0 differ: `fen` is None or 0. `number` holds a percentage or a
    count as printed, `text` whatever was neither; `hidden` tells that readers of the sheet do not see it.
    """

    evidence: Evidence
    fen: int | None = None
    step: int = 0
    number: str = ""
    text: str = ""
    hidden: bool = False

    @property
    def unread(self) -> bool:
        """True when something stands where an amount should, yet none could be read: it is neither 0 nor a blank."""
        return self.fen is None and bool(self.text)

    @property
    def filled(self) -> bool:
        """True for an amount, or something unread in an amount's place; False for a blank, a percentage, a count."""
        return self.fen is not None or self.unread


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line of a table: its item, code and values by column key.

    `level` is 1 类, 2 款, 3 项 and 0 without a code; `side` tells the halves of a two-sided table apart.
    `code` is digits only, as far as they were printed; `code_printed` is what stood there;
    `at` is where the code is printed, or the name where there is no code.
    """

    name: str
    values: Mapping[str, Value]
    code: str = ""
    code_printed: str = ""
    level: int = 0
    side: str = ""
    total: bool = False
    page: int = 0
    number: int = 0
    at: Evidence | None = None

    def fen(self, column: str) -> int | None:
        """Return the amount in `column` in fen, or None when blank or absent."""
        value = self.values.get(column)
        return value.fen if value else None

    @property
    def masked(self) -> bool:
        """True for the one row that stands for all secret lines (涉密项目合并): an addend without a name."""
        return is_masked(self.name)

    @property
    def filled(self) -> bool:
        """True when some cell carries an amount, or something unread in an amount's place."""
        return any(value.filled for value in self.values.values())


@dataclass(frozen=True, slots=True)
class UnmappedColumn:
    """A column whose header no one has given a meaning yet; shown for mapping, never dropped."""

    page: int
    header: str


@dataclass(frozen=True, slots=True)
class Table:
    """One logical table, its continuation pages joined.

    `kind` is a stem of `fiscal/tables`, `unit` the printed one ("" when none could be read; then no
    amount was read either), `note` the printed explanation under it and `note_at` its lines.
    """

    kind: str
    title: str
    unit: str
    pages: tuple[int, ...]
    rows: tuple[Row, ...]
    columns: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    unmapped: tuple[UnmappedColumn, ...] = ()
    note: str = ""
    body: str = ""
    note_at: tuple[Evidence, ...] = ()

    def items(self, side: str = "") -> Iterator[Row]:
        """Yield the rows that are not totals, of one side if given."""
        return (row for row in self.rows if not row.total and side in ("", row.side))

    def totals(self, side: str = "") -> Iterator[Row]:
        """Yield the total rows, of one side if given."""
        return (row for row in self.rows if row.total and side in ("", row.side))

    def grand_total(self, side: str = "") -> Row | None:
        """Return the last total row: the one that closes the table (or its side)."""
        return max(self.totals(side), key=lambda row: (row.page, row.number, not _is_partial(row)), default=None)

    def row_named(self, *names: str, side: str = "") -> Row | None:
        """Return the first row whose name is, or without its ordinal is, one of `names`."""
        return next((r for r in self.rows if bare_name(r.name) in names and side in ("", r.side)), None)

    def heading(self, column: str) -> str:
        """Return the printed name of a column: the lowest cell of its header."""
        return self.headers.get(column, column).split("/")[-1]

    @property
    def states_absence(self) -> bool:
        """True when the note under the table, or a cell in it, says that the body has nothing of the sort."""
        cells = (v.text for row in self.rows for v in row.values.values() if v.text)
        return states_absence(self.note) or any(states_absence(text) for text in cells)

    @property
    def empty(self) -> bool:
        """True when no cell of any known column carries an amount or what could not be read as one."""
        return not any(row.filled for row in self.rows)


def _is_partial(row: Row) -> bool:
    return row.name.startswith(("人员", "公用", "本年"))


def bare_name(name: str) -> str:
    """Return an item's name without its ordinal: `一、事业收入`, `1. 事业收入` and `（一）事业收入` are 事业收入."""
    return _ORDINAL.sub("", name, count=1)


def children_of(parent: Row, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows one level below `parent` that follow it, up to the next row of its level or higher.

    The tree is read from order and level, not from code prefixes: a misprinted code must not
    make a row an orphan.
    """
    found: list[Row] = []
    below = False
    for row in rows:
        if row is parent:
            below = True
        elif below and row.level:
            if row.level <= parent.level:
                break
            if row.level == parent.level + 1:
                found.append(row)
    return tuple(found)


def leaves(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the coded rows that have no row of a deeper level right after them."""
    coded = [row for row in rows if row.level]
    following = [*coded[1:], None]
    return tuple(r for r, after in zip(coded, following, strict=True) if after is None or after.level <= r.level)
