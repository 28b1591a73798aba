"""Growing 明湖区 in the site by its real verbs: bodies, people, the steps of a year (演示世界)."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from guantong.apps.actors import operations as actors
from guantong.apps.actors import sign_in
from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.subjects import operations as subjects
from guantong.apps.years import operations as years
from guantong.domain.identity.key import Kind
from guantong.domain.questions import Stage
from guantong.domain.roles import Post, Role, Standing

MINGHU = Path(__file__).parents[3] / "districts" / "minghu"
INSTALLER = Standing(
    "installer", (Post(Role.SYSTEM_ADMINISTRATOR, ""), Post(Role.SECURITY_ADMINISTRATOR, "")), "安装程序"
)
"""Who sets up an empty installation; afterwards people do, each within their role."""


def grow_site(as_of: datetime) -> dict[str, Person]:
    """Grow the organisations, people and years of 明湖区; returns the people by username."""
    bodies = {body.code: body for body in _found(_read("organisations"), None, as_of)}
    people = {}
    for username, (name, code, role) in _read("people").items():
        person = actors.admit_person(username=username, name=name, by=INSTALLER, as_of=as_of)
        actors.appoint(person=person, organisation=bodies[code], role=Role(role), by=INSTALLER, as_of=as_of)
        people[username] = person
    planner = standing_of(people["shen"], as_of.date())
    for year, steps in _read("year").items():
        opened = years.open_year(year=year, by=planner, as_of=as_of)
        for step in steps:
            body = bodies[step["at"]]
            years.plan(
                year=opened, stage=Stage(step["stage"]), name=step["step"], path=body.path, organisation=str(body),
                by=planner, as_of=as_of, planned_on=step["planned_on"], statutory=step.get("article", ""),
            )  # fmt: skip
    _grow_subjects(bodies, planner, as_of)
    return people


def _grow_subjects(bodies: Mapping[str, Organisation], by: Standing, as_of: datetime) -> None:
    """Grow the subjects, what they were called, what became of them."""
    told, grown = _read("subjects"), {}
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


def sign_in_links(people: Mapping[str, Person], as_of: datetime) -> Iterator[tuple[Person, str]]:
    """Yield a fresh one-time link for every person."""
    for person in people.values():
        token = sign_in.issue_link(person=person, by=INSTALLER, as_of=as_of, demo=True)
        yield person, f"/demo/sign-in/{token}/"


def _found(tree: Mapping[str, Any], parent: Organisation | None, as_of: datetime) -> Iterator[Organisation]:
    for code, branch in tree.items():
        name, kind, short = branch["is"]
        body = actors.found_organisation(
            code=code, name=name, kind=kind, short_name=short, parent=parent, by=INSTALLER, as_of=as_of
        )
        yield body
        yield from _found(branch.get("below", {}), body, as_of)


def _read(name: str) -> dict[Any, Any]:
    return yaml.safe_load((MINGHU / f"{name}.yaml").read_text("utf-8"))
