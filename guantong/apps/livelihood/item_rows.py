"""The rows of a brought sheet as items, and what is wrong cell by cell; nothing is guessed (读当年民生实事表)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from guantong.apps.findings import list_values as values
from guantong.apps.findings.returned_rows import unsound
from guantong.apps.livelihood.item_list import HEADS, MONEY
from guantong.apps.livelihood.models import Item, Project
from guantong.domain.words import Words

_NEEDED = ("year", "number", "name", "content", "unit", "complete_by", "indicator", "milestones")
_LENGTHS = {
    "name": 200, "content": 2000, "unit_code": 60, "unit": 120, "project_code": 60, "indicator": 120, "measure": 20, "milestones": 2000,
}  # fmt: skip
_STEP = re.compile(r"(\S+)\s+(.+)")
_LARGEST = Decimal(10**12)


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what `take_over` takes of it, the row it stands at, and what is wrong with it."""

    number: int
    facts: Mapping[str, Any]
    wrong: tuple[Words, ...]


def lines_of(rows: Iterable[Mapping[str, str]]) -> list[Line]:
    """Return the rows as items, each with what keeps it out: its cells, a number that stands twice or is there already. Two queries."""
    lines = [_line(row) for row in rows]
    wanted = {(line.facts.get("year"), line.facts.get("number")) for line in lines}
    years = {year for year, _ in wanted if year}
    there = {
        *Item.objects.filter(year__in=years).values_list("year", "number"),
        *Project.objects.filter(year__in=years, standing=True).values_list("year", "number"),
    }
    seen: dict[tuple[Any, Any], int] = {}
    return [_placed(line, seen, there) for line in lines]


def _placed(line: Line, seen: dict[tuple[Any, Any], int], there: set[tuple[int, int]]) -> Line:
    key = (line.facts.get("year"), line.facts.get("number"))
    if line.wrong:
        return line
    first = seen.setdefault(key, line.number)
    if first != line.number:
        return Line(line.number, line.facts, (_TWICE.filled(row=first),))
    return Line(line.number, line.facts, (_THERE,)) if key in there else line


def _line(row: Mapping[str, str]) -> Line:
    wrong = [_EMPTY.filled(label=HEADS[name]) for name in _NEEDED if not row[name].strip()]
    wrong += [what] if (what := unsound(row)) else []
    facts: dict[str, Any] = {}
    for name in HEADS:
        try:
            facts[name] = _value(name, row[name].strip())
        except values.Wrong as error:
            wrong.append(Words(f"“{HEADS[name]}”：{error.why.zh}", f"“{HEADS[name]}”: {error.why.en}"))
    if not wrong:
        money = {name.removeprefix("money_"): facts.pop(name) for name in MONEY}
        facts["money"] = {name: fen for name, fen in money.items() if fen is not None}
        if facts["total"] is not None and sum(facts["money"].values()) > facts["total"]:
            wrong.append(_MORE)
        if facts["complete_by"].year < facts["year"]:
            wrong.append(_BEFORE)
    return Line(int(row["row"]), facts, tuple(wrong))


def _value(name: str, text: str) -> Any:
    match name:
        case "year":
            return values.year(text) if text else None
        case "number":
            return _number(text)
        case "total":
            return _amount(text)
        case _ if name in MONEY:
            return _amount(text)
        case "complete_by":
            return values.day(text)
        case "planned":
            return _planned(text)
        case "milestones":
            return _steps(values.short(text, _LENGTHS[name]))
        case "one_group":
            return values.yes(text)
    return values.short(text, _LENGTHS[name])


def _number(text: str) -> int | None:
    if text and not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 999):  # noqa: PLR2004
        raise values.Wrong(_NO_NUMBER)
    return int(text) if text else None


def _amount(text: str) -> int | None:
    found = values.amount(text, "元")
    if found is not None and found < 0:
        raise values.Wrong(_NEGATIVE)
    return found


def _planned(text: str) -> int | None:
    if not text:
        return None
    try:
        found = Decimal(text) * 1000
    except InvalidOperation as error:
        raise values.Wrong(_NO_FIGURE) from error
    if not found.is_finite() or found != found.to_integral_value() or not 0 <= found <= _LARGEST:
        raise values.Wrong(_NO_FIGURE)
    return int(found)


def _steps(text: str) -> tuple[tuple[str, date], ...]:
    found: dict[str, date] = {}
    for part in filter(None, (part.strip() for part in re.split("[；;\n]", text))):
        told = _STEP.fullmatch(part)
        on = values.day(told[1]) if told else None
        if told is None or on is None or len(told[2]) > 120 or told[2] in found:  # noqa: PLR2004 - the column of the name
            raise values.Wrong(_NO_STEP.filled(part=part[:40]))
        found[told[2]] = on
    return tuple(found.items())


_EMPTY = Words("“{label}”没有填写", "“{label}” is empty")
_TWICE = Words("与第 {row} 行年度、编号相同", "has the year and number of row {row}")
_THERE = Words("这一年这个编号已经登记", "that number of the year is registered already")
_MORE = Words("当年资金合计多于总投资", "this year's money is more than the whole")
_BEFORE = Words("完成时限早于项目年度", "it is to be done before the year of the item")
_NO_NUMBER = Words("应是 1 到 999 的整数", "a whole number from 1 to 999")
_NEGATIVE = Words("不能是负数", "cannot be below nothing")
_NO_FIGURE = Words("写数字，最多三位小数", "a figure of up to three places")
_NO_STEP = Words(
    "“{part}”应写成“2026-03-01 开工”，同名节点只写一次", "“{part}”: write 2026-03-01 and the name, each name once"
)
