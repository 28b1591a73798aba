"""From the body of a grid to rows: codes in one, two or three cells, amounts by column (数据行)."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import compile as pattern

from guantong.domain.evidence import Box, Evidence
from guantong.domain.fiscal.headers import Column, Group, Header, plain, rows_of
from guantong.domain.fiscal.pages import Grid, GridCell
from guantong.domain.fiscal.table import Row, Value
from guantong.domain.money import AmountError, Unit, looks_like_amount, parse_amount

_DIGITS = pattern(r"\D+")
_TOTAL = pattern(r".*(合计|总计|总额)")
_REMARK = pattern(r"(注|说明|备注)|.{16,}").match
_NUMBERING = pattern(r"栏次|行次")
_LEVEL_OF_LENGTH = {3: 1, 5: 2, 7: 3}
_DEPTH = {"code_1": 1, "code_2": 2, "code_3": 3}


@dataclass(frozen=True, slots=True)
class Place:
    """What every cell of one grid shares: its file, page, table and unit, in a workbook its sheet."""

    file: str
    page: int
    table: str
    unit: Unit | None
    sheet: str = ""


def read_rows(
    grid: Grid, header: Header, start: int, place: Place, codes_so_far: dict[int, list[str]]
) -> Iterator[tuple[int, Row]]:
    """Yield the rows of `grid` from its row `start` on, each with the number of its group of columns.

    `codes_so_far` holds the class, group and item codes in force in every group; it is carried over
    pages, because some layouts print only the lowest code in a row.
    """
    cells = rows_of(grid)
    fused = start > 0 and _has_amounts(cells[start - 1], header)
    for number in range(start - 1 if fused else start, grid.rows):
        if _is_numbering(cells[number]):
            continue
        for at, group in enumerate(header.groups):
            codes = codes_so_far.setdefault(at, ["", "", ""])
            row = _read(cells[number], group, grid.above + number + 1, place, codes, fused and number < start)
            if row is not None:
                yield at, row


def _is_numbering(cells: list[GridCell | None]) -> bool:
    """Tell a row that only numbers the columns: 栏次 1 2 3 4 …"""
    texts = [plain(cell.text) for cell in dict.fromkeys(cells) if cell is not None and plain(cell.text)]
    numbers = [int(text) for text in texts if text.isdigit() and len(text) < 3]
    rest = [text for text in texts if not text.isdigit()]
    counted = len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return counted and all(_NUMBERING.fullmatch(text) for text in rest)


def _has_amounts(cells: list[GridCell | None], header: Header) -> bool:
    texts = [plain(cell.text) for g in header.groups for c in g.values if (cell := cells[c.at])]
    return any(looks_like_amount(text) for text in texts)


def _read(
    cells: list[GridCell | None], group: Group, number: int, place: Place, codes_so_far: list[str], fused: bool
) -> Row | None:
    label = cells[group.label] if group.label is not None else None
    name = plain(label.text) if label else ""
    codes = [] if fused else [(c, plain(cell.text)) for c in group.codes if (cell := cells[c.at]) and cell is not label]
    if label is not None and not name and codes and not codes[0][1][:1].isdigit():
        name = codes[0][1]  # 合计 printed in a code cell
    if not name and (remark := _remark(cells, group)):
        boxes = tuple(cell.box for cell in dict.fromkeys(cells) if cell and plain(cell.text))
        return Row(remark, {}, page=place.page, number=number, at=_at(place, number, "", remark, boxes))
    values = {
        c.key: v
        for c in group.values
        if (cell := cells[c.at]) and cell is not label and (v := _value(cell, c, number, place))
    }
    blank = all(v.fen is None and not v.text and not v.number for v in values.values())
    if _NUMBERING.fullmatch(name) or (blank and not name and not any(text for _, text in codes)):
        return None
    code, printed, level = _code(codes, codes_so_far)
    total = not level and bool(_TOTAL.fullmatch(name))
    at = _code_at(cells, codes, number, place)
    if at is None and label is not None:
        at = _at(place, number, "", name, (label.box,))
    return Row(name, values, code, printed, level, group.side, total, place.page, number, at)


def _code_at(
    cells: list[GridCell | None], codes: list[tuple[Column, str]], number: int, place: Place
) -> Evidence | None:
    """Return where the digits of a row's code are printed, in one cell or in several."""
    printed = [(column, text, cell) for column, text in codes if text[:1].isdigit() and (cell := cells[column.at])]
    if not printed:
        return None
    boxes = tuple(dict.fromkeys(cell.box for _, _, cell in printed))
    return _at(place, number, printed[-1][0].header, " ".join(text for _, text, _ in printed), boxes)


def _at(place: Place, number: int, column: str, printed: str, boxes: tuple[Box, ...]) -> Evidence:
    return Evidence(place.file, place.page, place.table, number, column, printed, None, "", boxes, place.sheet)


def _remark(cells: list[GridCell | None], group: Group) -> str:
    """Return the remark that is all a row holds, in whichever column of `group` it begins; "" for any other row."""
    printed = {cell: plain(cell.text) for cell in cells if cell and plain(cell.text)}
    own = {cells[column.at] for column in (*group.codes, *group.values)}
    return "".join(text for cell, text in printed.items() if len(printed) == 1 and cell in own and _REMARK(text))


def _code(codes: list[tuple[Column, str]], so_far: list[str]) -> tuple[str, str, int]:
    printed = "|".join(text for _, text in codes if text)
    if len(codes) == 1:
        digits = _DIGITS.sub("", codes[0][1].removesuffix(".0"))
        return digits, printed, _LEVEL_OF_LENGTH.get(len(digits), 0) if digits else 0
    level = 0
    for column, text in codes:
        if text and text[0].isdigit():
            level = _DEPTH.get(column.key, 0)
            so_far[level - 1] = _DIGITS.sub("", text).zfill(2)
    if not level:
        return "", printed, 0
    so_far[level:] = [""] * (3 - level)
    return "".join(so_far[:level]), printed, level


def _value(cell: GridCell, column: Column, number: int, place: Place) -> Value | None:
    text = plain(cell.text)
    unit = place.unit.value if place.unit else ""

    def evidence(fen: int | None = None) -> Evidence:
        where = (place.file, place.page, place.table, number, column.header)
        return Evidence(*where, text, fen, unit, (cell.box,), place.sheet)

    if not text:
        return Value(evidence())
    if column.key == "percent":
        return Value(evidence(), number=text)
    if place.unit is None:
        return Value(evidence(), text=text)  # an unreadable unit is never guessed
    try:
        amount = parse_amount(text, place.unit)
    except (AmountError, ValueError):
        return Value(evidence(), text=text)
    if amount is None:
        return Value(evidence())
    if cell.hidden and amount.fen:
        return Value(evidence(), text=text, hidden=True)  # its readers do not see it; a hidden zero changes nothing
    return Value(evidence(amount.fen), amount.fen, amount.step)
