"""The register of what must be published as a file: the columns it has, read from xlsx or CSV, written in the same form (清单文件)."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guantong.apps.actors.models import Organisation
from guantong.apps.actors.sheets import MOST_BYTES, Sheet, Unreadable, read, table
from guantong.apps.figures.models import Expected
from guantong.domain.fiscal.document import DocumentKind
from guantong.domain.period import parse_date
from guantong.domain.words import Words

COLUMNS = ("机构代码", "单位", "年度", "文种", "层级", "应公开日期")
KINDS = {kind.words.zh: kind.value for kind in DocumentKind}
LEVELS = {"部门": "department", "单位": "unit", "政府": "government"}
EXAMPLE = ("CZ", "明湖区财政局", "2025", next(iter(KINDS)), "部门", "2025-02-28")
_NEEDED = COLUMNS[:5]
_YEARS = range(1990, 2101)
Key = tuple[str, int, str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, and what it would do: new, changed, same, gone or refused with the reason."""

    number: int
    outcome: str
    body: str
    year: str
    kind: str
    says: Words
    facts: Mapping[str, Any] | None = None
    row: Expected | None = None


def lines_in(name: str, raw: bytes) -> list[dict[str, Any]]:
    """Return the lines of a file as plain values with their numbers; raises Unreadable with what, where and what to do."""
    sheets = [csv_sheet(raw)] if name.lower().endswith(".csv") else read(name, raw)
    sheet = next((s for s in sheets if set(_NEEDED) <= set(s.columns)), None)
    if sheet is None:
        lacks = [column for column in _NEEDED if not any(column in s.columns for s in sheets)]
        raise Unreadable(_LACKS.filled(columns="、".join(lacks or _NEEDED)))
    rows = [
        row for row in sheet.rows if any(row.values.get(column) for column in COLUMNS[1:])
    ]  # not who exported it when
    if not rows:
        raise Unreadable(_EMPTY)
    return [{"number": row.number, **{column: row.values.get(column, "")[:200] for column in COLUMNS}} for row in rows]


def compared(lines: Iterable[Mapping[str, Any]]) -> list[Line]:
    """Return what every line would do to the register as it stands now, and which lines of the same years are gone: four queries."""
    bodies = {body.code: body for body in Organisation.objects.filter(ends_on=None)}
    taken = [_read(line, bodies) for line in lines]
    years = {line.facts["year"] for line in taken if line.facts}
    known = {_key(row): row for row in Expected.objects.filter(year__in=years)}
    found: list[Line] = []
    seen: dict[Key, int] = {}
    for line in taken:
        if line.facts is None:
            found.append(line)
            continue
        key = (line.facts["body"], line.facts["year"], line.facts["kind"], line.facts["of_level"])
        if key in seen:
            found.append(_refused(line, _TWICE.filled(number=seen[key])))
        else:
            found.append(_held_against(line, known.get(key)))
        seen.setdefault(key, line.number)
    gone = [row for key, row in known.items() if key not in seen and row.state == "expected"]
    found += [Line(0, "gone", r.body, str(r.year), str(r.get_kind_display()), _GONE, None, r) for r in gone]
    order = ("refused", "new", "changed", "gone", "same")
    return sorted(found, key=lambda line: (order.index(line.outcome), line.number))


def as_rows(rows: Iterable[Expected]) -> Iterator[tuple[str, ...]]:
    """Yield lines of the register as a file has them; what need not be published is left out."""
    codes = dict(Organisation.objects.values_list("path", "code"))
    kinds, levels = ({value: word for word, value in words.items()} for words in (KINDS, LEVELS))
    for row in rows:
        day = row.due_on.isoformat() if row.due_on else ""
        yield codes.get(row.path, ""), row.body, str(row.year), kinds[row.kind], levels[row.of_level], day


def csv_sheet(raw: bytes) -> Sheet:
    """Return the table of a CSV in UTF-8 or GB18030; raises Unreadable."""
    if len(raw) > MOST_BYTES:
        raise Unreadable(_LARGE)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Unreadable(_NO_TEXT)
    if "\0" in text:
        raise Unreadable(_NO_TEXT)
    try:
        return table("csv", enumerate(csv.reader(text.splitlines()), 1))
    except csv.Error as error:
        raise Unreadable(_NO_CSV.filled(why=error)) from error


def _read(line: Mapping[str, Any], bodies: Mapping[str, Organisation]) -> Line:
    code, body, year, kind, level, due = (str(line[column]).strip() for column in COLUMNS)
    shown = Line(line["number"], "refused", body, year, kind, Words("", ""))
    facts: dict[str, Any] = {"body": body, "kind": KINDS.get(kind), "of_level": LEVELS.get(level), "due_on": None}
    if code not in bodies:
        return _refused(shown, _NO_BODY.filled(code=code))
    if not body or len(body) > 120:
        return _refused(shown, _NO_NAME)
    if not (year.isascii() and year.isdecimal() and len(year) == 4 and int(year) in _YEARS):
        return _refused(shown, _NO_YEAR.filled(year=year))
    if facts["kind"] is None:
        return _refused(shown, _NO_KIND.filled(kind=kind, known="、".join(KINDS)))
    if facts["of_level"] is None:
        return _refused(shown, _NO_LEVEL.filled(level=level, known="、".join(LEVELS)))
    try:
        facts["due_on"] = parse_date(due) if due else None
    except ValueError:
        return _refused(shown, _NO_DATE.filled(day=due))
    facts |= {"year": int(year), "path": bodies[code].path}
    return Line(line["number"], "new", body, year, kind, _NEW, facts)


def _held_against(line: Line, row: Expected | None) -> Line:
    assert line.facts is not None  # noqa: S101 - only lines that could be read come here
    if row is None:
        return line
    changes = [name for name in ("path", "due_on") if getattr(row, name) != line.facts[name]]
    if not changes and row.state == "expected":
        return Line(line.number, "same", line.body, line.year, line.kind, _SAME, line.facts, row)
    old, new = (str(day or "—") for day in (row.due_on, line.facts["due_on"]))
    says = _CHANGED.filled(old=old, new=new) if "due_on" in changes else _MOVED if changes else _AGAIN
    return Line(line.number, "changed", line.body, line.year, line.kind, says, line.facts, row)


def _refused(line: Line, why: Words) -> Line:
    return Line(line.number, "refused", line.body, line.year, line.kind, why)


def _key(row: Expected) -> Key:
    return row.body, row.year, row.kind, row.of_level


_LACKS = Words("清单缺少列：{columns}。请下载样表，按样表填写", "the list lacks columns: {columns}. Take the template")
_EMPTY = Words("清单没有一行内容。请按样表填写后上传", "the list has no line: fill in the template")
_LARGE = Words("文件超过 5 MB。请拆成几份", "the file is larger than 5 MB: split it")
_NO_TEXT = Words(
    "CSV 不是 UTF-8 或 GB18030 编码的文本。请另存为 xlsx 再上传",
    "the CSV is no text in UTF-8 or GB18030: save it as xlsx",
)
_NO_CSV = Words("不是规范的 CSV（{why}）。请另存为 xlsx 再上传", "no proper CSV ({why}): save it as xlsx")
_NEW = Words("列入清单", "put on the register")
_SAME = Words("没有变化", "as it is")
_CHANGED = Words("应公开日期 {old} → {new}", "due {old} → {new}")
_MOVED = Words("改归所填机构", "belongs to the organisation given")
_AGAIN = Words("恢复为应公开", "expected again")
_GONE = Words("文件里没有这一行：标为不需公开", "not in the file: need not be published")
_TWICE = Words("与第 {number} 行重复", "the same as line {number}")
_NO_BODY = Words("“机构代码”：没有代码为“{code}”的机构", "no organisation has the code “{code}”")
_NO_NAME = Words("“单位”：请写文件上印的单位全称", "give the body's name as its documents print it")
_NO_YEAR = Words("“年度”：“{year}”不是四位年份", "the year “{year}” is not four digits")
_NO_KIND = Words("“文种”：“{kind}”无法识别，可写：{known}", "the kind “{kind}” is not known; allowed: {known}")
_NO_LEVEL = Words("“层级”：“{level}”无法识别，可写：{known}", "the level “{level}” is not known; allowed: {known}")
_NO_DATE = Words("“应公开日期”：“{day}”不是日期", "“{day}” is no day")
