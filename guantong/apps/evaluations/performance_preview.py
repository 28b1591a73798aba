"""What every row of a sheet of performance would do now: taken in, there already, or what stands in its way (填报表预览)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from guantong.apps.evaluations.models import Performance, PerformanceFile, Reading, Target
from guantong.apps.evaluations.performance_rows import Read, read_row
from guantong.apps.evaluations.performance_sheet import MONEY
from guantong.apps.evaluations.workflow import PERFORMANCE
from guantong.apps.execution.sight import Sight, paths_of
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW

STATES = {
    "wrong": Words("不能导入", "cannot be taken in"),
    "new": Words("导入", "taken in"),
    "anew": Words("替换原数，原数留存", "takes the former's place, which stays"),
    "known": Words("已有", "there already"),
}
_VERBS = {"target": "enter_targets", "result": "evaluate"}
_TARGET = ("kind", "planned", "measure", "words", "at_most", "file", "place")
_READING = ("value", "budget", "spent", "why_none", "file", "place")


@dataclass(frozen=True, slots=True)
class Line:
    """One row and what it would do; `says` is why it cannot, or what it would replace."""

    read: Read
    outcome: str
    says: tuple[Words, ...] = ()


@dataclass
class _Books:
    """What stands of the projects of a sheet, and what the rows above have added."""

    standing: Standing
    sight: Sight
    history: bool
    rows: dict[tuple[int, str, str], Performance]
    seen: dict[tuple[Any, ...], int]


def compared(of: PerformanceFile, by: Standing, today: date) -> list[Line]:
    """Return what every row would do, in the order of the sheet; as many queries for one row as for all."""
    reads = [read_row(row, today) for row in of.rows]
    found = Performance.objects.filter(
        year__in={one.facts["year"] for one in reads if one.facts["year"]}, project_code__in={one.facts["project_code"] for one in reads}
    ).prefetch_related("targets", "readings__target")  # fmt: skip
    stands = {(one.year, one.unit_code, one.project_code): one for one in found}
    books = _Books(by, paths_of(by), of.history, stands, {})
    lines = [_line(one, books) for one in reads]
    if not of.history:
        return lines
    targets = {(*line.read.key, line.read.facts["name"]) for line in lines if line.read.facts["stage"] == "target"}
    return [_of_history(line, targets) for line in lines]


def plan_of(lines: Sequence[Line]) -> str:
    """Return what a preview comes to, in few characters: what is taken in is what was looked at."""
    told = [[line.read.number, line.outcome, *(words.zh for words in line.says)] for line in lines]
    return sm3(canonical({"lines": told}).encode())[:16]


def _line(read: Read, books: _Books) -> Line:
    if read.wrong:
        return Line(read, "wrong", read.wrong)
    facts, row = read.facts, books.rows.get(read.key)
    stage = facts["stage"]
    own = (*read.key, stage, facts["name"], facts["month"]) if stage != "result" else (*read.key, stage)
    if own in books.seen:
        return Line(read, "wrong", (_TWICE.filled(row=books.seen[own]),))
    books.seen[own] = read.number
    path = row.path if row else books.sight.path_of(facts["unit_code"], facts["unit"])
    if row and (row.unit, row.project) != (facts["unit"], facts["project"]):
        return Line(read, "wrong", (_NAMES.filled(unit=row.unit, project=row.project),))
    if row and (known := _known(row, facts)):
        return (
            Line(read, known, () if known == "known" else (_FORMER,))
            if known != "other"
            else Line(read, "wrong", (_OTHER,))
        )
    if books.history:
        verb, state = "take_in_history", NEW
        if row:
            return Line(read, "wrong", (_THERE,))
    else:
        verb, state = _VERBS.get(stage, "read"), row.state if row else "set"
        if row is None and (refused := PERFORMANCE.why_not("set_up", books.standing, NEW, path)):
            return Line(read, "wrong", (refused.why, refused.opens))
    if refused := PERFORMANCE.why_not(verb, books.standing, state, path):
        return Line(read, "wrong", (refused.why, refused.opens))
    if (
        not books.history
        and stage not in _VERBS
        and facts["name"] != MONEY
        and not (row and _target(row, facts["name"]))
    ):
        return Line(read, "wrong", (_NO_TARGET.filled(name=facts["name"]),))
    return Line(
        read, "anew" if row and _reading(row, facts) else "new", (_FORMER,) if row and _reading(row, facts) else ()
    )


def _known(row: Performance, facts: Mapping[str, Any]) -> str:
    """Return "known" for what stands as the row says it, "other" for a target of the same name that differs, "" else."""
    if facts["stage"] == "target":
        target = _target(row, facts["name"])
        return "" if target is None else "known" if all(getattr(target, n) == facts[n] for n in _TARGET) else "other"
    if facts["stage"] == "result":
        told = (row.evaluator, row.grade, row.evaluated_on)
        return "known" if told == (facts["evaluator"], facts["grade"], facts["evaluated_on"]) else ""
    reading = _reading(row, facts)
    return "known" if reading and all(getattr(reading, name) == facts[name] for name in _READING) else ""


def _of_history(line: Line, targets: set[tuple[Any, ...]]) -> Line:
    """A reading of history is of a target that stands in the same sheet."""
    facts = line.read.facts
    if (
        line.outcome != "new"
        or facts["stage"] in _VERBS
        or facts["name"] == MONEY
        or (*line.read.key, facts["name"]) in targets
    ):
        return line
    return Line(line.read, "wrong", (_NO_TARGET.filled(name=facts["name"]),))


def _target(row: Performance, name: str) -> Target | None:
    return next((one for one in row.targets.all() if one.name == name), None)


def _reading(row: Performance, facts: Mapping[str, Any]) -> Reading | None:
    name = "" if facts["name"] == MONEY else facts["name"]
    return next(
        (
            one for one in row.readings.all()
            if one.latest and (one.stage, one.month, one.target.name if one.target else "") == (facts["stage"], facts["month"], name)
        ),
        None,
    )  # fmt: skip


_TWICE = Words("与第 {row} 行是同一项", "the same as row {row}")
_NAMES = Words(
    "编码已登记为“{unit}”“{project}”，名称不同，请核对", "the codes are those of {unit}, {project}: check the names"
)
_OTHER = Words("已有同名指标，内容不同；目标批复前在项目页更正", "a target of that name stands with other content")
_THERE = Words(
    "这个项目这一年已登记，不能再作为历史导入", "that project is entered for the year already and is no history"
)
_NO_TARGET = Words("没有名为“{name}”的指标，先填报目标", "there is no target “{name}”: enter it first")
_FORMER = Words("原有数据由这一行替换，原数留存", "it takes the place of the former value, which stays")
