"""The register of what must be published (应公开清单) from a CSV: unit, year, kind, due date."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guantong.domain.fiscal.document import DocumentKind
from guantong.domain.fiscal.pages import Trouble
from guantong.domain.period import parse_date
from guantong.domain.rule_engine.case import Expected
from guantong.domain.words import Words
from guantong.gateways.cli.system_refusals import why

COLUMNS = {
    "body": ("单位", "部门", "unit", "body"),
    "year": ("年度", "year"),
    "kind": ("文种", "kind"),
    "level": ("级次", "level"),
    "due_on": ("到期日", "due_on", "due"),
    "approved_on": ("批复日期", "approved_on"),
    "published_on": ("公开日期", "published_on"),
    "parent": ("主管部门", "parent"),
}
_NEEDED = ("body", "year", "kind")
_KINDS = {
    "预算": DocumentKind.BUDGET, "budget": DocumentKind.BUDGET, "部门预算": DocumentKind.BUDGET, "单位预算": DocumentKind.BUDGET,
    "决算": DocumentKind.FINAL_ACCOUNTS, "final_accounts": DocumentKind.FINAL_ACCOUNTS, "部门决算": DocumentKind.FINAL_ACCOUNTS, "单位决算": DocumentKind.FINAL_ACCOUNTS,
}  # fmt: skip
_LEVELS = {
    "": "", "部门": "department", "单位": "unit", "政府": "government",
    "department": "department", "unit": "unit", "government": "government",
}  # fmt: skip
_BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_ENCODINGS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_SEPARATORS = ",;\t，；"

_LINE = Words("清单第{line}行{column}", "register line {line}{column}")
_WHOLE = Words("整个清单", "the whole register")
_AS_CSV = Words(
    "请在 WPS 或 Excel 中另存为“CSV UTF-8（逗号分隔）”，表头为：单位,年度,级次,文种,到期日,批复日期,公开日期,主管部门；只有单位、年度、文种必须有。",
    "Save it as “CSV UTF-8 (comma delimited)” with the columns unit,year,level,kind,due,approved_on,published_on,parent; only unit, year and kind must be there.",
)
_CORRECT = Words("请改正这一行；其他各行照常核对。", "Correct this line; the others are checked all the same.")
_NOT_OPENED = Words("清单打不开：{why}", "the register cannot be opened: {why}")
_BOOK = Words("清单是工作簿（xlsx、xls），不是 CSV", "the register is a workbook (xlsx, xls), not CSV")
_NO_TEXT = Words("清单不是 UTF-8、UTF-16 或 GB18030 编码的文本", "the register is no text in UTF-8, UTF-16 or GB18030")
_LARGEST = 16 << 20
"""A province's units, each with its budget and final account, fill a few MiB."""
_TOO_LARGE = Words(f"清单超过 {_LARGEST >> 20} MiB", f"the register is larger than {_LARGEST >> 20} MiB")
_EMPTY = Words("清单是空的", "the register is empty")
_LACKS = Words("清单缺少列：{columns}", "the register lacks columns: {columns}")
_NO_CSV = Words("清单不是规范的 CSV（{why}）", "the register is no proper CSV ({why})")
_NO_BODY = Words("没有写单位", "no unit is given")
_NO_YEAR = Words("年度“{year}”不是四位数字", "the year “{year}” is not four digits")
_NO_KIND = Words(
    "文种“{kind}”无法识别，可写：预算、决算", "the kind “{kind}” is not known; allowed: budget, final_accounts"
)
_NO_LEVEL = Words(
    "级次“{level}”无法识别，可写：部门、单位、政府，或留空",
    "the level “{level}” is not known; allowed: department, unit, government, or blank",
)
_NO_DATE = Words("日期无法识别：{text}", "unknown date: {text}")


@dataclass(frozen=True, slots=True)
class Register:
    """What a register says must be published, and what of it could not be read."""

    file: str
    lines: tuple[Expected, ...] = ()
    troubles: tuple[Trouble, ...] = ()


class _Unclear(ValueError):
    """A register or a line of it that cannot be taken as it stands; `place` is its line or column, as far as known."""

    def __init__(self, words: Words, place: Words | None = None) -> None:
        super().__init__(words.zh)
        self.words = words
        self.place = place


def read_register(path: Path, name: str) -> Register:
    """Return the register at `path`, called `name`: what can be read of it, and a trouble for what cannot."""
    try:
        rows = _rows(_text(path))
        at = _columns(next(rows, (1, []))[1])
        lines = [(number, cells) for number, cells in rows if any(cell.strip() for cell in cells)]
        if not lines:
            raise _Unclear(_EMPTY)
    except _Unclear as unclear:
        return Register(name, (), (Trouble(unclear.words, unclear.place or _WHOLE, _AS_CSV),))
    found, troubles = [], []
    for number, cells in lines:
        try:
            found.append(_line(number, cells, at))
        except _Unclear as unclear:
            where = _LINE.filled(line=number, column=unclear.place or Words("", ""))
            troubles.append(Trouble(unclear.words, where, _CORRECT))
    return Register(name, tuple(found), tuple(troubles))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        raise _Unclear(_NOT_OPENED.filled(why=why(error))) from error
    if len(raw) > _LARGEST:
        raise _Unclear(_TOO_LARGE)
    if raw.startswith(_BOOKS):
        raise _Unclear(_BOOK)
    marked = next((encoding for mark, encoding in _ENCODINGS.items() if raw.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _Unclear(_NO_TEXT)


def _rows(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the lines with their number, split at the separator that the first one uses most."""
    first = text.partition("\n")[0]
    reader = csv.reader(text.splitlines(keepends=True), delimiter=max(_SEPARATORS, key=first.count))
    try:
        yield from ((reader.line_num, cells) for cells in reader)
    except csv.Error as error:
        place = _LINE.filled(line=reader.line_num, column="")
        raise _Unclear(_NO_CSV.filled(why=error), place) from error


def _columns(head: Sequence[str]) -> dict[str, int | None]:
    if not any(cell.strip() for cell in head):
        raise _Unclear(_EMPTY)
    at = {
        key: next((i for i, name in enumerate(head) if name.strip().lower() in names), None)
        for key, names in COLUMNS.items()
    }
    missing = [key for key in _NEEDED if at[key] is None]
    if missing:
        zh, en = ("、".join(COLUMNS[key][0] for key in missing), ", ".join(missing))
        raise _Unclear(_LACKS.filled(columns=Words(zh, en)))
    return at


def _line(number: int, cells: Sequence[str], at: dict[str, int | None]) -> Expected:
    def cell(key: str) -> str:
        index = at[key]
        return cells[index].strip() if index is not None and index < len(cells) else ""

    def day(key: str) -> date | None:
        try:
            return parse_date(cell(key)) if cell(key) else None
        except ValueError as error:
            raise unclear(key, _NO_DATE.filled(text=cell(key))) from error

    def unclear(key: str, words: Words) -> _Unclear:
        return _Unclear(words, Words(f"“{COLUMNS[key][0]}”列", f", column “{COLUMNS[key][-1]}”"))

    kind, year, level = _KINDS.get(cell("kind")), cell("year"), cell("level")
    if not cell("body"):
        raise unclear("body", _NO_BODY)
    if not (year.isascii() and year.isdecimal() and len(year) == 4):
        raise unclear("year", _NO_YEAR.filled(year=year))
    if kind is None:
        raise unclear("kind", _NO_KIND.filled(kind=cell("kind")))
    if level not in _LEVELS:
        raise unclear("level", _NO_LEVEL.filled(level=level))
    named = _LEVELS[level] or ("department" if "部门" in cell("kind") else "unit" if "单位" in cell("kind") else "")
    return Expected(
        cell("body"),
        int(year),
        kind,
        day("due_on"),
        named,
        day("approved_on"),
        day("published_on"),
        number,
        cell("parent"),
    )
