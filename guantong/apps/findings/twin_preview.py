"""What a twin that came back would do, row by row: what is taken down, what stands in its way, by the name of the cell (录入预览)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from guantong.apps.components.twins import Asked, Twin, twins
from guantong.apps.findings import list_values as values
from guantong.apps.findings.models import ReturnedTwin
from guantong.apps.findings.returned_rows import OUTCOMES, TOUCHED, Change, at_cell, unsound
from guantong.apps.findings.twin_file import is_whole
from guantong.domain.roles import Standing
from guantong.domain.words import Words


@dataclass
class Line:
    """One row of the sheet, or one thing that the sheet no longer has."""

    number: int
    outcome: str
    says: Words
    asked: Asked | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    version = 0

    @property
    def title(self) -> str:
        """What the row is of; "" where that is not known."""
        return self.asked.title if self.asked else ""

    @property
    def where(self) -> str:
        """Its page, "" without one."""
        return self.asked.where if self.asked else ""


def compared(of: ReturnedTwin, by: Standing, today: date) -> list[Line]:
    """Return what every row would do now, and what waits and is not in the sheet: at the same cost however many."""
    twin = twins()[of.kind]
    waiting = {one.id: one for one in twin.waiting(by, today) if one.path == of.path} if twin.waiting else {}
    seen: dict[str, int] = {}
    said: dict[str, int] = {}
    found = (_line(row, of, twin, waiting, seen, said, today) for row in of.rows)
    lines = [
        line for line in found if twin.waiting or line.says is not _EMPTY
    ]  # a blank row that stayed blank says nothing
    lines += [Line(0, "same", _LEFT, one) for key, one in waiting.items() if key not in seen]
    return sorted(lines, key=lambda line: (list(OUTCOMES).index(line.outcome), line.number))


def _line(
    row: Mapping[str, str], of: ReturnedTwin, twin: Twin, waiting: Mapping[str, Asked], seen: dict[str, int], said: dict[str, int],
    today: date,
) -> Line:  # fmt: skip
    number, key = int(row["row"]), row["row_id"]
    if not is_whole(twin, row):
        return Line(number, "wrong", unsound(row) or TOUCHED.filled(row=number))
    if row["row_of"] != of.path:
        return Line(number, "wrong", _OTHERS.filled(row=number))
    asked = waiting.get(key)
    if key in seen:
        return Line(number, "wrong", _TWICE.filled(row=number, first=seen[key]), asked)
    seen[key] = number
    if what := unsound(row):
        return Line(number, "wrong", what, asked)
    if not any(row[name] for name in twin.filled):
        return Line(number, "same", _EMPTY, asked)
    if twin.waiting and (asked is None or asked.version != row["row_version"]):
        return Line(number, "stale", (_GONE if asked is None else _STALE).filled(row=number), asked)
    return _filled(Line(number, "differs", twin.does, asked), row, of, twin, said, today)


def _filled(
    line: Line, row: Mapping[str, str], of: ReturnedTwin, twin: Twin, said: dict[str, int], today: date
) -> Line:
    wrong = {}
    for name, label in twin.filled.items():
        try:
            line.facts[name] = twin.value(name, row[name])
        except values.Wrong as error:
            wrong[name] = error.why
            continue
        if row[name]:
            line.changes.append(Change(label, "", row[name]))
    wrong |= {} if wrong else twin.lacking(line.asked, {**line.facts, "signed_on": of.signed_on}, today)
    told = [at_cell(row, name, twin.filled[name], why) for name, why in wrong.items()]
    words = "\n".join(row[name] for name in twin.filled)
    if line.asked is None and said.setdefault(words, line.number) != line.number:
        told.append(_SAID.filled(row=line.number, first=said[words]))
    if told:
        line.outcome, line.says = "wrong", Words("；".join(w.zh for w in told), "; ".join(w.en for w in told))
    elif twin.known(line.facts, of.path):
        line.outcome, line.says, line.changes = "same", _KNOWN, []
    return line


_OTHERS = Words("第 {row} 行是别的单位的。请分开上传", "row {row} is another body's: bring them apart")
_TWICE = Words("第 {row} 行与第 {first} 行是同一项。请删去一行", "row {row} is the same as row {first}: delete one")
_SAID = Words("第 {row} 行与第 {first} 行内容相同。请删去一行", "row {row} says what row {first} says: delete one")
_STALE = Words(
    "第 {row} 行：下载以后有变动。请重新下载、核对后填写", "row {row}: it was changed since: download the sheet anew"
)
_GONE = Words(
    "第 {row} 行：下载以后已经办理，或不再等待填写。请删去这一行，或重新下载",
    "row {row}: it was dealt with meanwhile: delete the row, or download the sheet anew",
)
_EMPTY = Words("没有填写，不录入", "left empty, nothing is taken down")
_LEFT = Words("表中没有这一项，仍等待填写", "not in the sheet: it still waits")
_KNOWN = Words("已经登记过，不重复录入", "it is registered already")
