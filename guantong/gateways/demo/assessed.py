"""A report assessed by the standing committee of 明湖区 and a joint look back, by the real verbs (演示测评和回头看)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from guantong.apps.actors import operations as actors
from guantong.apps.actors.models import Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.ballots import counting, rules
from guantong.apps.ballots import operations as ballots
from guantong.apps.ballots.models import Box
from guantong.apps.findings import assessing, looking_back
from guantong.apps.findings.models import Assessment, Matter
from guantong.domain.roles import Role, Standing
from guantong.domain.voting.marks import Grade
from guantong.domain.voting.rule import Comparison, Cut, Denominator, Finding, Rule
from guantong.gateways.demo.district import read
from guantong.gateways.site.installation import INSTALLER

_HALF = Fraction(1, 2)
_CUTS = (
    Cut("不满意", Finding.FAILED, frozenset({Grade.DISSATISFIED}), Denominator.WHOLE, Comparison.AT_LEAST, _HALF),
    Cut("通过", Finding.PASSED, frozenset({Grade.SATISFIED, Grade.BASICALLY}), Denominator.WHOLE, Comparison.MORE_THAN, _HALF),
)  # fmt: skip
"""The lines of the fictional document: half of all members."""


def grow_assessment(people: Mapping[str, Person], now: datetime) -> Assessment:
    """Have the report fail on paper, the chairpersons' council ask for another, and that one be proposed; returns it."""
    told = read("assessments")
    staff, director, office = (standing_of(people[name], now.date()) for name in ("shen", "gu", "wen"))
    second = standing_of(_join(*told["secretary"], "BGS", Role.STANDING_COMMITTEE_OFFICE, now), now.date())
    for number, name in enumerate(told["members"], 1):
        _join(f"member{number:02}", name, "CWH", Role.DEPUTY, now)
    _in_force(told["rule"], office, second, now)
    report, as_of = told["report"], _day(now, told["report"]["day"])
    row = assessing.propose(
        title=report["title"], report=report["report"], path=Organisation.objects.get(code=report["at"]).path,
        session=report["session"], held_on=as_of.date(), matters=Matter.objects.filter(kind="audit_issue"), by=staff, as_of=as_of,
    )  # fmt: skip
    row = assessing.prepare_vote(
        assessment=row, way="paper", judged="rule", version=row.version, by=office, as_of=as_of
    )
    _voted(row, report, office, second, as_of)
    row.refresh_from_db()
    row = assessing.announce(assessment=row, version=row.version, by=director, as_of=as_of)
    way, decided = told["way"], _day(now, told["way"]["day"])
    row = assessing.record_way(
        assessment=row, way=way["way"], organ=way["organ"], document=_numbered(way["document"], decided.date()), words=way["words"],
        decided_on=decided.date(), version=row.version, by=director, as_of=decided,
    )  # fmt: skip
    again = told["again"]
    return assessing.assess_again(
        assessment=row, title=again["title"], session=again["session"], held_on=_day(now, again["day"]).date(),
        version=row.version, by=staff, as_of=now,
    )  # fmt: skip


def grow_round(people: Mapping[str, Person], now: datetime) -> None:
    """Draw a joint look back among what was ended; its visit waits."""
    told = read("assessments")["round"]
    by, as_of = standing_of(people["shen"], now.date()), _day(now, told["day"])
    row = looking_back.prepare(
        title=told["title"], year=as_of.year, size=told["size"], by=by, as_of=as_of,
        partners=[Organisation.objects.get(code=code).path for code in told["partners"]],
    )  # fmt: skip
    row = looking_back.freeze(round_=row, version=row.version, by=by, as_of=as_of)
    looking_back.draw(round_=row, version=row.version, by=by, as_of=as_of)


def _voted(row: Assessment, report: Mapping[str, Any], office: Standing, second: Standing, as_of: datetime) -> None:
    """The members vote on paper; two tellers count, two others count again, and each count is typed by another."""
    one, two, three, four = report["tellers"]
    box = Box.objects.get(pk=row.box_id)
    box = ballots.open_vote(box=box, version=box.version, by=office, as_of=as_of)
    box = ballots.close(box=box, version=box.version, by=office, as_of=as_of)
    box = counting.type_count(
        box=box, teller_one=one, teller_two=two, version=box.version, by=office, as_of=as_of, **report["counts"]
    )
    counting.repeat_count(
        box=box, teller_one=three, teller_two=four, version=box.version, by=second, as_of=as_of, **report["counts"]
    )


def _in_force(told: Mapping[str, Any], office: Standing, second: Standing, now: datetime) -> None:
    """Enter the rule of the fictional document; a colleague compares it and puts it in force."""
    since = _day(now, told["since"]).date()
    rule = rules.propose(
        decides=Rule(_numbered(told["document"], since), since, _CUTS), by=office, as_of=_day(now, told["since"])
    )
    rules.put_in_force(rule=rule, by=second, as_of=_day(now, told["since"]))


def _join(username: str, name: str, code: str, role: Role, now: datetime) -> Person:
    begins = _day(now, -400)
    person = actors.admit_person(username=username, name=name, by=INSTALLER, as_of=begins)
    actors.appoint(
        person=person, organisation=Organisation.objects.get(code=code), role=role, begins_on=begins.date(), by=INSTALLER,
        as_of=begins,
    )  # fmt: skip
    return person


def _numbered(document: str, day: date) -> str:
    return document.replace("YYYY", str(day.year))


def _day(now: datetime, days: int) -> datetime:
    return now + timedelta(days=days)
