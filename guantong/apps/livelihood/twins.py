"""What a responsible unit says of livelihood items away from the system: a quarter, milestones, answers to objections (民生实事离线表)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.urls import reverse

from guantong.apps.actors.models import Organisation
from guantong.apps.components.twins import Answer, Asked, Signed, Twin
from guantong.apps.findings import list_values as values
from guantong.apps.findings.twin_file import version_of
from guantong.apps.livelihood.models import Item, Milestone, Objection
from guantong.apps.livelihood.objecting import answer_objection
from guantong.apps.livelihood.progress import reach_milestone, report_progress, say_done
from guantong.apps.livelihood.queries import items_seen_by, milestones_seen_by, objections_seen_by
from guantong.domain.roles import Standing
from guantong.domain.words import Words

_BUILT = ("listed", "under_way")
_LARGEST = Decimal(10**12)


def _quarters(standing: Standing, today: date) -> list[Asked]:
    """The begun quarters of the items being built that nobody reported yet."""
    rows = items_seen_by(standing).filter(state__in=_BUILT, year__gte=today.year - 1).exclude(path="")
    found, bodies = [], _bodies(rows.values_list("path", flat=True))
    for item in rows.prefetch_related("reports").order_by("year", "number"):
        there = {one.quarter for one in item.reports.all() if one.latest}
        for quarter in (1, 2, 3, 4):
            if quarter in there or date(item.year, quarter * 3 - 2, 1) > today:
                continue
            cells = {
                "year": f"{item.year}", "number": f"{item.number}", "name": item.name, "quarter": f"{quarter}",
                "indicator": f"{item.indicator}（{item.measure}）" if item.measure else item.indicator,
            }  # fmt: skip
            where = reverse("livelihood:item", args=[item.pk])
            body = bodies.get(item.path, item.unit)
            found.append(
                Asked(f"{item.pk}/{quarter}", version_of(quarter), item.path, body, cells, item.name, where, (item, quarter))
            )  # fmt: skip
    return found


def _reported(answers: Sequence[Answer], signed: Signed, by: Standing, as_of: datetime) -> Iterable[Item]:
    """Take every quarter down before any item is said to be done: nothing is reported of it afterwards."""
    for one in answers:
        item, quarter = one.of
        facts = {name: one.facts[name] for name in ("words", "reached", "spent", "problem")}
        yield report_progress(
            item=Item.objects.get(pk=item.pk), quarter=quarter, **facts, source=signed.source[:200], version=None, by=by, as_of=as_of
        )  # fmt: skip
    done = {one.of[0].pk: one for one in answers if one.facts["done_on"]}
    for pk, one in done.items():
        yield say_done(
            item=Item.objects.get(pk=pk), done_on=one.facts["done_on"], words=one.facts["words"][:400], version=None, by=by, as_of=as_of
        )  # fmt: skip


def _quarter_value(name: str, text: str) -> Any:
    if name == "spent":
        return values.amount(text, "元")
    if name == "done_on":
        return values.day(text)
    if name == "reached":
        try:
            found = Decimal(text) * 1000 if text else None
        except InvalidOperation as error:
            raise values.Wrong(_NO_FIGURE) from error
        if found is not None and not (
            found.is_finite() and found == found.to_integral_value() and 0 <= found <= _LARGEST
        ):
            raise values.Wrong(_NO_FIGURE)
        return None if found is None else int(found)
    return values.short(text, 400 if name == "problem" else 2000)


def _wants_words(_asked: Asked | None, facts: Mapping[str, Any], today: date) -> Mapping[str, Words]:
    wrong = {} if facts["words"] else {"words": _NO_WORDS}
    if (facts["spent"] or 0) < 0:
        wrong["spent"] = _NEGATIVE
    return wrong if not facts["done_on"] or facts["done_on"] <= today else {**wrong, "done_on": _NOT_YET}


def _milestones(standing: Standing, today: date) -> list[Asked]:
    """The milestones of items being built that were planned by now and that nobody noted as reached."""
    rows = milestones_seen_by(standing).filter(
        done_on=None, planned_on__lte=today, item__state__in=(*_BUILT, "said_done")
    )
    rows = rows.exclude(path="").order_by("path", "planned_on", "pk")
    bodies = _bodies(rows.values_list("path", flat=True))
    return [
        Asked(
            str(one.pk), version_of(one.planned_on), one.path, bodies.get(one.path, one.item.unit),
            {"year": f"{one.item.year}", "item": one.item.name, "name": one.name, "planned_on": one.planned_on.isoformat()},
            f"{one.item.name} {one.name}", reverse("livelihood:milestone", args=[one.pk]), one,
        )
        for one in rows
    ]  # fmt: skip


def _reached(answers: Sequence[Answer], _signed: Signed, by: Standing, as_of: datetime) -> Iterable[Milestone]:
    for one in answers:
        item = Item.objects.get(pk=one.of.item_id)
        reach_milestone(
            item=item, milestone=one.of, done_on=one.facts["done_on"], words=one.facts["words"], version=None, by=by, as_of=as_of
        )  # fmt: skip
        yield one.of


def _milestone_value(name: str, text: str) -> Any:
    return values.day(text) if name == "done_on" else values.short(text, 400)


def _wants_day(_asked: Asked | None, facts: Mapping[str, Any], today: date) -> Mapping[str, Words]:
    return {} if facts["done_on"] and facts["done_on"] <= today else {"done_on": _NOT_YET}


def _objections(standing: Standing, _today: date) -> list[Asked]:
    """The objections that wait for an answer."""
    rows = objections_seen_by(standing).filter(state="raised").exclude(path="").order_by("path", "pk")
    bodies = _bodies(rows.values_list("path", flat=True))
    return [
        Asked(
            str(one.pk), version_of(one.version), one.path, bodies.get(one.path, one.item.unit),
            {
                "item": one.item.name, "raised_on": one.raised_on.isoformat(), "objected": one.words[:400], "place": one.place,
                "households": "" if one.households is None else f"{one.households}",
            },
            one.item.name, reverse("livelihood:objection", args=[one.pk]), one,
        )
        for one in rows
    ]  # fmt: skip


def _answered(answers: Sequence[Answer], signed: Signed, by: Standing, as_of: datetime) -> Iterable[Objection]:
    for one in answers:
        yield answer_objection(
            objection=one.of, answer=one.facts["answer"], version=None, by=by, as_of=as_of, source=signed.source[:200]
        )


def _answer_value(_name: str, text: str) -> Any:
    return values.short(text, 2000)


def _wants_answer(_asked: Asked | None, facts: Mapping[str, Any], _today: date) -> Mapping[str, Words]:
    return {} if facts["answer"] else {"answer": _NO_WORDS}


def _bodies(paths: Iterable[str]) -> dict[str, str]:
    return {one.path: str(one) for one in Organisation.objects.filter(path__in=set(paths))}


_NO_FIGURE = Words("写数字，最多三位小数", "a figure of up to three places")
_NO_WORDS = Words("没有填写", "it is empty")
_NEGATIVE = Words("不能是负数", "cannot be below nothing")
_NOT_YET = Words("写不晚于今天的日期，如 2026-09-30", "write a day up to today")
TWINS = (
    Twin(
        "item_quarters", Words("民生实事季度进度表", "quarterly reports of livelihood items"), Words("登记季度进度", "taken down as the unit's report"),
        {"year": "年度", "number": "序号", "name": "项目", "quarter": "季度", "indicator": "量化指标"},
        {"words": "进展", "reached": "指标完成值（累计）", "spent": "累计支出（元）", "problem": "困难", "done_on": "报告完成日期"},
        (
            "一行一个季度，进展必填；没有数据的空着，空着不是零。", "整个项目已经完成的，写报告完成日期；由人大方面另一人核对后才算确认完成。",
            "没有填的季度仍是“未登记”，不等于逾期。照片在项目页上传，或另行报送。",
        ),
        _quarter_value, _reported, waiting=_quarters, lacking=_wants_words, widths={"name": 28, "words": 50, "problem": 30, "indicator": 22},
    ),
    Twin(
        "item_milestones", Words("民生实事节点完成表", "milestones reached"), Words("登记节点完成", "taken down as reached"),
        {"year": "年度", "item": "项目", "name": "节点", "planned_on": "计划日期"}, {"done_on": "实际日期", "words": "说明"},
        ("只填已经完成的节点；没有完成的空着，不等于逾期。",),
        _milestone_value, _reached, waiting=_milestones, lacking=_wants_day, widths={"item": 28, "name": 24, "words": 44},
    ),
    Twin(
        "objection_answers", Words("民生实事异议答复表", "answers to objections"), Words("登记答复", "taken down as the unit's answer"),
        {"item": "项目", "raised_on": "提出日期", "objected": "异议内容", "place": "地点", "households": "涉及户数"}, {"answer": "答复"},
        ("逐件答复；改了方案的，写明改了什么，费用和文号由人大工作人员登记在异议页。",),
        _answer_value, _answered, waiting=_objections, lacking=_wants_answer, widths={"item": 24, "objected": 44, "answer": 50},
    ),
)  # fmt: skip
