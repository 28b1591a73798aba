"""Adjustments of earlier years, taken in as history: a row a plan or a line, all or nothing, no clock measures them (历史导入)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from guantong.apps.adjustments.models import Edition, Plan
from guantong.apps.adjustments.moving import finance_path, kept, recorded
from guantong.apps.adjustments.terms import choices, named, words_of
from guantong.apps.adjustments.workflow import PLAN
from guantong.apps.components.locked_workbook import workbook_of
from guantong.apps.components.search import searchable
from guantong.apps.findings.reading_lists import LARGEST, Row, plain, sheets_in
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

COLUMNS = {
    "year": "年度", "number": "第几次", "title": "名称", "triggers": "法定情形", "received_on": "收到日期", "decision": "决议文号",
    "decided_on": "决定日期", "published_on": "公开日期", "filed_on": "备案日期",
}  # fmt: skip
_DAYS = ("received_on", "decided_on", "published_on", "filed_on")
_NEEDED = ("year", "number", "title", "decision", "decided_on")
_LONGEST = {"title": 160, "decision": 80}
_EXAMPLE = (
    "例：2023",
    "1",
    "2023年第一次预算调整方案",
    "需要增加举借债务数额",
    "2023-05-20",
    "明人常〔2023〕9号",
    "2023-06-28",
    "2023-07-10",
    "2023-07-20",
)
_MORE = 200
_TOLD = (
    "一行一次已经办结的预算调整。年度以“例”开头的行是示例，不导入。",
    "法定情形从下拉中选；有几种的，用分号隔开。日期写成 2023-06-28；没有公开、备案的空着。",
    "按历史导入：保留原来的状态，不计时限、不提醒、不按后来的规定提示。有一行不能导入，整份都不导入。不得填写国家秘密、工作秘密。",
)


@dataclass(frozen=True, slots=True)
class Past:
    """One plan of an earlier year as a row says it, and what is wrong in the row."""

    row: int
    facts: Mapping[str, Any]
    wrong: tuple[Words, ...]


def template() -> bytes:
    """Return the empty form with an example, which is not read."""
    return _workbook([dict(zip(COLUMNS, _EXAMPLE, strict=True))], _MORE)


def file_of(plans: Iterable[Plan]) -> bytes:
    """Return plans that came to an end, in the form they are taken in from."""
    return _workbook(map(_row, plans), 0)


def _workbook(rows: Iterable[Mapping[str, str]], more: int) -> bytes:
    picks = {"triggers": [words.zh for _, words in choices("triggers")]}
    return workbook_of(
        "历史调整", COLUMNS, rows, offered=picks, told=_TOLD, more=more, widths={"title": 32, "triggers": 28}
    )


def _row(plan: Plan) -> dict[str, str]:
    days = {name: day.isoformat() if (day := getattr(plan, name)) else "" for name in _DAYS}
    grounds = "；".join(words_of("triggers", name).zh for name in plan.triggers)
    return {
        "year": str(plan.year), "number": str(plan.number), "title": plan.title, "triggers": grounds, "decision": plan.decision, **days
    }  # fmt: skip


def past_in(raw: bytes, today: date) -> list[Past]:
    """Return the rows of a workbook; raises BadInput at `file` where none of its sheets has the columns."""
    for sheet in sheets_in(raw):
        for head in sheet.rows[:10]:
            labels = [plain(text) for text in head.texts]
            at = {name: labels.index(plain(said)) for name, said in COLUMNS.items() if plain(said) in labels}
            if set(_NEEDED) <= set(at):
                rows = [
                    row for row in sheet.rows if row.number > head.number and not row.text(at["year"]).startswith("例")
                ]
                return [_read(row, at, today) for row in rows]
    raise BadInput({"file": _NO_HEADER.filled(needed="、".join(COLUMNS[name] for name in _NEEDED))})


@transaction.atomic
def take_in_history(*, file_name: str, raw: bytes, by: Standing, as_of: datetime) -> list[Plan]:
    """Take in every plan of a workbook as history, filed or at least decided; none if one row is wrong.

    What is wrong is told row by row at `file`.
    """
    path = finance_path(as_of.date())
    PLAN.demand("take_in_history", by, NEW, path)
    if len(raw) > LARGEST:
        raise BadInput({"file": _LARGE})
    rows = past_in(raw, as_of.date())
    told = [f"第 {one.row} 行：{'，'.join(words.zh for words in one.wrong)}" for one in rows if one.wrong]
    if told or not rows:
        said = "；".join(told[:12]) or _NOTHING.zh
        raise BadInput({"file": Words(said, said)})
    found = []
    for one in rows:
        facts = dict(one.facts)
        received = facts.pop("received_on") or facts["decided_on"]
        try:
            with transaction.atomic():
                plan = Plan.objects.create(
                    **facts, received_on=received, history=True, state="filed", path=path, registered_by=by.person, registered_at=as_of,
                    search=searchable(facts["title"], facts["decision"]),
                )  # fmt: skip
        except IntegrityError as error:
            raise BadInput({"file": _THERE.filled(row=one.row)}) from error
        edition = Edition.objects.create(plan=plan, number=1, came_on=received, file=file_name[:120])
        kept(edition, plan, "take_in_history", by, as_of)
        found.append(recorded(plan, "take_in_history", by, as_of, decision=plan.decision))
    return found


def _read(row: Row, at: Mapping[str, int], today: date) -> Past:
    wrong, facts = list[Words](), dict[str, Any]()
    texts = {name: row.text(column).strip() for name, column in at.items()}
    wrong.extend(_EMPTY.filled(name=COLUMNS[name]) for name in _NEEDED if not texts[name])
    for name, low, high in (("year", 2000, today.year), ("number", 1, 99)):
        number = int(texts[name]) if texts[name].isdecimal() and len(texts[name]) < 5 else 0
        if texts[name] and not low <= number <= high:
            wrong.append(_NUMBER.filled(name=COLUMNS[name], typed=texts[name][:20]))
        facts[name] = number
    for name in _DAYS:
        facts[name] = _day(texts.get(name, ""), COLUMNS[name], today, wrong)
    grounds = [part for part in texts.get("triggers", "").replace("；", ";").split(";") if part.strip()]
    facts["triggers"] = [name for part in grounds if (name := named("triggers", part))]
    wrong.extend(_GROUND.filled(typed=part[:30]) for part in grounds if not named("triggers", part))
    for name, most in _LONGEST.items():
        facts[name] = texts[name]
        if len(texts[name]) > most:
            wrong.append(_LONG.filled(name=COLUMNS[name], count=len(texts[name]), most=most))
    return Past(row.number, facts, tuple(wrong))


def _day(typed: str, name: str, today: date, wrong: list[Words]) -> date | None:
    if not typed:
        return None
    try:
        day = date.fromisoformat(typed[:10].replace("/", "-").replace(".", "-"))
    except ValueError:
        wrong.append(_NO_DAY.filled(name=name, typed=typed[:20]))
        return None
    if day > today:
        wrong.append(_TO_COME.filled(name=name))
    return day


_NO_HEADER = Words("没有找到表头，至少要有：{needed}", "no header found; it needs: {needed}")
_LARGE = Words("文件太大，请拆成几份", "the file is too large: split it")
_LONG = Words("“{name}”有 {count} 字，超过 {most} 字", "“{name}” has {count} characters, more than {most}")
_NOTHING = Words("文件里没有可导入的行", "the file holds no row to take in")
_EMPTY = Words("“{name}”为空", "“{name}” is empty")
_NUMBER = Words("“{name}”不对：{typed}", "“{name}” is wrong: {typed}")
_NO_DAY = Words("“{name}”应写成 2023-06-28：{typed}", "“{name}” is written 2023-06-28: {typed}")
_TO_COME = Words("“{name}”还没有到", "“{name}” has not come yet")
_GROUND = Words("没有“{typed}”这种法定情形", "the law knows no ground “{typed}”")
_THERE = Words(
    "第 {row} 行：这一年的这一次已经登记，一行也没有导入", "row {row} is registered already; nothing was taken in"
)
