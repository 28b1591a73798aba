"""What units and finance say about money away from the system: why a project is slow or fast, what finance answers (快慢原因表、统筹答复表)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from guantong.apps.actors.models import Organisation
from guantong.apps.components.locked_workbook import yuan_of
from guantong.apps.components.twins import Answer, Asked, Signed, Twin
from guantong.apps.execution.days import on_a_day
from guantong.apps.execution.models import Cause, Offer
from guantong.apps.execution.operations import answer, finance_on, state_cause
from guantong.apps.execution.queries import projects
from guantong.apps.execution.reusing import offers_seen_by
from guantong.apps.execution.sight import paths_of, sight_of
from guantong.apps.findings import list_values as values
from guantong.apps.findings.twin_file import version_of
from guantong.domain.fiscal.records.causes import causes
from guantong.domain.roles import Standing
from guantong.domain.words import Words

_PACES = {"slow": "慢", "fast": "快"}
_CAUSES = {f"{pace}.{code}": f"{_PACES[pace]}：{words.zh}" for pace in _PACES for code, words in causes(pace).items()}
_CAUSE_OF = values.spoken({key: [words] for key, words in _CAUSES.items()})


def _projects(standing: Standing, today: date) -> list[Asked]:
    """Projects that are behind or ahead on the latest day, as their unit has not yet said why."""
    asked = on_a_day("", today)
    if asked is None:
        return []
    paths = paths_of(standing)
    lines = [one for one in projects(asked, sight_of(standing)) if one.code and one.points]
    told = Cause.objects.filter(year=asked.day.year, state="stated").values_list("unit_code", "project_code")
    said = set(told)
    return [
        Asked(
            f"{one.unit_code}/{one.code}", version_of(asked.day), path, one.unit,
            {
                "project_code": one.code, "project": one.name, "day": asked.day.isoformat(), "budget": yuan_of(one.budget),
                "paid": yuan_of(one.paid), "points": f"{'落后' if one.points > 0 else '超前'} {abs(one.points) / 100:.1f} 个百分点",
            },
            one.name, reverse("execution:why", args=[one.code]), (one.unit_code, one.code, asked.day.isoformat()),
        )
        for one in lines
        if (path := paths.path_of(one.unit_code, one.unit)) and (one.unit_code, one.code) not in said
    ]  # fmt: skip


def _stated(answers: Sequence[Answer], _signed: Signed, by: Standing, as_of: datetime) -> Iterable[Cause]:
    for one in answers:
        assert one.asked is not None  # noqa: S101 - every row of this sheet is of a project
        unit, project, on = one.asked.of
        pace, _, code = one.facts["cause"].partition(".")
        yield state_cause(
            unit_code=unit, project_code=project, on=on, pace=pace, code=code, words=one.facts["words"], by=by, as_of=as_of
        )  # fmt: skip


def _cause_value(name: str, text: str) -> Any:
    return values.word(text, _CAUSE_OF) if name == "cause" else values.short(text, 400)


def _wants_cause(_asked: Asked | None, facts: Mapping[str, Any], _today: date) -> Mapping[str, Words]:
    return {} if facts["cause"] else {"cause": _NO_CAUSE}


def _offers(standing: Standing, today: date) -> list[Asked]:
    """Proposals that finance has not answered; each finance bureau of the district gets them all."""
    rows = list(offers_seen_by(standing).filter(state="sent").order_by("pk"))
    bodies = Organisation.objects.filter(path__in=finance_on(today)).order_by("path")
    return [
        Asked(
            str(one.pk), str(one.version), body.path, str(body),
            {
                "unit": one.unit, "project": one.project, "allowed": yuan_of(one.allowed), "paid": yuan_of(one.paid),
                "planned": yuan_of(one.planned), "amount": yuan_of(one.amount), "reason": one.reason,
            },
            f"{one.unit} {one.project}", reverse("execution:offer", args=[one.pk]), one,
        )
        for body in bodies
        for one in rows
    ]  # fmt: skip


def _answered(answers: Sequence[Answer], signed: Signed, by: Standing, as_of: datetime) -> Iterable[Offer]:
    for one in answers:
        assert one.asked is not None  # noqa: S101 - every row of this sheet is of a proposal
        offer = one.asked.of
        yield answer(
            offer=offer, version=offer.version, agreed=one.facts["agreed"], answer=one.facts["answer"], answered_on=signed.signed_on, by=by,
            as_of=as_of,
        )  # fmt: skip


def _offer_value(name: str, text: str) -> Any:
    return values.amount(text, "元") if name == "agreed" else values.short(text, 400)


def _wants_sum(asked: Asked | None, facts: Mapping[str, Any], _today: date) -> Mapping[str, Words]:
    agreed, most = facts["agreed"], asked.of.amount if asked else 0
    wrong = {} if facts["answer"] else {"answer": _NO_ANSWER}
    if agreed is None:
        return {**wrong, "agreed": _NO_SUM}
    return wrong if 0 <= agreed <= most else {**wrong, "agreed": _NOT_WITHIN.filled(most=yuan_of(most))}


_NO_CAUSE = Words("请从下拉中选一个原因", "choose a cause of the list")
_NO_ANSWER = Words("请写答复，不同意的写明理由", "say what is answered, with the reason if it is no")
_NO_SUM = Words("请写同意统筹的金额（元），不同意的写 0", "write the amount in yuan, 0 for none")
_NOT_WITHIN = Words("应在 0 与建议金额 {most} 元之间", "is between 0 and the {most} yuan proposed")
TWINS = (
    Twin(
        "pace_causes", Words("快慢原因表", "causes of a pace"), Words("录入原因", "taken down as the unit's cause"),
        {"project_code": "项目编码", "project": "项目", "day": "截至", "budget": "预算（元）", "paid": "已支付（元）", "points": "与进度标尺相比"},
        {"cause": "原因", "words": "说明"},
        ("原因从下拉中选一个，说明可以空着。原因由单位选择，系统不推断、不评价。", "一个项目有几个原因的，选最主要的一个，其余写在说明里。"),
        _cause_value, _stated, waiting=_projects, lacking=_wants_cause, offered={"cause": list(_CAUSES.values())},
        widths={"project": 32, "points": 20, "cause": 24, "words": 50},
    ),
    Twin(
        "offer_answers", Words("可统筹资金答复表", "answers on money to use again"), Words("录入财政答复", "taken down as finance's answer"),
        {
            "unit": "单位", "project": "项目", "allowed": "可支出（元）", "paid": "已支付（元）", "planned": "年内还要支付（元）", "amount": "建议统筹（元）",
            "reason": "理由",
        },
        {"agreed": "同意统筹（元）", "answer": "答复"},
        ("同意的写金额，不超过建议金额；不同意的写 0，并在答复中写明理由。暂不答复的两格都空着。",),
        _offer_value, _answered, waiting=_offers, lacking=_wants_sum, widths={"unit": 24, "project": 28, "reason": 30, "answer": 44},
    ),
)  # fmt: skip
