"""Adjustment plans of 明湖区 by the real verbs: one through its way, one that came 29 days ahead, one matter reported (演示预算调整)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from guantong.apps.actors.models import Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.adjustments import items, operations, studying
from guantong.apps.adjustments.models import Plan
from guantong.apps.adjustments.moving import current
from guantong.apps.years.models import Session
from guantong.gateways.demo import district

_NAMES = (
    "unit_code", "unit", "project", "function_code", "function", "before", "change", "reason_class", "reason", "measures", "nature", "debt",
)  # fmt: skip


def grow_adjustments(people: Mapping[str, Person], as_of: datetime) -> int:
    """Do what `adjustments.yaml` tells, whose sessions are planned already; returns how many plans there are."""
    told = district.read("adjustments")
    who = {name: standing_of(people[name], as_of.date()) for name in ("shen", "wen", "cao")}
    staff, office, finance = ({"by": who[name], "as_of": as_of} for name in ("shen", "wen", "cao"))
    _first(told["first"], staff, office, finance)
    _second(told["second"], staff, office)
    operations.report(**told["reported"], **staff)
    return Plan.objects.count()


def _first(told: Mapping[str, Any], staff: dict[str, Any], office: dict[str, Any], finance: dict[str, Any]) -> None:
    plan = _received(told, finance)
    plan = studying.study(plan=plan, version=plan.version, **staff)
    project, words, answer = told["remark"]
    line = current(plan).items.get(project=project)
    plan = studying.remark(plan=plan, words=words, item=str(line.pk), version=plan.version, **staff)
    studying.draft_opinion(plan=plan, version=plan.version, **staff)
    plan.refresh_from_db()
    revised = told["revised"]
    day = revised["came_on"]
    plan = studying.answer_remark(
        plan=plan, remark="1", outcome="adopted", answer=answer, answered_on=day, version=plan.version, **finance
    )
    plan = studying.answer(
        plan=plan, feedback="逐条研究，修改后的方案一并送来", feedback_on=day, version=plan.version, **finance
    )
    plan = studying.revise(plan=plan, came_on=day, note=revised["note"], version=plan.version, **finance)
    row = next(row for row in told["items"] if row[2] == revised["project"])
    facts = dict(_facts(row), change=revised["change"] * 100, reason=f"{row[8]}；{revised['note']}")
    plan = items.type_item(plan=plan, version=plan.version, **facts, **finance)
    plan = operations.submit(plan=plan, submitted_on=told["submitted_on"], version=plan.version, **finance)
    plan = operations.approve(plan=plan, version=plan.version, **told["decided"], **office)
    plan = operations.publish(plan=plan, version=plan.version, **told["published"], **finance)
    operations.file(plan=plan, version=plan.version, **told["filed"], **finance)


def _second(told: Mapping[str, Any], staff: dict[str, Any], office: dict[str, Any]) -> None:
    plan = _received(told, staff)
    option, document = told["option"]
    plan = operations.choose_option(
        plan=plan, option=option, option_document=document, option_on=plan.received_on, version=plan.version, **office
    )
    studying.study(plan=plan, version=plan.version, **staff)


def _received(told: Mapping[str, Any], by: dict[str, Any]) -> Plan:
    facts = dict(told["receive"])
    facts["received_on"] = min(facts["received_on"], by["as_of"].date())
    plan = operations.receive(**facts, session=Session.objects.get(name=told["session"]), **by)
    for row in told["items"]:
        plan = items.type_item(plan=plan, version=plan.version, **_facts(row), **by)
    return plan


def _facts(row: list[Any]) -> dict[str, Any]:
    facts = dict(zip(_NAMES, row, strict=True))
    return {**facts, "before": facts["before"] * 100, "change": facts["change"] * 100}
