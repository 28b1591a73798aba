"""Opinions of earlier years are previewed and taken in as history, all or nothing: no clocks, no reminders, no present rate (历史导入)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.db import transaction

from guantong.apps.components.search import searchable
from guantong.apps.execution.sight import Sight, paths_of
from guantong.apps.files.examining import Examined
from guantong.apps.files.operations import Stopped, hang, let_in
from guantong.apps.findings import list_values as values
from guantong.apps.findings.reading_lists import MARKED, plain, sheets_in
from guantong.apps.findings.returned_rows import rows_in
from guantong.apps.findings.returning import CHANGED, EMPTY, XLSX
from guantong.apps.opinions.binding import Bound, Named
from guantong.apps.opinions.forms import named_in
from guantong.apps.opinions.history_file import EXAMPLE, HEADS
from guantong.apps.opinions.models import HistoryFile, Opinion, Proposer
from guantong.apps.opinions.recording import opinion_done, thing_done
from guantong.apps.opinions.whose import desk_of
from guantong.apps.opinions.wording import OUTCOMES, latest, versions
from guantong.apps.opinions.workflow import HISTORY, OPINION
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

STATES = {
    "wrong": Words("不能导入", "cannot be taken in"),
    "known": Words("已有", "there already"),
    "new": Words("导入", "taken in"),
}


@dataclass
class Line:
    """What one row would do."""

    number: int
    outcome: str
    says: Words
    facts: dict[str, Any] = field(default_factory=dict)
    people: list[Named] = field(default_factory=list)


def bring(*, file_name: str, raw: bytes, level: Level, by: Standing, as_of: datetime) -> HistoryFile:
    """Bring a file of earlier opinions; nothing of it stands in the ledger yet. Raises BadInput at `file` for another file."""
    state = HISTORY.demand("bring_history", by, NEW, "")
    desk, rows = desk_of(by), []

    def wanted(found: Examined) -> None:
        if found.kind != "xlsx":
            raise BadInput({"file": XLSX})
        rows.extend(
            row
            for row in rows_in(sheets_in(found.content), HEADS)
            if row["year"] != EXAMPLE and any(row[name] for name in HEADS)
        )
        if not rows:
            raise BadInput({"file": EMPTY})

    try:
        file = let_in(
            to="opinions.historyfile",
            path=desk,
            name=PurePath(file_name).name,
            content=raw,
            level=level,
            by=by,
            as_of=as_of,
            wanted=wanted,
        )
    except Stopped as stopped:
        raise BadInput({"file": MARKED}) from stopped
    with transaction.atomic():
        row = HistoryFile.objects.create(
            name=file.name, sm3=file.given, path=desk, rows=rows, uploaded_by=by.person, uploaded_at=as_of, state=state
        )
        hang(file=file, to=row, by=by, as_of=as_of)
        thing_done(row, HISTORY, "bring_history", by, as_of, desk, sm3=row.sm3)
        return row


def compared(of: HistoryFile, by: Standing, today: Any) -> list[Line]:
    """Return what every row would do now."""
    years = {int(row["year"]) for row in of.rows if row["year"].isdecimal() and len(row["year"]) == 4}
    known = {
        _same(one.year, one.unit, one.project, one.text)
        for one in Opinion.objects.filter(year__in=years).only("year", "unit", "project", "text")
    }
    sight = paths_of(by)
    lines = [_line(row, sight, known, today) for row in of.rows]
    return sorted(lines, key=lambda line: (list(STATES).index(line.outcome), line.number))


def plan_of(lines: Sequence[Line]) -> str:
    """Return what a preview comes to, in few characters."""
    return sm3(canonical({"lines": [[one.number, one.outcome, one.says.zh] for one in lines]}).encode())[:16]


@transaction.atomic
def take_in(*, of: HistoryFile, plan: str, by: Standing, as_of: datetime) -> HistoryFile:
    """Take in exactly what was previewed, or nothing at all: each opinion marked 历史导入, answered as it was then."""
    row = HistoryFile.objects.select_for_update().get(pk=of.pk)
    HISTORY.demand("take_in", by, row.state, row.path)
    lines = compared(row, by, as_of.date())
    if any(line.outcome == "wrong" for line in lines):
        raise BadInput({"": _IS_WRONG})
    if plan_of(lines) != plan:
        raise BadInput({"": CHANGED})
    new = [line for line in lines if line.outcome == "new"]
    if not new:
        raise BadInput({"": _NOTHING})
    for line in new:
        _taken_in(line, row, by, as_of)
    row.counts, row.rows = {"opinions": len(new)}, []
    return _moved(row, "take_in", by, as_of, opinions=len(new))


@transaction.atomic
def set_aside(*, of: HistoryFile, by: Standing, as_of: datetime) -> HistoryFile:
    """Do not use a file."""
    row = HistoryFile.objects.select_for_update().get(pk=of.pk)
    HISTORY.demand("set_history_aside", by, row.state, row.path)
    row.rows = []
    return _moved(row, "set_history_aside", by, as_of)


def _taken_in(line: Line, of: HistoryFile, by: Standing, as_of: datetime) -> None:
    OPINION.demand("take_in_history", by, NEW, line.facts["path"])
    made = Opinion.objects.create(
        **line.facts, history=True, state="replied" if line.facts["outcome"] else "raised", desk=of.path, body=line.facts["unit"],
        source_of=of.journal_key, source_name=of.name[:160], raised_by=by.person, raised_at=as_of,
        search=searchable(line.facts["text"][:400], line.facts["unit"], line.facts["project"]), people=searchable(*(one.name for one in line.people)),
    )  # fmt: skip
    opinion_done(made, made, "take_in_history", by, as_of, inside=True, file=of.pk)
    for one in line.people:
        person = Proposer.objects.create(opinion=made, name=one.name, kind=one.kind, level=one.level)
        opinion_done(person, made, "take_in_history", by, as_of, inside=True)


def _moved(row: HistoryFile, verb: str, by: Standing, as_of: datetime, **content: Any) -> HistoryFile:
    row.state = HISTORY.demand(verb, by, row.state, row.path)
    row.save()
    thing_done(row, HISTORY, verb, by, as_of, row.path, **content)
    return row


def _line(row: Mapping[str, str], sight: Sight, known: set[tuple[int, str, str, str]], today: Any) -> Line:
    number, wrong, facts = int(row["row"]), [], {}
    for name in HEADS:
        try:
            facts[name] = _value(name, row[name])
        except values.Wrong as error:
            wrong.append(Words(f"“{HEADS[name]}”：{error.why.zh}", f"“{HEADS[name]}”: {error.why.en}"))
    people = [
        (part, named_in(part)) for part in map(str.strip, row["proposers"].replace(";", "；").split("；")) if part
    ]
    wrong += [_NO_PERSON.filled(text=part[:40]) for part, one in people if one is None]
    wrong += _lacking(facts, people, today) if not wrong else []
    if wrong:
        said = Words("；".join(w.zh for w in wrong), "; ".join(w.en for w in wrong))
        return Line(number, "wrong", _AT.filled(row=number, why=said))
    if _same(facts["year"], facts["unit"], facts["project"], facts["text"]) in known:
        return Line(number, "known", _KNOWN)
    known.add(_same(facts["year"], facts["unit"], facts["project"], facts["text"]))
    code, unit = facts["unit_code"], facts["unit"]
    bound = Bound(code, unit, facts["project_code"], facts["project"])
    facts |= {
        "bound": bound.kind,
        "path": sight.path_of(code, unit) if bound.kind != "general" else "",
        "budget_version": facts.pop("version"),
    }
    facts.pop("proposers")
    return Line(number, "new", OPINION.row("take_in_history").words, facts, [one for _, one in people if one])


def _lacking(facts: Mapping[str, Any], people: Sequence[object], today: Any) -> list[Words]:
    wrong = [_BLANK.filled(label=HEADS[name]) for name in ("text", "head", "raised_on") if not facts.get(name)]
    wrong += [] if people else [_BLANK.filled(label=HEADS["proposers"])]
    wrong += [_BLANK.filled(label=HEADS["confirmed_on"])] if facts["outcome"] and not facts["confirmed_on"] else []
    late = [name for name in ("raised_on", "confirmed_on") if facts.get(name) and facts[name] > today]
    return wrong + [_LATE.filled(label=HEADS[name]) for name in late]


def _value(name: str, text: str) -> Any:
    if name == "year":
        return values.year(text)
    if name in ("version", "head", "outcome"):
        known = {"version": versions(), "head": latest("heads"), "outcome": OUTCOMES}[name]
        return values.word(text, values.spoken({key: [words.zh] for key, words in known.items()}))
    if name in ("change_asked", "amount"):
        return values.amount(text, "元")
    if name in ("raised_on", "confirmed_on"):
        return values.day(text)
    return values.short(text, _LENGTHS.get(name, 2000))


def _same(year: int, unit: str, project: str, text: str) -> tuple[int, str, str, str]:
    return year, plain(unit), plain(project), plain(text)


_LENGTHS = {"unit_code": 60, "unit": 120, "project_code": 60, "project": 200, "place": 200, "document": 80}
_NO_PERSON = Words("“{text}”请写成“姓名 身份 层级”", "“{text}”: write name, kind, level")
_BLANK = Words("“{label}”没有填写", "“{label}” is empty")
_LATE = Words("“{label}”晚于今天", "“{label}” is still to come")
_AT = Words("第 {row} 行：{why}", "row {row}: {why}")
_KNOWN = Words("台账中已有同年度、同单位、同文字的意见", "the ledger has it: same year, unit and words")
_IS_WRONG = Words(
    "有的行不能导入，一项也没有导入：请按说明改正后重新上传",
    "some rows cannot be taken in, so none was: mend them first",
)
_NOTHING = Words("没有要导入的：各行台账中都已有", "there is nothing to take in: the ledger has every row")
