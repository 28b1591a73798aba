"""What the columns of a printed grid mean: stacked, merged header cells become column keys (表头)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import Pattern
from re import compile as pattern
from typing import Any

import yaml

from guantong.domain.fiscal.kinds import kind_of_title
from guantong.domain.fiscal.pages import Grid, GridCell
from guantong.domain.money import looks_like_amount

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CODES = ("code", "code_1", "code_2", "code_3")
_SIDES = (
    (pattern(r"^(本年|财政拨款)?收入(预算|决算)?$"), "income"),
    (pattern(r"^(本年|财政拨款)?支出(预算|决算)?$"), "expenditure"),
)
_GROUP_HEADS = pattern(
    r"(支出功能分类|收入|支出|本年收入|本年支出|项目|经济分类|财政拨款.{0,8}|.*(预算支出|基本支出|经费))"
)
_UNIT = pattern(r"[（(](?:单位[:：])?(亿元|万元|千元|元)[)）]")
_PHASES = {"预算数": "budget", "年初预算数": "budget", "全年预算数": "budget", "决算数": "final"}
_YEAR = pattern(r"(20\d\d)年")
_LAST_YEAR = pattern(r"上年(?!结转|结余)")
_DEEPEST_HEADER = 8
_TOTALS = ("合计", "总计")
_FIGURE = pattern(r"#.*|(?=.*\d)[^\u4e00-\u9fff]*")
"""An amount, or what was meant as one and cannot be read: 5l0, #REF!."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a grid: its position, the key it means ("" unknown), its printed header path."""

    at: int
    key: str
    header: str


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that share one item name: a plain table has one group, a two-sided one two."""

    side: str
    label: int | None
    codes: tuple[Column, ...]
    values: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The understood head of a grid: its first and first-after row and its groups."""

    first: int
    end: int
    groups: tuple[Group, ...]
    unmapped: tuple[Column, ...]
    columns: int
    units: frozenset[str] = frozenset()
    """Units printed in the header cells themselves: 预算数（万元）."""


@cache
def _meanings() -> tuple[tuple[str, Pattern[str]], ...]:
    read = yaml.load((Path(__file__).parent / "columns.yaml").read_text("utf-8"), Loader=_LOADER)  # noqa: S506
    return tuple((entry["key"], pattern(entry["path"])) for entry in read)


@cache
def column_key(path: str) -> str:
    """Return the key that a header path such as `支出预算/基本支出` means, or "" when no one knows."""
    return next((key for key, known in _meanings() if known.fullmatch(path)), "")


def plain(text: str) -> str:
    """Return a cell's text without white space; names wrap inside their cell, joining is always right."""
    return "".join(text.split())


def rows_of(grid: Grid) -> list[list[GridCell | None]]:
    """Return the grid as rows of cells; a merged cell stands in every place it covers."""
    rows: list[list[GridCell | None]] = [[None] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        for r in range(cell.row, cell.row + cell.row_span):
            rows[r][cell.column : cell.column + cell.column_span] = [cell] * cell.column_span
    return rows


def read_header(grid: Grid) -> Header | None:
    """Return the understood header of `grid`, or None when it has none (a continuation page)."""
    rows = rows_of(grid)
    span = _header_rows(rows)
    if span is None:
        return None
    first, end = span
    paths = [_path([rows[r][c] for r in range(first, end)]) for c in range(grid.columns)]
    units = frozenset(found[1] for path in paths for found in _UNIT.finditer(path))
    return header_of([_UNIT.sub("", path) for path in paths], end, first, units)


def header_of(paths: Sequence[str], end: int, first: int = 0, units: frozenset[str] = frozenset()) -> Header:
    """Return the head whose columns are headed by `paths`, which stands in the rows from `first` to before `end`."""
    columns = [Column(at, column_key(path), path) for at, path in enumerate(paths)]
    columns = _three_public_phases(_earlier_years(columns))
    groups = _groups(columns)
    used = {c.at for g in groups for c in (*g.codes, *g.values)} | {g.label for g in groups}
    lost = tuple(c for c in columns if c.at not in used and c.key != "ignored")
    return Header(first, end, groups, lost, len(paths), units)


def _header_rows(rows: list[list[GridCell | None]]) -> tuple[int, int] | None:
    first = end = None
    for r, row in enumerate(rows[: _DEEPEST_HEADER + 6]):
        cells = list(dict.fromkeys(cell for cell in row if cell is not None and plain(cell.text)))
        if _is_header_row(cells, below=first is not None):
            first = r if first is None else first
            end = r + 1
        elif cells and first is not None:
            break
    return None if first is None or end is None else (first, end)


def _is_header_row(cells: list[GridCell], *, below: bool) -> bool:
    """Tell a row of headings; `below` another one, a row of figures is known even where none can be read."""
    texts = [plain(cell.text) for cell in cells]
    if not texts:
        return False
    if {"类", "款"} <= set(texts):
        return True  # the line 类 | 款 | 项, sometimes fused with the total row
    if any(looks_like_amount(text) for text in texts):
        return False
    if len(texts) == 1:
        wide = cells[0].column_span > 1 or cells[0].row_span > 1
        head = bool(_GROUP_HEADS.fullmatch(texts[0])) and not texts[0].endswith("合计")
        return wide and head and not kind_of_title(texts[0])  # a title may stand inside the grid
    texts = [_UNIT.sub("", text) for text in texts]
    known = [text for text in texts if column_key(text) or column_key("x/" + text) or _GROUP_HEADS.fullmatch(text)]
    if below and (any(_FIGURE.fullmatch(text) for text in texts) or all(text.endswith(_TOTALS) for text in known)):
        return False
    return len(known) * 2 >= len(texts) and not all(text.endswith(_TOTALS) for text in texts)


def _path(cells: list[GridCell | None]) -> str:
    texts: list[str] = []
    for cell in cells:
        text = plain(cell.text) if cell else ""
        if text and not looks_like_amount(text) and (not texts or texts[-1] != text):
            texts.append(text)
    if len(texts) > 1 and texts[-1] == "合计" and texts[-2].endswith(("科目名称", "名称")):
        texts.pop()  # the total row fused into the line 类 | 款 | 项
    return "/".join(texts)


def _earlier_years(columns: list[Column]) -> list[Column]:
    """Mark the columns of an earlier year: beside 2025年预算数, 2024年预算数 or 上年… is `previous_…`."""
    years = {int(year) for c in columns for year in _YEAR.findall(c.header)}
    latest = max(years, default=0)
    marked = []
    for c in columns:
        own = [int(year) for year in _YEAR.findall(c.header)]
        earlier = (own and max(own) < latest) or _LAST_YEAR.search(c.header)
        plain_value = (
            c.key and c.key not in (*_CODES, "label", "ignored", "percent") and not c.key.startswith("previous_")
        )
        marked.append(Column(c.at, f"previous_{c.key}", c.header) if earlier and plain_value else c)
    return marked


def _three_public_phases(columns: list[Column]) -> list[Column]:
    """Tell the budget and final figure of one expense apart: the keys become `reception.budget`, `reception.final`.

    Districts print the phase below every expense, or above all of them.
    """
    tops = {_PHASES.get(c.header.partition("/")[0]) for c in columns}
    above = {"budget", "final"} <= tops
    renamed = []
    for column in columns:
        top, _, below = column.header.partition("/")
        stem, _, leaf = column.header.rpartition("/")
        if above:
            phase, inner = _PHASES.get(top), column_key(below)
        else:
            phase = _PHASES.get(leaf)
            inner = column_key(stem) if phase and "三公" in column.header else ""
        renamed.append(Column(column.at, f"{inner}.{phase}", column.header) if phase and inner else column)
    return renamed


def _groups(columns: list[Column]) -> tuple[Group, ...]:
    labels = [c for c in columns if c.key == "label"]
    if not labels:
        values = tuple(c for c in columns if c.key and c.key not in (*_CODES, "ignored"))
        return (Group("", None, tuple(c for c in columns if c.key in _CODES), _resolve(values)),) if values else ()
    starts = [_start(label, columns, labels) for label in labels]
    groups = []
    for label, start, end in zip(labels, starts, [*starts[1:], len(columns)], strict=True):
        inside = columns[start:end]
        codes = tuple(c for c in inside if c.key in _CODES)
        values = tuple(c for c in inside if c.key and c.key not in (*_CODES, "label", "ignored"))
        groups.append(Group(_side(label.header), label.at, codes, _resolve(values)))
    return tuple(groups)


def _start(label: Column, columns: list[Column], labels: list[Column]) -> int:
    earlier = max((other.at for other in labels if other.at < label.at), default=-1)
    start = label.at
    while start - 1 > earlier and columns[start - 1].key in (*_CODES, "ignored"):
        start -= 1
    return start


def _side(header: str) -> str:
    top = header.split("/")[0]
    return next((side for known, side in _SIDES if known.match(top)), "")


def _resolve(values: tuple[Column, ...]) -> tuple[Column, ...]:
    """A lone 预算数 is the table's amount; beside a 决算数 it is the budget it is compared with."""
    if not any(c.key == "total" for c in values):
        values = tuple(Column(c.at, "total" if c.key == "budget" else c.key, c.header) for c in values)
    first: dict[str, Column] = {}
    for column in values:
        first.setdefault(column.key, column)  # a second column of one meaning is listed, never silently preferred
    return tuple(first.values())
