"""The rows of a brought list as projects, and what is wrong cell by cell; nothing is guessed (读民生实事清单)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.apps.execution.sight import Sight
from guantong.apps.findings import list_values as values
from guantong.apps.findings.reading_lists import Sheet
from guantong.apps.findings.returned_rows import FOREIGN, rows_in, unsound
from guantong.apps.livelihood.list_file import EXAMPLE, HEADS
from guantong.apps.livelihood.terms import state_of
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

_NEEDED = ("year", "number", "name", "unit")
_LENGTHS = {"name": 200, "unit_code": 60, "unit": 120, "said": 60, "target": 2000, "result": 2000}


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the facts of a project, where it stands, and what is wrong with it."""

    facts: Mapping[str, Any]
    place: Mapping[str, Any]
    wrong: tuple[Words, ...]


def lines_in(sheets: Iterable[Sheet], sight: Sight, today: date) -> list[Line]:
    """Return the rows of every sheet that has the heads; raises BadInput at `file` where none has."""
    known, found = list(sheets), []
    fitting = [sheet for sheet in known if _fits(sheet)]
    for sheet in fitting or known[:1]:
        for row in rows_in((sheet,), HEADS):
            if row["year"] != EXAMPLE and any(row[name] for name in HEADS):
                found.append(_line(row, sheet.name, sight, today))
    return _once(found)


def _fits(sheet: Sheet) -> bool:
    """True where it has the heads, False where it is of something else; a head that was changed or stands twice is told."""
    try:
        rows_in((sheet,), HEADS)
    except BadInput as bad:
        if bad.reasons["file"] is not FOREIGN:
            raise
        return False
    return True


def _line(row: Mapping[str, str], sheet: str, sight: Sight, today: date) -> Line:
    wrong = [_EMPTY.filled(label=HEADS[name]) for name in _NEEDED if not row[name].strip()]
    wrong += [what] if (what := unsound(row)) else []
    facts: dict[str, Any] = {}
    for name in HEADS:
        try:
            facts[name] = _value(name, row[name].strip(), today)
        except values.Wrong as error:
            wrong.append(Words(f"“{HEADS[name]}”：{error.why.zh}", f"“{HEADS[name]}”: {error.why.en}"))
    if not wrong:
        facts |= {"state": state_of(facts["said"]), "path": sight.path_of(facts["unit_code"], facts["unit"])}
    return Line(facts, {"sheet": sheet, "row": int(row["row"])}, tuple(wrong))


def _value(name: str, text: str, today: date) -> Any:
    if name in ("year", "number") and text:
        low, high = (2000, today.year) if name == "year" else (1, 999)
        if not (text.isascii() and text.isdecimal() and len(text) < 5 and low <= int(text) <= high):
            raise values.Wrong(_NUMBER.filled(low=low, high=high))
        return int(text)
    if name == "amount":
        found = values.amount(text, "元")
        if found is not None and found < 0:
            raise values.Wrong(_NEGATIVE)
        return found
    return values.short(text, _LENGTHS.get(name, 60))


def _once(lines: list[Line]) -> list[Line]:
    """Mark the second of two rows with one year and number."""
    seen: dict[tuple[Any, Any], Mapping[str, Any]] = {}
    found = []
    for line in lines:
        key = (line.facts.get("year"), line.facts.get("number"))
        first = seen.setdefault(key, line.place) if not line.wrong else line.place
        twice = () if first is line.place else (_TWICE.filled(sheet=first["sheet"], row=first["row"]),)
        found.append(Line(line.facts, line.place, (*line.wrong, *twice)))
    return found


_EMPTY = Words("“{label}”没有填写", "“{label}” is empty")
_NUMBER = Words("应是 {low} 到 {high} 的整数", "a whole number from {low} to {high}")
_NEGATIVE = Words("不能是负数", "cannot be below nothing")
_TWICE = Words("与“{sheet}”第 {row} 行年度、序号相同", "has the year and number of row {row} of {sheet}")
