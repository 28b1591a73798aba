"""One row of a sheet of performance: what it says, and what is wrong so that it cannot be taken in (填报表的一行)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from guantong.apps.evaluations.models.projects import TARGET_KINDS
from guantong.apps.evaluations.performance_sheet import HEADS, MONEY, ROWS_OF
from guantong.apps.evaluations.project_forms import thousandths
from guantong.apps.evaluations.project_work import lacking
from guantong.apps.findings import list_values as values
from guantong.domain.words import Words

_KINDS = values.spoken({key: [words.zh] for key, words in TARGET_KINDS.items()})
_STAGES = values.spoken({key: [words.zh] for key, words in ROWS_OF.items()})
_LENGTHS = {
    "unit_code": 60, "unit": 120, "project_code": 60, "project": 200, "name": 120, "measure": 20, "words": 200, "why_none": 200,
    "evaluator": 120, "grade": 120, "file": 160, "place": 80,
}  # fmt: skip
_NEEDED = {"target": ("kind", "name", "file", "place"), "result": ("evaluator", "evaluated_on")}
_OF_READING = ("name", "month")


@dataclass(frozen=True, slots=True)
class Read:
    """A row as it says: its facts by field, amounts in fen, targets and values in thousandths; `wrong` says why it cannot be."""

    number: int
    facts: Mapping[str, Any]
    wrong: tuple[Words, ...] = ()

    @property
    def key(self) -> tuple[int, str, str]:
        """Which project of which unit and year."""
        return self.facts["year"], self.facts["unit_code"], self.facts["project_code"]


def read_row(row: Mapping[str, str], today: date) -> Read:
    """Return what a row says, with every sentence of what is wrong in it."""
    facts: dict[str, Any] = {}
    wrong: list[Words] = []
    for name, label in HEADS.items():
        try:
            facts[name] = _value(name, row[name].strip())
        except values.Wrong as error:
            facts[name] = None if name not in _LENGTHS else ""
            wrong.append(_AT.filled(label=label, why=error.why))
    stage = facts["stage"] or ""
    needed = (
        "year",
        "unit_code",
        "unit",
        "project_code",
        "project",
        "stage",
        *_NEEDED.get(stage, _OF_READING if stage else ()),
    )
    told = {words.zh for words in wrong}
    wrong += [
        _BLANK.filled(label=HEADS[name]) for name in needed
        if not facts.get(name) and not any(said.startswith(f"“{HEADS[name]}”") for said in told)
    ]  # fmt: skip
    if not wrong:
        wrong += _of_stage(stage, facts, today)
    return Read(int(row["row"]), facts, tuple(wrong))


def _of_stage(stage: str, facts: Mapping[str, Any], today: date) -> list[Words]:
    if facts["year"] > today.year + 1:
        return [_YEAR]
    if stage == "result":
        return [_TO_COME] if facts["evaluated_on"] > today else []
    if stage == "target":
        return [] if facts["planned"] is not None or facts["words"] else [_NOTHING]
    if facts["name"] != MONEY and (facts["budget"] is not None or facts["spent"] is not None):
        return [_MONEY_ALONE]
    named = ("value", "budget", "spent", "why_none", "file", "place")
    return list(lacking(facts["name"] != MONEY, *(facts[name] for name in named)).values())


def _value(name: str, text: str) -> Any:
    if name in ("stage", "kind"):
        return values.word(text, _STAGES if name == "stage" else _KINDS)
    if name == "at_most":
        return values.yes(text)
    if name in ("year", "month"):
        return _whole(text, *((2000, 2100) if name == "year" else (1, 12)))
    if name in ("planned", "value"):
        values.readable(text)
        try:
            return thousandths(text)
        except ValidationError as error:
            raise values.Wrong(_NUMBER.filled(text=text[:40])) from error
    if name in ("budget", "spent"):
        return values.amount(text, "元")
    if name == "evaluated_on":
        return values.day(text)
    return values.short(text, _LENGTHS[name])


def _whole(text: str, low: int, high: int) -> int | None:
    values.readable(text)
    if not text:
        return None
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else -1  # four digits at most
    if not low <= number <= high:
        raise values.Wrong(_WHOLE.filled(text=text[:40], low=low, high=high))
    return number


_AT = Words("“{label}”：{why}", "“{label}”: {why}")
_BLANK = Words("“{label}”没有填写", "“{label}” is empty")
_NUMBER = Words("“{text}”不是数字，或多于三位小数", "“{text}” is no number, or has more than three decimals")
_WHOLE = Words("“{text}”应在 {low} 到 {high} 之间", "“{text}” is between {low} and {high}")
_MONEY_ALONE = Words(
    "预算数、支出数只填在指标为“资金”的行", "the budget and what was spent are of a row of “资金” alone"
)
_YEAR = Words("年度不晚于下一年", "the year is next year at the latest")
_TO_COME = Words("评价日期晚于今天", "the day of the evaluation is still to come")
_NOTHING = Words("既没有目标值，也没有定性目标", "it has neither a number nor words")
