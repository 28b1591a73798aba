"""What a sheet that came back would do, matter by matter: what differs, by which verbs, what stands in its way (录入预览)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from guantong.apps.files.models import Attachment
from guantong.apps.findings import list_values as values
from guantong.apps.findings.models import Matter, ReturnedSheet
from guantong.apps.findings.rectification_file import FILLED, is_marked
from guantong.apps.findings.returned_rows import OUTCOMES, SAME, TOUCHED, Change, at_cell, unsound, whole
from guantong.apps.findings.stages import STAGES_OPEN, has_open_stage
from guantong.apps.findings.words import CAUSES
from guantong.apps.findings.workflow import MATTER
from guantong.domain.roles import Standing
from guantong.domain.words import Words

STEPS: Mapping[str, tuple[str, ...]] = {
    "take_down_receipt": ("received_on", "leader", "responsible"),
    "take_down_plan": ("measures", "goal", "cause", "cause_words"),
    "take_down_progress": ("progress",),
    "take_down_result": ("result", "mechanism"),
}
"""The verbs in their order, and what each takes down."""
_OPTIONAL = ("mechanism",)
_LENGTHS = {"leader": 80, "responsible": 80}
_CAUSES = values.spoken({name: [one.words.zh] for name, one in CAUSES.items()})


@dataclass
class Line:
    """One matter of the sheet."""

    number: int
    outcome: str
    says: Words
    matter: Matter | None = None
    version: int = 0
    steps: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What the row is of; "" where that is not known."""
        return self.matter.title if self.matter else ""

    @property
    def where(self) -> str:
        """Its page."""
        return reverse("findings:matter", args=[self.matter.pk]) if self.matter else ""


def compared(of: ReturnedSheet, by: Standing, today: date) -> list[Line]:
    """Return what every row would do now: as many queries for one row as for all."""
    numbers = [int(row["pk"]) for row in of.rows if whole(row["pk"])]
    matters = Matter.objects.prefetch_related("handlers", "stages").in_bulk(numbers)
    proved = proved_among([matter.journal_key for matter in matters.values()])
    seen: set[int] = set()
    lines = [_line(row, of, matters, proved, seen, by, today) for row in of.rows]
    return sorted(lines, key=lambda line: (list(OUTCOMES).index(line.outcome), line.number))


def proved_among(keys: list[str]) -> set[str]:
    """Return which matters have a file that proves what was done."""
    files = Attachment.objects.filter(key__in=keys, state__in=("kept", "sealed"))
    return set(files.values_list("key", flat=True))


def _line(
    row: Mapping[str, str], of: ReturnedSheet, matters: Mapping[int, Matter], proved: set[str], seen: set[int],
    by: Standing, today: date,
) -> Line:  # fmt: skip
    number = int(row["row"])
    if what := unsound(row):
        return Line(number, "wrong", what)
    pk, version = (int(row[name]) if whole(row[name]) else 0 for name in ("pk", "version"))
    matter = matters.get(pk)
    if matter is None or not is_marked(pk, version, matter.path, row["mark"]):
        return Line(number, "wrong", TOUCHED.filled(row=number))
    if matter.path != of.path or not by.sees("findings", matter.path):
        return Line(number, "wrong", _OTHERS.filled(row=number))
    if pk in seen:
        return Line(number, "wrong", _TWICE.filled(row=number, pk=pk), matter)
    seen.add(pk)
    if matter.version != version:
        now = MATTER.states[matter.state]
        return Line(number, "stale", _STALE.filled(row=number, old=version, new=matter.version, state=now), matter)
    line = Line(number, "same", SAME, matter, version)
    wrong = _read(row, line)
    steps = [verb for verb, names in STEPS.items() if any(name in line.facts for name in names)]
    state = matter.state
    for verb in steps:
        if refusal := MATTER.why_not(verb, by, state, matter.path):
            wrong.append(_AT.filled(row=number, why=refusal.why))
            continue
        state = MATTER.demand(verb, by, state, matter.path)
        wrong += _lacking(row, line, verb, proved, today)
    if wrong:
        line.outcome, line.says = "wrong", Words("；".join(w.zh for w in wrong), "; ".join(w.en for w in wrong))
    elif steps:
        said = [MATTER.row(verb).words for verb in steps]
        line.outcome, line.steps = "differs", tuple(steps)
        line.says = Words("、".join(w.zh for w in said), ", ".join(w.en for w in said))
    return line


def _read(row: Mapping[str, str], line: Line) -> list[Words]:
    """Take down what differs from the ledger; return the sentences of cells that cannot be. An empty cell changes nothing."""
    wrong = []
    for name, label in FILLED.items():
        if not row[name]:
            continue
        try:
            value = _value(name, row[name])
        except values.Wrong as error:
            wrong.append(at_cell(row, name, label, error.why))
            continue
        before = getattr(line.matter, name, "")
        if value in (None, "", before):
            continue
        line.facts[name] = value
        line.changes.append(Change(label, _shown(name, before), _shown(name, value)))
    return wrong


def _lacking(row: Mapping[str, str], line: Line, verb: str, proved: set[str], today: date) -> list[Words]:
    """Return what a verb wants and the row does not give."""
    matter = line.matter
    assert matter is not None  # noqa: S101 - rows without one never come here
    wrong = [
        at_cell(row, name, FILLED[name], _EMPTY)
        for name in STEPS[verb]
        if name not in _OPTIONAL and not line.facts.get(name) and not getattr(matter, name, "")
    ]
    day = line.facts.get("received_on")
    if day and not (matter.handed_on and matter.handed_on <= day <= today):
        wrong.append(at_cell(row, "received_on", FILLED["received_on"], _NOT_THEN))
    if verb == "take_down_result" and matter.journal_key not in proved:
        wrong.append(_NO_PROOF.filled(row=line.number))
    if verb == "take_down_result" and has_open_stage(matter):
        wrong.append(_AT.filled(row=line.number, why=STAGES_OPEN.why))
    return wrong


def _value(name: str, text: str) -> Any:
    if name == "received_on":
        return values.day(text)
    if name == "cause":
        return values.word(text, _CAUSES)
    return values.short(text, _LENGTHS.get(name, 2000))


def _shown(name: str, value: Any) -> str:
    if name == "cause" and value:
        return CAUSES[value].words.zh
    return "" if value is None else str(value)


_OTHERS = Words("第 {row} 行是别的单位的事项。请分开上传", "row {row} is a matter of another body: bring them apart")
_TWICE = Words("第 {row} 行：事项 {pk} 在表中出现两次", "row {row}: matter {pk} stands in the sheet twice")
_STALE = Words(
    "第 {row} 行：下载以后台账有变动（版本 {old} → {new}，现在是“{state}”）。请重新下载、核对后填写",
    "row {row}: it was changed since (version {old} → {new}, now {state}): download the sheet anew",
)
_AT = Words("第 {row} 行：{why}", "row {row}: {why}")
_EMPTY = Words("没有填写", "is empty")
_NOT_THEN = Words("日期不在交办日期与今天之间", "is not between the day it was handed over and today")
_NO_PROOF = Words(
    "第 {row} 行：没有证明材料，不能录入整改情况。请先在事项页上传材料",
    "row {row}: no file proves the result: attach it to the matter first",
)
