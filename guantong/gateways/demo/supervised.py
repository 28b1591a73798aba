"""The sessions, topics and supervision plans of 明湖区, by the real verbs (演示的会议与监督计划)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.years import operations as years
from guantong.apps.years import planning, sessions, topics
from guantong.apps.years.models import PlanItem, Session, Step, SupervisionPlan
from guantong.apps.years.profiles import choose_profile
from guantong.domain.lifecycle.sessions import SessionKind
from guantong.domain.lifecycle.topics import Source, Way
from guantong.domain.roles import Standing
from guantong.gateways.demo import district


def grow_supervision(people: Mapping[str, Person], as_of: datetime) -> None:
    """Plan and hold the sessions, tie steps to them, publish a plan with an amendment, call for the topics of the next."""
    told = district.read("supervision")
    who = {name: standing_of(person, as_of.date()) for name, person in people.items()}
    profile, since, document = told["profile"]
    choose_profile(profile=profile, since=since, document=document, by=who["gu"], as_of=as_of)
    _sessions(told, who["wen"], as_of)
    _plan(told["plan"], who, as_of)
    _next(told, who, as_of)


def _sessions(told: dict[str, Any], office: Standing, as_of: datetime) -> None:
    bodies = {body.code: body for body in Organisation.objects.filter(code__in=("RD", "CWH", "ZRH"))}
    for number, rows in told["sessions"].items():
        year = years.open_year(year=number, by=office, as_of=as_of)
        for kind, name, code, planned_on, held_on, document in rows:
            session = sessions.plan_session(
                year=year, kind=SessionKind(kind), name=name, organisation=bodies[code], planned_on=planned_on,
                document=document, by=office, as_of=as_of,
            )  # fmt: skip
            if held_on:
                sessions.hold_session(session=session, held_on=held_on, version=1, by=office, as_of=as_of)
    for name, steps in told["tied"].items():
        for number, step_name in steps:
            for step in Step.objects.filter(year__year=number, name=step_name, state="planned"):
                session = Session.objects.get(name=name)
                years.set_session(step=step, session=session, version=step.version, by=office, as_of=as_of)
    for name, (planned_on, why, document) in told["moves"].items():
        session = Session.objects.get(name=name)
        sessions.move_session(
            session=session, planned_on=planned_on, why=why, document=document, version=session.version, by=office,
            as_of=as_of,
        )  # fmt: skip


def _plan(told: dict[str, Any], who: Mapping[str, Standing], as_of: datetime) -> None:
    year = years.open_year(year=told["year"], by=who["wen"], as_of=as_of)
    plan = planning.call(year=year, text=told["call"], until=as_of.date(), by=who["wen"], as_of=as_of)
    facts = {"by": who["wen"], "as_of": as_of}
    plan = planning.list_statutory(plan=plan, version=_version(plan), **facts)
    for title, way, month, lead in told["items"]:
        planning.list_item(
            plan=plan, title=title, way=Way(way), month=month, lead=lead, version=_version(plan), **facts
        )
    planning.adopt(
        plan=plan, adopted_on=as_of.date() - timedelta(days=7), adopted_document=told["adopted"], version=_version(plan),
        **facts,
    )  # fmt: skip
    planning.publish(plan=plan, where=told["where"], version=_version(plan), by=who["he"], as_of=as_of)
    title, why, document = told["amended"]
    item = PlanItem.objects.get(plan=plan, title=title)
    planning.drop_item(item=item, why=why, document=document, version=item.version, **facts)


def _next(told: dict[str, Any], who: Mapping[str, Standing], as_of: datetime) -> None:
    year = years.open_year(year=told["next"]["year"], by=who["wen"], as_of=as_of)
    until = as_of.date() + timedelta(days=20)
    planning.call(year=year, text=told["next"]["call"], until=until, by=who["wen"], as_of=as_of)
    for name, title, source, why, way, became, reason in told["topics"]:
        topic = topics.propose(
            year=year, title=title, source=Source(source), why=why, way=Way(way), by=who[name], as_of=as_of
        )
        if became:
            verb = topics.shortlist if became == "candidate" else topics.not_take
            verb(topic=topic, reason=reason, version=1, by=who["shen"], as_of=as_of)


def _version(plan: SupervisionPlan) -> int:
    return SupervisionPlan.objects.values_list("version", flat=True).get(pk=plan.pk)
