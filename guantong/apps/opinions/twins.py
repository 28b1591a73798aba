"""Opinions away from the system: a street or station writes its own down, finance confirms what becomes of them (意见征集表、财政确认表)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.components.locked_workbook import yuan_of
from guantong.apps.components.twins import Answer, Asked, Signed, Twin
from guantong.apps.execution.operations import finance_on
from guantong.apps.findings import list_values as values
from guantong.apps.findings.reading_lists import plain
from guantong.apps.opinions.answering import lacking, take_down_confirmation
from guantong.apps.opinions.binding import Bound
from guantong.apps.opinions.forms import named_in
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.operations import raise_opinion
from guantong.apps.opinions.queries import opinions_seen_by
from guantong.apps.opinions.wording import OUTCOMES, causes, heads_on, latest, versions
from guantong.apps.opinions.workflow import OPINION
from guantong.domain.roles import Standing
from guantong.domain.words import Words

_COLLECT = (
    OrganisationKind.SUBDISTRICT_COMMITTEE, OrganisationKind.LIAISON_STATION, OrganisationKind.SUBDISTRICT_OFFICE,
    OrganisationKind.DELEGATION, OrganisationKind.DEPUTY_GROUP, OrganisationKind.SPECIAL_COMMITTEE,
)  # fmt: skip
_LENGTHS = {"unit": 120, "project": 200, "place": 200, "document": 80, "proposers": 400}


def _bodies(_standing: Standing, today: date) -> list[tuple[str, str]]:
    rows = Organisation.objects.filter(kind__in=_COLLECT).exclude(ends_on__lte=today).order_by("path")
    return [(one.path, str(one)) for one in rows]


def _raised(answers: Sequence[Answer], signed: Signed, by: Standing, as_of: datetime) -> Iterable[Opinion]:
    for one in answers:
        facts = one.facts
        yield raise_opinion(
            text=facts["text"], head=facts["head"], asks=[facts["asks"]] if facts["asks"] else [], year=facts["year"],
            version=facts["version"], line=Bound(unit=facts["unit"], project=facts["project"]), change_asked=facts["change_asked"],
            proposers=[found for _, found in facts["proposers"] if found], raised_on=signed.signed_on, by=by, as_of=as_of,
        )  # fmt: skip


def _raised_before(facts: Mapping[str, Any], _path: str) -> bool:
    """The same words about the same thing by the same people; by somebody else they are another opinion, merged by a person."""
    rows = Opinion.objects.filter(year=facts["year"], unit=facts["unit"], project=facts["project"])
    named = {found.name for _, found in facts["proposers"] if found}
    return any(
        plain(one.text) == plain(facts["text"]) and named <= {proposer.name for proposer in one.proposers.all()}
        for one in rows.exclude(state="withdrawn").prefetch_related("proposers")
    )


def _wants_opinion(_asked: Asked | None, facts: Mapping[str, Any], _today: date) -> Mapping[str, Words]:
    wrong = {name: _EMPTY for name in ("text", "proposers") if not facts[name]}
    wrong |= {} if facts["head"] in heads_on(facts["signed_on"]) else {"head": _NO_HEAD}
    if strange := [part for part, found in facts["proposers"] if found is None]:
        wrong["proposers"] = _NO_PERSON.filled(text=strange[0][:40])
    return wrong


def _unconfirmed(standing: Standing, today: date) -> list[Asked]:
    """Opinions that wait for finance's confirmation; each finance bureau of the district gets them all."""
    states = OPINION.row("take_down_confirmation").begins
    rows = list(opinions_seen_by(standing).filter(state__in=states).order_by("path", "pk"))
    bodies = Organisation.objects.filter(path__in=finance_on(today)).order_by("path")
    return [
        Asked(
            str(one.pk), str(one.version), body.path, str(body),
            {
                "body": one.body, "about": one.about or "一般意见", "text": one.text, "change_asked": yuan_of(one.change_asked),
                "drafted": f"{OUTCOMES[one.draft_outcome].zh}：{one.draft_reason}" if one.draft_outcome else "",
            },
            f"意见 {one.pk} {one.about}", reverse("opinions:opinion", args=[one.pk]), one,
        )
        for body in bodies
        for one in rows
    ]  # fmt: skip


def _confirmed(answers: Sequence[Answer], signed: Signed, by: Standing, as_of: datetime) -> Iterable[Opinion]:
    for one in answers:
        opinion = one.of
        yield take_down_confirmation(
            opinion=opinion, version=opinion.version, confirmed_on=signed.signed_on, by=by, as_of=as_of, **one.facts
        )


def _wants_confirmation(asked: Asked | None, facts: Mapping[str, Any], _today: date) -> Mapping[str, Words]:
    wrong = lacking(facts["outcome"], facts["reason"], facts["place"], facts["amount"])
    wrong |= {} if facts["document"] else {"document": _EMPTY}
    wrong |= {"outcome": _BEFORE} if asked and facts["signed_on"] < asked.of.raised_on else {}
    return wrong | ({"cause": _WHY} if facts["amount"] and not facts["cause"] else {})


def _value(name: str, text: str) -> Any:
    if name in _known():
        return values.word(text, values.spoken({key: [words.zh] for key, words in _known()[name].items()}))
    if name in ("change_asked", "amount"):
        return values.amount(text, "元")
    if name == "year":
        return values.year(text)
    if name == "proposers":
        said = values.short(text, 400).replace(";", "；")
        return [(part, named_in(part)) for part in map(str.strip, said.split("；")) if part]
    return values.short(text, _LENGTHS.get(name, 2000))


def _known() -> Mapping[str, Mapping[str, Words]]:
    return {
        "version": versions(),
        "head": latest("heads"),
        "asks": latest("asks"),
        "outcome": OUTCOMES,
        "cause": causes(),
    }


def _offers(*names: str) -> dict[str, list[str]]:
    return {name: [words.zh for words in _known()[name].values()] for name in names}


_EMPTY = Words("没有填写", "is empty")
_NO_HEAD = Words("请从下拉中选审查重点", "choose a head of the list")
_NO_PERSON = Words("“{text}”请写成“姓名 身份 层级”", "“{text}”: write name, kind, level")
_BEFORE = Words("签字日期早于意见提出之日", "it was signed before the opinion was raised")
_WHY = Words("有金额变动的，请选变动原因", "what changes an amount names the class of the change")
TWINS = (
    Twin(
        "opinions", Words("意见征集表", "opinions on a budget"), Words("登记为意见", "registered as an opinion"),
        {},
        {
            "year": "预算年度", "version": "针对版本", "unit": "单位", "project": "项目", "text": "意见", "head": "审查重点", "asks": "要求",
            "change_asked": "建议增减（元）", "proposers": "提出人",
        },
        (
            "一行一条意见。单位写全称；不针对某个单位的，单位、项目空着。金额写元，减少写负数。",
            "提出人：姓名 身份 层级，几个人用分号隔开，如“林代表 人大代表 区；王选民 选民 社区”。",
            "例　预算年度：2027；单位：明湖区城市管理局；项目：道路修缮；意见：单价高于标准，建议按标准重算；建议增减：-200000.00；提出人：林代表 人大代表 区",
        ),
        _value, _raised, blank=_bodies, lacking=_wants_opinion, known=_raised_before, offered=_offers("version", "head", "asks"),
        widths={"unit": 24, "project": 24, "text": 48, "proposers": 30},
    ),
    Twin(
        "confirmations", Words("意见财政确认表", "finance's confirmation of answers"), Words("录入财政书面确认", "taken down as finance's confirmation"),
        {"body": "答复单位", "about": "单位、项目", "text": "意见", "change_asked": "建议增减（元）", "drafted": "单位的答复"},
        {
            "outcome": "确认结果", "reason": "理由", "place": "落点", "amount": "确认增减（元）", "cause": "变动原因", "document": "文号",
        },
        (
            "确认结果从下拉中选：采纳、部分采纳、不采纳，都写理由；采纳和部分采纳的写明落点。金额写元，减少写负数，并选变动原因。",
            "文号写财政部门书面答复的文号。这次不确认的，整行空着。",
        ),
        _value, _confirmed, waiting=_unconfirmed, lacking=_wants_confirmation, offered=_offers("outcome", "cause"),
        widths={"body": 22, "about": 24, "text": 40, "drafted": 36, "reason": 36, "place": 28, "document": 22},
    ),
)  # fmt: skip
