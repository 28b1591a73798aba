"""What a sheet of answers that came back would do, opinion by opinion: what differs, what stands in its way (录入预览)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from guantong.apps.findings import list_values as values
from guantong.apps.findings.returned_rows import OUTCOMES, SAME, TOUCHED, Change, at_cell, unsound, whole
from guantong.apps.opinions.answering import lacking
from guantong.apps.opinions.answers_file import FILLED, is_marked, yuan_of
from guantong.apps.opinions.models import Opinion, ReturnedAnswers
from guantong.apps.opinions.wording import OUTCOMES as ANSWERS
from guantong.apps.opinions.workflow import OPINION
from guantong.domain.roles import Standing
from guantong.domain.words import Words

_ANSWERS = values.spoken({name: [words.zh] for name, words in ANSWERS.items()})


@dataclass
class Line:
    """One opinion of the sheet."""

    number: int
    outcome: str
    says: Words
    opinion: Opinion | None = None
    version: int = 0
    facts: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    @property
    def title(self) -> Words:
        """What the row is of; empty where that is not known."""
        of = self.opinion
        return Words(f"意见 {of.pk} {of.about}", f"Opinion {of.pk} {of.about}") if of else Words("", "")

    @property
    def where(self) -> str:
        """Its page."""
        return reverse("opinions:opinion", args=[self.opinion.pk]) if self.opinion else ""


def compared(of: ReturnedAnswers, by: Standing) -> list[Line]:
    """Return what every row would do now: as many queries for one row as for all."""
    known = Opinion.objects.in_bulk([int(row["pk"]) for row in of.rows if whole(row["pk"])])
    seen: set[int] = set()
    lines = [_line(row, of, known, seen, by) for row in of.rows]
    return sorted(lines, key=lambda line: (list(OUTCOMES).index(line.outcome), line.number))


def _line(
    row: Mapping[str, str], of: ReturnedAnswers, known: Mapping[int, Opinion], seen: set[int], by: Standing
) -> Line:
    number = int(row["row"])
    if what := unsound(row):
        return Line(number, "wrong", what)
    pk, version = (int(row[name]) if whole(row[name]) else 0 for name in ("pk", "version"))
    one = known.get(pk)
    if one is None or not is_marked(pk, version, one.path, row["mark"]):
        return Line(number, "wrong", TOUCHED.filled(row=number))
    if one.path != of.path:
        return Line(number, "wrong", _OTHERS.filled(row=number, body=one.body))
    if pk in seen:
        return Line(number, "wrong", _TWICE.filled(row=number, pk=pk), one)
    seen.add(pk)
    if not any(row[name] for name in FILLED):
        return Line(number, "same", _EMPTY, one, version)
    if one.version != version:
        return Line(
            number,
            "stale",
            _STALE.filled(row=number, old=version, new=one.version, state=OPINION.states[one.state]),
            one,
        )
    line = Line(number, "same", SAME, one, version)
    wrong = _read(row, line)
    if line.changes and not wrong:
        refusal = OPINION.why_not("take_down_answer", by, one.state, one.path)
        wrong += [_AT.filled(row=number, why=refusal.why)] if refusal else []
        wrong += [_AT.filled(row=number, why=why) for why in lacking(**line.facts).values()]
    if wrong:
        line.outcome, line.says = "wrong", Words("；".join(w.zh for w in wrong), "; ".join(w.en for w in wrong))
    elif line.changes:
        line.outcome, line.says = "differs", OPINION.row("take_down_answer").words
    return line


def _read(row: Mapping[str, str], line: Line) -> list[Words]:
    wrong: list[Words] = []
    for name, label in FILLED.items():
        try:
            value = _value(name, row[name])
        except values.Wrong as error:
            wrong.append(at_cell(row, name, label, error.why))
            continue
        before = getattr(line.opinion, name)
        line.facts[name.removeprefix("draft_")] = value
        if value != before:
            line.changes.append(Change(label, _shown(name, before), _shown(name, value)))
    return wrong


def _value(name: str, text: str) -> Any:
    if name == "draft_outcome":
        return values.word(text, _ANSWERS)
    if name == "draft_amount":
        return values.amount(text, "元")
    return values.short(text, 200 if name == "draft_place" else 2000)


def _shown(name: str, value: Any) -> str:
    if name == "draft_outcome" and value:
        return ANSWERS[value].zh
    return yuan_of(value) if name == "draft_amount" else str(value or "")


_OTHERS = Words(
    "第 {row} 行由{body}答复，其他单位不能代答。请分开上传",
    "row {row} is answered by {body}, and by no other unit: bring them apart",
)
_TWICE = Words("第 {row} 行：意见 {pk} 在表中出现两次", "row {row}: opinion {pk} stands in the sheet twice")
_STALE = Words(
    "第 {row} 行：下载以后有变动（版本 {old} → {new}，现在是“{state}”）。请重新下载、核对后填写",
    "row {row}: it was changed since (version {old} → {new}, now {state}): download the sheet anew",
)
_EMPTY = Words("没有填写，不录入", "left empty, nothing is taken down")
_AT = Words("第 {row} 行：{why}", "row {row}: {why}")
