"""Growing 明湖区 in the site by its real verbs: bodies, people, the steps of a year (演示世界)."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db import transaction

from guantong.apps.actors import operations as actors
from guantong.apps.actors import organisation_operations, people_operations, sign_in
from guantong.apps.actors.models import Organisation, Person, Term
from guantong.apps.actors.queries import standing_of
from guantong.apps.subjects import operations as subjects
from guantong.apps.years import operations as years
from guantong.domain.identity.key import Kind
from guantong.domain.questions import Stage
from guantong.domain.roles import Role, Standing
from guantong.gateways.demo import district
from guantong.gateways.site.installation import INSTALLER

_UNITS = ("department", "unit", "subdistrict_office")
"""Bodies with a budget of their own: each has a lasting key."""
_SINCE = date(2020, 1, 1)
_HOLDING_THE_TERM = (Role.DEPUTY, Role.LEADER, Role.FINANCE_COMMITTEE_MEMBER)


@transaction.atomic
def grow_site(as_of: datetime, small: bool = True) -> dict[str, Person]:
    """Grow the organisations, people and years of 明湖区; returns the people the files name, by username."""
    bodies: dict[str, Organisation] = {}
    for body in district.bodies(small):
        bodies[body.code] = actors.found_organisation(
            code=body.code, name=body.name, kind=body.kind, short_name=body.short_name,
            parent=bodies.get(body.parent), by=INSTALLER, as_of=as_of,
        )  # fmt: skip
    offices = district.read("offices")
    _succeed(offices["successions"], bodies, as_of)
    term = people_operations.open_term(**offices["term"], by=INSTALLER, as_of=as_of)
    people = {someone.username: _join(someone, bodies, term, as_of) for someone in district.people(small)}
    planner = standing_of(people["shen"], as_of.date())
    _plan_years(bodies, planner, as_of)
    _grow_subjects(bodies, planner, as_of)
    return {username: people[username] for username in district.read("people")}


def _grow_subjects(bodies: Mapping[str, Organisation], by: Standing, as_of: datetime) -> None:
    """Grow the subjects, what they were called, what became of them."""
    told, grown = district.read("subjects"), {}
    for body in bodies.values():
        if body.kind in _UNITS:
            subjects.open_subject(
                kind=Kind.UNIT,
                name=body.name,
                organisation=body,
                opened_on=_SINCE,
                aliases=body.short_name,
                by=by,
                as_of=as_of,
            )
    for name, (kind, called, code, day, aliases) in told["subjects"].items():
        grown[name] = subjects.open_subject(
            kind=Kind(kind), name=called, organisation=bodies[code], opened_on=day, aliases=aliases, by=by, as_of=as_of
        )
    for name, called, day, document in told["renamings"]:
        subjects.rename(subject=grown[name], name=called, on=day, document=document, version=1, by=by, as_of=as_of)
    for former, how, latter, day, document, share in told["links"]:
        subjects.link(
            subject=grown[former], how=how, other=grown[latter].key, on=day, evidence=document,
            share=Fraction(int(share), 100) if share else None, by=by, as_of=as_of,
        )  # fmt: skip


def sign_in_links(people: Mapping[str, Person], as_of: datetime) -> Iterator[tuple[Person, str, str]]:
    """Yield for every person the desk that waits (body and role) and a fresh one-time link to it."""
    for person in people.values():
        token = sign_in.issue_link(person=person, by=INSTALLER, as_of=as_of, demo=True)
        post = person.memberships.select_related("organisation").order_by("pk").first()
        desk = f"{post.organisation} {post.role_words.zh}" if post else ""
        yield person, desk, f"/demo/sign-in/{token}/"


def _join(someone: district.Someone, bodies: Mapping[str, Organisation], term: Term, as_of: datetime) -> Person:
    person = actors.admit_person(username=someone.username, name=someone.name, by=INSTALLER, as_of=as_of)
    for code, role in someone.posts:
        of_term = term if Role(role) in _HOLDING_THE_TERM else None
        actors.appoint(
            person=person, organisation=bodies[code], role=Role(role), by=INSTALLER, as_of=as_of, term=of_term,
            begins_on=someone.expert.get("begins_on") or term.begins_on,
            ends_on=someone.expert.get("ends_on"),
        )  # fmt: skip
    if someone.deputy:
        station = bodies[someone.deputy["station"]]
        people_operations.describe_deputy(
            person=person, by=INSTALLER, as_of=as_of, **{**someone.deputy, "station": station}
        )
    if someone.expert:
        facts = {name: value for name, value in someone.expert.items() if name not in ("begins_on", "ends_on")}
        people_operations.describe_expert(person=person, by=INSTALLER, as_of=as_of, **facts)
    return person


def _succeed(successions: list[dict[str, Any]], bodies: Mapping[str, Organisation], as_of: datetime) -> None:
    for told in successions:
        code, name, kind, short, parent = told["former"]
        former = actors.found_organisation(
            code=code, name=name, kind=kind, short_name=short, parent=bodies[parent], by=INSTALLER, as_of=as_of
        )
        organisation_operations.succeed(
            organisation=former, latter=bodies[told["latter"]], kind=told["how"], on=told["day"],
            document=told["document"], by=INSTALLER, as_of=as_of,
        )  # fmt: skip
        organisation_operations.dissolve(
            organisation=former, on=told["day"], document=told["document"], by=INSTALLER, as_of=as_of
        )


def _plan_years(bodies: Mapping[str, Organisation], planner: Standing, as_of: datetime) -> None:
    for year, steps in district.read("year").items():
        opened = years.open_year(year=year, by=planner, as_of=as_of)
        for step in steps:
            body = bodies[step["at"]]
            years.plan(
                year=opened, stage=Stage(step["stage"]), name=step["step"], path=body.path, organisation=str(body),
                by=planner, as_of=as_of, planned_on=step["planned_on"], statutory=step.get("article", ""),
            )  # fmt: skip
