"""From pages to tables: title, unit, continuation pages, the note below (识表)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from re import compile as pattern

from guantong.domain.evidence import Evidence
from guantong.domain.fiscal.absence import calls_table_empty, states_absence
from guantong.domain.fiscal.continuation import column_edges, realigned
from guantong.domain.fiscal.headers import Header, plain, read_header
from guantong.domain.fiscal.kinds import body_in_title, kind_of_title
from guantong.domain.fiscal.pages import Grid, Page, TextLine
from guantong.domain.fiscal.reading_rows import Place, read_rows
from guantong.domain.fiscal.table import Row, Table, UnmappedColumn
from guantong.domain.fiscal.torn_rows import mended
from guantong.domain.fiscal.unit_lines import titled_unit, unit_beside, unit_of_all, unit_of_continuation, unit_under
from guantong.domain.money import Unit, find_unit, looks_like_amount

_BODY = pattern(
    r"(?:编制|填报|公开)?(?:部门|单位)(?:[)）])?(?:名称)?[:：](?!万?亿?千?元)([^:：]{2,40}?)"
    r"(?=[（(]?(?:金额|货币|计量)?单位(?:编码|代码)?[:：]|金额|公开|(?:部门|单位)(?:编码|代码)|(?:预算)?年度|20\d\d年|日期|$)"
)
_NOTE = pattern(r"^(注|说明|备注)[:：]?")
_FEWEST_AMOUNTS = 2
_FULL_LINE = 30
"""A note of so many characters without a full stop goes on in the next line."""


@dataclass(slots=True)
class _Open:
    """A table being read; continuation pages are added to it."""

    kind: str
    title: str
    unit: Unit | None
    body: str
    header: Header | None
    first: int = 0
    """The identity of the grid that opened it."""
    units: set[Unit] | None = None
    """Units printed under its grids, or over a continuation; None when title or header settle the unit."""
    edges: tuple[float, ...] = ()
    pages: list[int] = field(default_factory=list)
    rows: list[tuple[int, Row]] = field(default_factory=list)
    unmapped: list[UnmappedColumn] = field(default_factory=list)
    notes: list[Evidence] = field(default_factory=list)
    codes: dict[int, list[str]] = field(default_factory=dict)

    def closed(self) -> Table:
        """Return the finished table."""
        groups = self.header.groups if self.header else ()
        columns = {c.key: c.header for g in groups for c in g.values}
        # blocks printed side by side are one list: the second block follows the first
        blocks = all(g.codes for g in groups) and not any(g.side for g in groups)
        rows = [row for _, row in (sorted(self.rows, key=lambda pair: pair[0]) if blocks else self.rows)]
        return Table(
            self.kind,
            self.title,
            self.unit.value if self.unit else "",
            tuple(self.pages),
            tuple(rows),
            tuple(columns),
            columns,
            tuple(self.unmapped),
            "".join(note.printed for note in self.notes),
            self.body,
            tuple(self.notes),
        )


@dataclass(frozen=True, slots=True)
class Recognised:
    """The tables of some pages, the titled or amount-bearing grids no kind fits, and the lines left as text."""

    tables: tuple[Table, ...]
    unknown: tuple[tuple[int, str], ...]
    used_lines: frozenset[int]
    forms: tuple[tuple[Page, Grid, Unit | None], ...]


def recognise(file: str, pages: tuple[Page, ...]) -> Recognised:
    """Return every table of `pages`, read by title alias and header meaning, never by position.

    `used_lines` are the identities (`id`) of lines that belong to tables: titles, units, notes.
    """
    declared = unit_of_all(pages)
    found = _in_its_units(file, pages, declared)
    several = len({table.body for table in found.tables if table.body}) > 1
    # one body's line for all its tables says nothing of another body's
    return _in_its_units(file, pages, None) if declared and several else found


def _in_its_units(file: str, pages: tuple[Page, ...], declared: Unit | None) -> Recognised:
    """Read the tables, and once more when the unit of one stands only on a later of its pages."""
    found, late = _recognise(file, pages, declared, {})
    return _recognise(file, pages, declared, late)[0] if late else found


def _recognise(
    file: str, pages: tuple[Page, ...], declared: Unit | None, late: Mapping[int, Unit | None]
) -> tuple[Recognised, dict[int, Unit | None]]:
    """Return what is recognised, and by their first grids the units of tables that other pages than the first tell.

    `late` are such units, known from reading before; None where a table's pages print two.
    """
    tables: list[_Open] = []
    unknown: list[tuple[int, str]] = []
    forms: list[tuple[Page, Grid, Unit | None]] = []
    used: set[int] = set()
    for page in pages:
        for grid, above, below in _in_order(page):
            if _is_form(grid):
                forms.append((page, grid, _unit_in(grid) or unit_beside(page, grid, above, None)))
                continue
            header = read_header(grid)
            opened = _open(page, grid, header, above, below, declared, tables[-1] if tables else None, used)
            if opened is None:
                if _amounts(grid) >= _FEWEST_AMOUNTS:
                    unknown.append((page.number, plain(above[-1].text) if above else ""))
                continue
            if not tables or opened is not tables[-1]:
                tables.append(opened)
                opened.edges = column_edges(grid)
                if id(grid) in late:
                    opened.unit = late[id(grid)]
            elif opened.units is not None:
                opened.units |= unit_of_continuation(page, grid, above, below)
            _add(file, page, realigned(grid, opened.edges) or grid, header, opened)
            for line in _notes(below, filled=any(v.fen for _, row in opened.rows for v in row.values.values())):
                at = Evidence(
                    file, page.number, opened.title, 0, "", plain(line.text), None, "", (line.box,), page.name
                )
                opened.notes.append(at)
                used.add(id(line))
    units = {t.first: next(iter(t.units)) if len(t.units) == 1 else None for t in tables if t.units}
    told = any(units.get(t.first, t.unit) is not t.unit for t in tables)
    found = Recognised(tuple(t.closed() for t in tables), tuple(unknown), frozenset(used), tuple(forms))
    return found, units if told else {}


def _notes(below: list[TextLine], filled: bool) -> Iterator[TextLine]:
    """Yield the lines under a table that explain it; under figures a sentence of absence is running text."""
    open_end = 0.0  # the right edge of a note that has not come to its full stop
    for line in below:
        text = plain(line.text)
        wrapped = bool(open_end) and line.box[2] <= open_end + 2
        if not (_NOTE.match(text) or calls_table_empty(text) or wrapped or (not filled and states_absence(text))):
            open_end = 0.0
            continue
        yield line
        open_end = line.box[2] if len(text) >= _FULL_LINE and not text.endswith(("。", "；")) else 0.0


def _in_order(page: Page) -> Iterator[tuple[Grid, list[TextLine], list[TextLine]]]:
    grids = sorted(page.grids, key=lambda g: g.box[1])
    for at, grid in enumerate(grids):
        floor = grids[at - 1].box[3] if at else float("-inf")
        ceiling = grids[at + 1].box[1] if at + 1 < len(grids) else float("inf")
        above = [
            ln
            for ln in page.lines
            if floor - 2 <= ln.box[3] and ln.box[1] < grid.box[1] and ln.box[3] <= grid.box[1] + 6
        ]
        below = [ln for ln in page.lines if grid.box[3] - 2 <= ln.box[1] and ln.box[3] <= ceiling]
        yield grid, above, below


def _open(
    page: Page, grid: Grid, header: Header | None, above: list[TextLine], below: list[TextLine], declared: Unit | None,
    latest: _Open | None, used: set[int],
) -> _Open | None:  # fmt: skip
    inside = [plain(c.text) for c in grid.cells if c.row < 6 and c.text and not looks_like_amount(plain(c.text))]
    named = next(((ln, kind) for ln in reversed(above) if (kind := kind_of_title(ln.text))), None)
    title = named[0].text if named else next((t for t in inside if kind_of_title(t)), page.name)
    kind = named[1] if named else kind_of_title(title)
    body = next((m[1] for t in [*(plain(ln.text) for ln in above), *inside] if (m := _BODY.search(t))), "")
    body = body or body_in_title(title)
    if kind is not None and header is not None and not (latest and _repeats(latest, kind, title, body, header, page)):
        used.update(id(line) for line in (above[above.index(named[0]) :] if named else above))
        beside = unit_beside(page, grid, above, named[0] if named else None) or _unit_in(grid) or titled_unit(title)
        settled, under = bool(beside or header.units), unit_under(page, grid, below)
        unit = _agreed(beside, header) if settled else under or declared
        units = None if settled else {under} if under else set[Unit]()
        opened = _Open(kind, plain(title), unit, body, header, id(grid), units)
        opened.unmapped += [
            UnmappedColumn(page.number, c.header) for c in header.unmapped if _used_column(grid, header, c.at)
        ]
        return opened
    if latest is not None and latest.header is not None and _continues(latest, grid, header, page):
        used.update(id(line) for line in above)
        return latest
    return None


def _agreed(declared: Unit | None, header: Header) -> Unit | None:
    """Return the unit of a table from its unit line or its header cells; two that differ are no unit: never guessed."""
    printed = {Unit(unit) for unit in header.units} | ({declared} if declared else set())
    return printed.pop() if len(printed) == 1 else None


def _repeats(latest: _Open, kind: str, title: str, body: str, header: Header, page: Page) -> bool:
    """True when a continuation page prints the same title again."""
    if latest.header is None or (latest.kind, latest.title, latest.body) != (kind, plain(title), body):
        return False
    return latest.pages[-1] == page.number - 1 and latest.header.columns == header.columns and not _closed(latest)


def _closed(latest: _Open) -> bool:
    return (
        bool(latest.rows)
        and latest.rows[-1][1].total
        and latest.rows[-1][1].name in ("合计", "总计", "收入总计", "支出总计")
    )


def _continues(latest: _Open, grid: Grid, header: Header | None, page: Page) -> bool:
    if latest.pages[-1] not in (page.number, page.number - 1) or latest.header is None:
        return False
    same_header = header is not None and [g.values for g in header.groups] == [g.values for g in latest.header.groups]
    return same_header or (header is None and realigned(grid, latest.edges) is not None)


def _add(file: str, page: Page, grid: Grid, own: Header | None, opened: _Open) -> None:
    header = opened.header or own
    if header is None:
        return
    place = Place(file, page.number, opened.title, opened.unit, page.name)
    if page.number not in opened.pages:
        opened.pages.append(page.number)
    for block, row in read_rows(grid, header, own.end if own else 0, place, opened.codes):
        blank = all(v.fen is None and not v.text for v in row.values.values())
        if blank and (states_absence(row.name) or _NOTE.match(row.name)):
            opened.notes += [row.at] if row.at else []
        elif opened.rows and (whole := mended(opened.rows[-1][1], row)):
            opened.rows[-1] = (block, whole)
        else:
            opened.rows.append((block, row))


def _used_column(grid: Grid, header: Header, at: int) -> bool:
    return any(c.column == at and c.row >= header.end and plain(c.text) for c in grid.cells)


def _unit_in(grid: Grid) -> Unit | None:
    cells = [c for c in grid.cells if c.row < 6 and c.text]
    titled = (titled_unit(c.text) for c in cells if kind_of_title(c.text))
    return next((unit for c in cells if (unit := find_unit(plain(c.text)))), None) or next(filter(None, titled), None)


def _amounts(grid: Grid) -> int:
    texts = (plain(c.text) for c in grid.cells)
    return sum(1 for text in texts if len(text) > 2 and looks_like_amount(text))


def _is_form(grid: Grid) -> bool:
    texts = {plain(c.text) for c in grid.cells}
    return "一级指标" in texts and any(t.startswith("三级指标") for t in texts)
