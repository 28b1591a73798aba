"""An office says what it makes of suggestions on a sheet, without signing in: a row a criterion, each with its reason (可行性意见表)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.urls import reverse

from guantong.apps.actors.models import Organisation
from guantong.apps.components.twins import Answer, Asked, Signed, Twin
from guantong.apps.consultation.criteria import VERDICTS, criteria_on
from guantong.apps.consultation.feasibility import state_feasibility
from guantong.apps.consultation.models import Feasibility, Suggestion
from guantong.apps.consultation.queries import suggestions_seen_by
from guantong.apps.findings import list_values as values
from guantong.apps.notices.models import DueWork
from guantong.domain.roles import Standing
from guantong.domain.words import Words

_COST = "cost"
_SPOKEN = values.spoken({code: [words.zh] for code, words in VERDICTS.items()})


def _asked(standing: Standing, today: date) -> list[Asked]:
    """Return every criterion of every suggestion that an office was asked about and has not answered; four queries."""
    waiting = list(
        DueWork.objects.filter(verb="state_feasibility", state="open").order_by("path", "pk").values_list("key", "path")
    )
    keys = {key: int(key.rpartition("/")[2]) for key, _ in waiting}
    rows = suggestions_seen_by(standing).filter(state="submitted").in_bulk(set(keys.values()))
    bodies = {body.path: body for body in Organisation.objects.filter(path__in={path for _, path in waiting})}
    lines = [(one.code, one.words.zh, one.asks.zh) for one in criteria_on(today)]
    return [
        _line(row, bodies[path], *line)
        for key, path in waiting
        if (row := rows.get(keys[key])) and path in bodies
        for line in (*lines, (_COST, "核算金额", "按什么算出，需要多少钱"))
    ]  # fmt: skip


def _line(row: Suggestion, body: Organisation, code: str, name: str, asks: str) -> Asked:
    cells = {
        "suggestion": f"{row.code} {row.title}", "where": f"{row.place.name} {row.where}".strip(), "text": row.text, "criterion": name,
        "asks": asks,
    }  # fmt: skip
    where = reverse("consultation:suggestion", args=[row.pk])
    return Asked(f"{row.pk}/{code}", "1", body.path, str(body), cells, f"{row.code} {name}", where, (row, code, body))


def _stated(answers: Sequence[Answer], signed: Signed, by: Standing, as_of: datetime) -> Iterable[Feasibility]:
    """State what one office says of each suggestion: the rows of one are one statement."""
    by_suggestion = sorted(answers, key=lambda one: one.of[0].pk)
    for _, found in groupby(by_suggestion, key=lambda one: one.of[0].pk):
        rows = list(found)
        row, _, body = rows[0].of
        facts = {one.of[1]: one.facts for one in rows}
        money = facts.pop(_COST, {"cost": None, "reason": ""})
        yield state_feasibility(
            suggestion=row, office=body, verdicts={code: (told["verdict"], told["reason"]) for code, told in facts.items()},
            cost=money["cost"], cost_basis=money["reason"], document=signed.source, stated_on=signed.signed_on, by=by, as_of=as_of,
        )  # fmt: skip


def _value(name: str, text: str) -> Any:
    if name == "verdict":
        return values.word(text, _SPOKEN)
    return values.amount(text, "元") if name == "cost" else values.short(text, 300)


def _wants(asked: Asked | None, facts: Mapping[str, Any], _today: date) -> Mapping[str, Words]:
    wrong = {} if facts["reason"] else {"reason": _NO_REASON}
    if asked and asked.of[1] == _COST:
        wrong |= {"cost": _NO_COST} if facts["cost"] is None else {}
        return wrong | ({"verdict": _COST_ALONE} if facts["verdict"] else {})
    wrong |= {} if facts["verdict"] else {"verdict": _NO_VERDICT}
    return wrong | ({"cost": _NOT_HERE} if facts["cost"] is not None else {})


_NO_REASON = Words("没有填写：没有理由的判断不作数", "is empty: a verdict without a reason does not count")
_NO_VERDICT = Words("没有填写", "is empty")
_NO_COST = Words("没有填写", "is empty")
_COST_ALONE = Words("核算金额一行只填金额和依据", "the row of the cost takes the amount and its basis alone")
_NOT_HERE = Words("金额填在“核算金额”一行", "the amount goes into the row of the cost")

TWINS = (
    Twin(
        "feasibility", Words("可行性意见表", "feasibility"), Words("录入可行性意见", "state feasibility"),
        shown={"suggestion": "项目建议", "where": "地点", "text": "建设内容", "criterion": "审查内容", "asks": "看什么"},
        filled={"verdict": "判断", "reason": "理由或依据", "cost": "核算金额（元）"},
        told=(
            "一行一项审查内容。判断从下拉中选，并写明理由；不填的一项就是没有看，不算通过。",
            "核算金额填在每件建议最后一行，理由一栏写怎样算出来的。同一件建议的各行一并生效。",
            "判断供会商参考，不是准驳。不得填写国家秘密、工作秘密。",
        ),
        value=_value, take=_stated, waiting=_asked, lacking=_wants, offered={"verdict": [words.zh for words in VERDICTS.values()]},
        widths={"suggestion": 28, "text": 40, "asks": 24, "reason": 40, "cost": 18},
    ),
)  # fmt: skip
