"""What finance answers to the study of an adjustment away from the system: remark by remark (调整意见反馈表)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from guantong.apps.actors.models import Organisation
from guantong.apps.adjustments.models import Plan, Remark
from guantong.apps.adjustments.queries import plans_seen_by
from guantong.apps.adjustments.studying import answer_remark
from guantong.apps.adjustments.terms import choices, terms
from guantong.apps.adjustments.workflow import PLAN
from guantong.apps.components.twins import Answer, Asked, Signed, Twin
from guantong.apps.findings import list_values as values
from guantong.apps.findings.twin_file import version_of
from guantong.domain.roles import Standing
from guantong.domain.words import Words

_OUTCOMES = {name: words.zh for name, words in choices("outcomes")}
_OUTCOME_OF = values.spoken({name: [words] for name, words in _OUTCOMES.items()})


def _remarks(standing: Standing, _today: date) -> list[Asked]:
    """Remarks without an answer, of plans on which one may be noted."""
    states = PLAN.row("answer_remark").begins
    rows = Remark.objects.filter(
        plan__in=plans_seen_by(standing).filter(state__in=states).order_by().values("pk"), outcome=""
    )
    found = list(rows.select_related("plan").order_by("plan", "number"))
    bodies = {one.path: str(one) for one in Organisation.objects.filter(path__in={one.plan.path for one in found})}
    return [
        Asked(
            str(one.pk), version_of(one.words, one.line_name), one.plan.path, bodies.get(one.plan.path, ""),
            {"plan": one.plan.title, "number": str(one.number), "line_name": one.line_name or "整个方案", "words": one.words},
            f"{one.plan.title} 第{one.number}条", reverse("adjustments:plan", args=[one.plan_id]), one,
        )
        for one in found
    ]  # fmt: skip


def _answered(answers: Sequence[Answer], signed: Signed, by: Standing, as_of: datetime) -> Iterable[Plan]:
    moved: dict[int, Plan] = {}
    for one in answers:
        remark = one.of
        plan = moved.get(remark.plan_id, remark.plan)
        moved[remark.plan_id] = answer_remark(
            plan=plan, remark=str(remark.number), outcome=one.facts["outcome"], answer=one.facts["answer"], answered_on=signed.signed_on,
            version=plan.version, by=by, as_of=as_of,
        )  # fmt: skip
    return moved.values()


def _value(name: str, text: str) -> Any:
    return values.word(text, _OUTCOME_OF) if name == "outcome" else values.short(text, 2000)


def _lacking(_asked: Asked | None, facts: Mapping[str, Any], _today: date) -> Mapping[str, Words]:
    wrong = {} if facts["answer"] else {"answer": _NO_ANSWER}
    return wrong if facts["outcome"] in terms("outcomes", facts["signed_on"]) else {**wrong, "outcome": _NO_OUTCOME}


_NO_ANSWER = Words("请写反馈", "nothing is answered")
_NO_OUTCOME = Words("请从下拉中选采纳情况", "choose whether it was adopted")
TWINS = (
    Twin(
        "remark_answers", Words("调整意见反馈表", "answers to remarks on an adjustment"), Words("录入反馈", "taken down as finance's answer"),
        {"plan": "预算调整方案", "number": "第几条", "line_name": "涉及项目", "words": "意见"}, {"outcome": "采纳情况", "answer": "反馈"},
        ("逐条写采纳情况和反馈，未采纳的写明理由；这次不反馈的空着。",),
        _value, _answered, waiting=_remarks, lacking=_lacking, offered={"outcome": list(_OUTCOMES.values())},
        widths={"plan": 28, "line_name": 26, "words": 48, "answer": 48},
    ),
)  # fmt: skip
