"""A sheet of topics: the sample that is handed out, and a filled one taken in, each topic once (议题样表)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from guantong.apps.actors import sheets
from guantong.apps.actors.models import Organisation
from guantong.apps.components.locked_workbook import Page, workbook_of_pages
from guantong.apps.years.models import FiscalYear, Topic
from guantong.apps.years.topics import import_topics
from guantong.domain.lifecycle.topics import Source, Way
from guantong.domain.period import parse_date
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

HEADS = {
    "title": "议题", "source": "来源", "why": "理由", "way": "建议方式", "organisation": "提出机构", "proposer": "提出人",
    "proposed_on": "提出日期",
}  # fmt: skip
_MORE = 300
_EXAMPLE = {
    "title": "老旧小区改造资金使用情况", "source": Source.APPEALS.words.zh, "why": "来信来访较集中", "way": Way.REPORT.words.zh,
    "organisation": "明湖区城市管理局", "proposer": "沈经办", "proposed_on": "2026-11-12",
}  # fmt: skip
_TOLD = (
    "一行一个议题。来源、建议方式从下拉中选；每行写明理由。提出机构填全称，与“机构”中一致。",
    "提出日期写成 2026-11-12，不晚于导入当天。有一行不能导入，整份都不导入。不得填写国家秘密、工作秘密。",
)
_LONGEST = {"title": 120, "why": 600, "proposer": 40}


def template() -> bytes:
    """Return the empty sheet: sources and ways to pick from, a filled row on the sheet that says how."""
    return _workbook((), _MORE)


def file_of(topics: Iterable[Topic]) -> bytes:
    """Return topics in the form they are taken in from."""
    bodies = {body.path: body.name for body in Organisation.objects.all()}
    return _workbook([_row(one, bodies.get(one.path, "")) for one in topics], 0)


def _workbook(rows: Iterable[Mapping[str, str]], more: int) -> bytes:
    picks = {"source": [one.words.zh for one in Source], "way": [one.words.zh for one in Way]}
    page = Page(
        "议题", HEADS, rows, offered=picks, more=more, frozen=1, example=_EXAMPLE, widths={"title": 36, "why": 40}
    )
    return workbook_of_pages((page,), _TOLD)


def _row(one: Topic, body: str) -> dict[str, str]:
    return {
        "title": one.title, "source": Source(one.source).words.zh, "why": one.why, "way": Way(one.way).words.zh, "organisation": body,
        "proposer": one.proposer.removeprefix(body).strip(), "proposed_on": one.proposed_on.isoformat(),
    }  # fmt: skip


def take_in_file(*, year: FiscalYear, file_name: str, raw: bytes, by: Standing, as_of: datetime) -> FiscalYear:
    """Take a filled sheet in; raises BadInput at `file` naming every row that cannot be, and takes in nothing then."""
    import_topics(year=year, rows=topics_in(file_name, raw, as_of.date()), by=by, as_of=as_of)
    return year


def topics_in(file_name: str, raw: bytes, today: date) -> list[dict[str, Any]]:
    """Return the topics of a sheet in its order; raises BadInput at `file`."""
    try:
        found = sheets.read(file_name, raw)
    except sheets.Unreadable as unreadable:
        raise BadInput({"file": unreadable.why}) from unreadable
    sheet = next((one for one in found if set(HEADS.values()) <= set(one.columns)), None)
    if sheet is None:
        raise BadInput({"file": _HEADS.filled(heads="、".join(HEADS.values()))})
    names = set(Organisation.objects.values_list("name", flat=True))
    rows, wrong = [], []
    for row in sheet.rows:
        if not row.values.get(HEADS["title"]):
            continue  # what was exported by whom stands below the rows
        try:
            rows.append(_topic(row.values, names, today))
        except ValueError as error:
            wrong.append(_ROW.filled(number=row.number, why=error.args[0]))
    if wrong:
        raise BadInput({"file": Words("；".join(w.zh for w in wrong[:10]), "; ".join(w.en for w in wrong[:10]))})
    if not rows:
        raise BadInput({"file": _EMPTY})
    return rows


def _topic(values: Mapping[str, str], names: set[str], today: date) -> dict[str, Any]:
    typed = {key: values.get(name, "").strip() for key, name in HEADS.items()}
    for key, most in _LONGEST.items():
        if len(typed[key]) > most:
            raise ValueError(_LONG.filled(column=HEADS[key], most=most))
    sources = {one.words.zh: one for one in Source}
    ways = {one.words.zh: one for one in Way}
    if typed["source"] not in sources:
        raise ValueError(_NOT_ONE.filled(column=HEADS["source"]))
    if typed["way"] not in ways:
        raise ValueError(_NOT_ONE.filled(column=HEADS["way"]))
    if typed["organisation"] not in names:
        raise ValueError(_NO_BODY)
    if not typed["why"]:
        raise ValueError(_NO_WHY)
    try:
        on = parse_date(typed["proposed_on"])
    except ValueError as error:
        raise ValueError(_DAY) from error
    if on > today:
        raise ValueError(_DAY)
    return {**typed, "source": sources[typed["source"]], "way": ways[typed["way"]], "proposed_on": on}


_HEADS = Words("没有找到表头：{heads}。请用下载的样表", "no row of headers {heads}; use the sample")
_EMPTY = Words("表里没有议题", "there is no topic in the sheet")
_ROW = Words("第 {number} 行：{why}", "row {number}: {why}")
_LONG = Words("“{column}”超过 {most} 字", "“{column}” is over {most} characters")
_NOT_ONE = Words("“{column}”不是样表所列的一项", "“{column}” is not one of the sample's")
_NO_BODY = Words("没有这个机构，请填全称", "no such organisation; write its full name")
_NO_WHY = Words("缺少理由", "no reason is given")
_DAY = Words("提出日期应写成 2026-11-12，且不晚于今天", "the day is written 2026-11-12 and not after today")
