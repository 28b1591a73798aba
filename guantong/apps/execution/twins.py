"""What units and finance say about money away from the system: why a project is slow or fast, what finance answers (快慢原因表、统筹答复表)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from guantong.apps.actors.models import Organisation
from guantong.apps.components.locked_workbook import yuan_of
from guantong.apps.components.twins import Answer, Asked, Signed, Twin
from guantong.apps.execution.days import on_a_day
from guantong.apps.execution.models import Cause, Offer
from guantong.apps.execution.operations import answer, finance_on, propose, reallocate, state_cause
from guantong.apps.execution.queries import projects
from guantong.apps.execution.reusing import offers_seen_by, seen_lines
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
        unit, project, on = one.of
        pace, _, code = one.facts["cause"].partition(".")
        yield state_cause(
            unit_code=unit, project_code=project, on=on, pace=pace, code=code, words=one.facts["words"], by=by, as_of=as_of
        )  # fmt: skip


def _cause_value(name: str, text: str) -> Any:
    return values.word(text, _CAUSE_OF) if name == "cause" else values.short(text, 400)


def _wants_cause(_asked: Asked | None, facts: Mapping[str, Any], _today: date) -> Mapping[str, Words]:
    return {} if facts["cause"] else {"cause": _NO_CAUSE}


def _offers(standing: Standing, today: date) -> list[Asked]:
    return _of_finance(offers_seen_by(standing).filter(state="sent"), today)


def _of_finance(offers: QuerySet[Offer], today: date) -> list[Asked]:
    """Proposals that wait for finance; each finance bureau of the district gets them all."""
    rows = list(offers.order_by("pk"))
    bodies = Organisation.objects.filter(path__in=finance_on(today)).order_by("path")
    return [
        Asked(
            str(one.pk), str(one.version), body.path, str(body),
            {
                "unit": one.unit, "project": one.project, "allowed": yuan_of(one.allowed), "paid": yuan_of(one.paid),
                "planned": yuan_of(one.planned), "amount": yuan_of(one.amount), "agreed_before": yuan_of(one.agreed), "reason": one.reason,
            },
            f"{one.unit} {one.project}", reverse("execution:offer", args=[one.pk]), one,
        )
        for body in bodies
        for one in rows
    ]  # fmt: skip


def _answered(answers: Sequence[Answer], signed: Signed, by: Standing, as_of: datetime) -> Iterable[Offer]:
    for one in answers:
        offer = one.of
        yield answer(
            offer=offer, version=offer.version, agreed=one.facts["agreed"], answer=one.facts["answer"], answered_on=signed.signed_on, by=by,
            as_of=as_of,
        )  # fmt: skip


def _offer_value(name: str, text: str) -> Any:
    if name in ("agreed", "amount", "moved"):
        return values.amount(text, "元")
    return values.day(text) if name == "moved_on" else values.short(text, 80 if name == "document" else 400)


def _wants_sum(asked: Asked | None, facts: Mapping[str, Any], _today: date) -> Mapping[str, Words]:
    agreed, most = facts["agreed"], asked.of.amount if asked else 0
    wrong = {} if facts["answer"] else {"answer": _NO_ANSWER}
    if agreed is None:
        return {**wrong, "agreed": _NO_SUM}
    return wrong if 0 <= agreed <= most else {**wrong, "agreed": _NOT_WITHIN.filled(most=yuan_of(most))}


def _unspendable(standing: Standing, today: date) -> list[Asked]:
    """Lines of money that is not payable this year by the unit's own forecast, and that nobody has proposed yet."""
    asked = on_a_day("", today)
    if asked is None:
        return []
    paths = paths_of(standing)
    return [
        Asked(
            "/".join(one.key), version_of(asked.day, one.left), path, one.line.unit,
            {
                "project_code": one.line.project_code, "project": one.line.project, "day": asked.day.isoformat(),
                "allowed": yuan_of(one.line.allowed), "paid": yuan_of(one.line.paid), "planned": yuan_of(one.line.planned),
                "left": yuan_of(one.left),
            },
            one.line.project, "", (*one.key, asked.day.isoformat(), one.line.allowed - one.line.paid),
        )
        for one in seen_lines(asked, sight_of(standing), standing)
        if one.offer is None and one.line.project_code and (path := paths.path_of(one.line.unit_code, one.line.unit))
    ]  # fmt: skip


def _proposed(answers: Sequence[Answer], _signed: Signed, by: Standing, as_of: datetime) -> Iterable[Offer]:
    for one in answers:
        unit, project, on, _ = one.of
        yield propose(
            unit_code=unit, project_code=project, on=on, amount=one.facts["amount"], reason=one.facts["reason"], by=by, as_of=as_of
        )  # fmt: skip


def _wants_offer(asked: Asked | None, facts: Mapping[str, Any], _today: date) -> Mapping[str, Words]:
    most = asked.of[3] if asked else 0
    wrong = {} if facts["reason"] else {"reason": _NO_REASON}
    return wrong if 0 < (facts["amount"] or 0) <= most else {**wrong, "amount": _NOT_UNSPENT.filled(most=yuan_of(most))}


def _agreed(standing: Standing, today: date) -> list[Asked]:
    return _of_finance(offers_seen_by(standing).filter(state="answered", agreed__gt=0), today)


def _moved(answers: Sequence[Answer], _signed: Signed, by: Standing, as_of: datetime) -> Iterable[Offer]:
    for one in answers:
        offer = one.of
        yield reallocate(offer=offer, version=offer.version, by=by, as_of=as_of, **one.facts)


def _wants_move(asked: Asked | None, facts: Mapping[str, Any], today: date) -> Mapping[str, Words]:
    moved, most = facts["moved"], asked.of.amount if asked else 0
    wrong = {} if facts["document"] else {"document": _NO_DOCUMENT}
    wrong |= {} if moved is not None and 0 <= moved <= most else {"moved": _NOT_WITHIN.filled(most=yuan_of(most))}
    return wrong if facts["moved_on"] and facts["moved_on"] <= today else {**wrong, "moved_on": _NO_DAY}


_NO_CAUSE = Words("请从下拉中选一个原因", "choose a cause of the list")
_NO_ANSWER = Words("请写答复，不同意的写明理由", "say what is answered, with the reason if it is no")
_NO_SUM = Words("请写同意统筹的金额（元），不同意的写 0", "write the amount in yuan, 0 for none")
_NO_REASON = Words("请写理由", "give the reason")
_NOT_UNSPENT = Words("应大于 0，不超过还没有支付的 {most} 元", "is above 0, up to the {most} yuan that are not spent")
_NO_DOCUMENT = Words("请写调剂或调整的文号", "give the number of the document that moved it")
_NO_DAY = Words("写不晚于今天的日期，如 2026-11-10", "write a day up to today")
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
    Twin(
        "offers", Words("可统筹资金申报表", "proposals of money to use again"), Words("录入申报", "taken down as the unit's proposal"),
        {
            "project_code": "项目编码", "project": "项目", "day": "截至", "allowed": "可支出（元）", "paid": "已支付（元）", "planned": "年内还要支付（元）",
            "left": "按用款计划年内用不出（元）",
        },
        {"amount": "申报统筹（元）", "reason": "理由"}, ("只填愿意交回统筹的项目，其余空着。不申报不等于有问题。",),
        _offer_value, _proposed, waiting=_unspendable, lacking=_wants_offer, widths={"project": 30, "left": 22, "reason": 44},
    ),
    Twin(
        "offer_moves", Words("统筹落实情况表", "money that was moved"), Words("录入实际统筹", "taken down as really moved"),
        {"unit": "单位", "project": "项目", "amount": "建议统筹（元）", "agreed_before": "财政同意（元）"},
        {"moved": "实际统筹（元）", "document": "调剂或调整文号", "moved_on": "统筹日期"}, ("没有统筹的写 0，文号和日期照填。日期写成 2026-11-10。",),
        _offer_value, _moved, waiting=_agreed, lacking=_wants_move, widths={"unit": 24, "project": 30, "document": 26},
    ),
)  # fmt: skip
