"""Which row of a sheet is the header, and which column is what: proposed from dated synonyms, a person confirms (表头与列)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.apps.findings.reading_lists import Row, Sheet, plain
from guantong.domain.money import Unit, find_unit
from guantong.domain.seal.canonical import sm3
from guantong.domain.words import Words

_FIRST_ROWS = 40
"""A header stands among the first rows that are not empty."""
_BRACKETS = re.compile(r"\([^()]*\)")
_UNITS = re.compile(r"亿元|万元|千元|元")
_UNIT_WORDS = frozenset(Unit)


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet: its first and last row, and what it calls each column."""

    first: int
    last: int
    labels: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The same for every sheet with these columns."""
        return sm3("\n".join(plain(label) for label in self.labels).encode())


@cache
def words() -> dict[str, Any]:
    """Return the synonyms of columns and the words of their values (list_columns.yaml)."""
    return dict(yaml.safe_load(Path(__file__).with_name("list_columns.yaml").read_text("utf-8")))


CALLED = {
    "key": Words("来源标识", "mark of its source"), "serial": Words("序号", "number of the row"),
    "code": Words("问题编号", "number of the issue"), "body": Words("被审计单位", "body"), "kind": Words("类别", "kind"),
    "source": Words("来源", "source"), "year": Words("年度", "year"), "sort": Words("问题类型", "type of issue"),
    "title": Words("事项", "title"), "says": Words("问题描述", "what was found"), "amount": Words("涉及金额", "amount"),
    "amount_unit": Words("金额单位", "unit of the amount"), "origin": Words("出处", "origin"),
    "pace": Words("整改类型", "pace"), "due_on": Words("整改期限", "due day"),
    "leader": Words("牵头领导（职务）", "leader (post)"), "responsible": Words("责任人（职务）", "answers for it (post)"),
    "audit_state": Words("审计认定", "recognised by the audit"), "state": Words("状态", "state"),
    "by_committee": Words("常委会交办", "handed over by the standing committee"), "number": Words("交办文号", "number of the letter"),
    "handed_on": Words("交办日期", "day handed over"), "ended_on": Words("销号/办结日期", "day ended"),
    "measures": Words("整改措施", "measures"), "goal": Words("整改目标", "goal"), "result": Words("整改情况", "result"),
    "mechanism": Words("长效机制", "lasting mechanism"), "conclusion": Words("人大跟踪结论", "our own conclusion"),
}  # fmt: skip
"""What each field is called on pages, in the template and in what is exported: an export is read by these very words."""
OF_HISTORY = (
    "state",
    "by_committee",
    "number",
    "handed_on",
    "ended_on",
    "measures",
    "goal",
    "result",
    "mechanism",
    "conclusion",
)
"""Fields that are read of history alone: a new issue begins at the beginning."""
FIELDS = tuple(CALLED)


def found_in(sheets: Sequence[Sheet]) -> tuple[int, Header] | None:
    """Return the sheet whose header names the most columns, and that header; None where no row could be one."""
    best: tuple[int, int, int] | None = None
    for at, sheet in enumerate(sheets):
        for row in sheet.rows[:_FIRST_ROWS]:
            score = len(proposed(header_at(sheet, row.number), sheet))
            if score and (best is None or score > best[0]):
                best = (score, at, row.number)
    if best is not None and best[0] > 1:
        return best[1], header_at(sheets[best[1]], best[2])
    wide = (
        (at, row.number)
        for at, s in enumerate(sheets)
        for row in s.rows[:_FIRST_ROWS]
        if len(set(filter(None, row.texts))) > 2
    )
    first = next(wide, None)
    return first and (first[0], header_at(sheets[first[0]], first[1]))


def header_at(sheet: Sheet, number: int) -> Header:
    """Return the header of which one row is `number`: rows that merged cells hold together are one header."""
    rows = {row.number: row for row in sheet.rows[: _FIRST_ROWS * 2]}
    first = last = number
    if number in rows:
        spans = [span for span in rows[number].merged.values() if span[1] - span[0] < 4]
        first = min([number, *(top for top, _ in spans)])
        last = max([number, *(end for _, end in spans)])
    if first == last and _groups(rows.get(first - 1)):
        first -= 1
    elif first == last and _groups(rows.get(number)) and last + 1 in rows:
        last += 1
    labels = []
    for column in range(sheet.width):
        texts = [rows[n].text(column) for n in range(first, last + 1) if n in rows]
        labels.append("/".join(dict.fromkeys(" ".join(text.split()) for text in texts if text)))
    return Header(first, last, tuple(labels))


def _groups(row: Row | None) -> bool:
    """True for a row of headings that each stand over several columns, and not of one title over all."""
    if row is None:
        return False
    filled = [text for text in row.texts if text]
    return len(set(filled)) > 1 and any(a and a == b for a, b in zip(row.texts, row.texts[1:], strict=False))


def proposed(header: Header, sheet: Sheet) -> dict[str, int]:
    """Return which column is which field: the best fitting first, each field and each column once; hidden ones not."""
    fits = sorted(
        (-fit, order, column, name)
        for column, label in enumerate(header.labels) if label and column not in sheet.hidden
        for order, name in enumerate(FIELDS)
        if (fit := _fit(label, name, header, sheet, column))
    )  # fmt: skip
    found: dict[str, int] = {}
    for _, _, column, name in fits:
        if name not in found and column not in found.values():
            found[name] = column
    return found


def _fit(label: str, name: str, header: Header, sheet: Sheet, column: int) -> int:
    synonyms = words()["columns"][name]
    whole = plain(label)
    parts = [whole.split("/")[-1], *whole.split("/"), whole]
    parts += [_BRACKETS.sub("", part) for part in parts]
    if name in ("body", "amount_unit") and parts[-1] == "单位":
        below = {plain(row.text(column)) for row in sheet.rows if row.number > header.last} - {""}
        return 3 if (bool(below) and below <= _UNIT_WORDS) == (name == "amount_unit") else 0
    if any(part in synonyms for part in parts):
        return 3
    held = [s for s in synonyms if len(s) > 1 and any(s in part for part in parts[:1])]
    return 1 if held and len(whole) <= 2 * max(map(len, held)) else 0


def unit_of(header: Header, column: int | None, sheet: Sheet) -> str:
    """Return the unit that the header of the amount, or a line above the table, declares; "" where none or several do."""
    if column is None or column >= len(header.labels):
        return ""
    named = set(_UNITS.findall(plain(header.labels[column])))
    if not named:
        above = [*sheet.lines, *(text for row in sheet.rows if row.number < header.first for text in row.texts)]
        named = {unit.value for text in above if (unit := find_unit(text))}
    return named.pop() if len(named) == 1 else ""
