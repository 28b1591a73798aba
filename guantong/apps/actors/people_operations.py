"""What is recorded of people besides their posts: deputies, experts, fees; and the terms of office (代表、专家、届次)."""

from datetime import date, datetime

from django.db import transaction

from guantong.apps.actors.checks import JUST_TAKEN, no_dates_reversed, told
from guantong.apps.actors.models import (
    DeputyProfile,
    ExpertFee,
    ExpertProfile,
    Membership,
    Organisation,
    OrganisationKind,
    Person,
    Term,
)  # fmt: skip
from guantong.apps.actors.queries import version_of
from guantong.apps.actors.workflow import DEPUTY, EXPERT, TERM
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, Stale


@transaction.atomic
def describe_deputy(
    *, person: Person, by: Standing, as_of: datetime, electoral_unit: str = "", station: Organisation | None = None,
    expertise: str = "", version: int | None = None,
) -> DeputyProfile:  # fmt: skip
    """Record a deputy's electoral unit, liaison station and fields; made on first use."""
    profile = DeputyProfile.objects.select_for_update().filter(person=person).first()
    DEPUTY.demand("describe_deputy", by, "kept" if profile else NEW, "")
    _unchanged(profile, version)
    if station is not None and station.kind != OrganisationKind.LIAISON_STATION:
        raise BadInput({"station": _NO_STATION.filled(name=station.name)})
    profile = profile or DeputyProfile(person=person)
    profile.electoral_unit, profile.station, profile.expertise = electoral_unit, station, expertise
    with told("", JUST_TAKEN):
        profile.save()
    record(
        by=by, as_of=as_of, room="actors", verb="describe_deputy", of=profile,
        says=Words(f"登记代表信息 {person.username}", f"recorded the deputy {person.username}"),
        content={"person": person.username, "station": station.code if station else None},
    )  # fmt: skip
    return profile


@transaction.atomic
def describe_expert(
    *, person: Person, field: str, by: Standing, as_of: datetime, conflict_statement_on: date | None = None,
    confidentiality_on: date | None = None, version: int | None = None,
) -> ExpertProfile:  # fmt: skip
    """Record an expert's field and what was signed when; made on first use."""
    profile = ExpertProfile.objects.select_for_update().filter(person=person).first()
    EXPERT.demand("describe_expert", by, "kept" if profile else NEW, "")
    _unchanged(profile, version)
    days = {"conflict_statement_on": conflict_statement_on, "confidentiality_on": confidentiality_on}
    late = {name: _NOT_YET for name, day in days.items() if day is not None and day > as_of.date()}
    if late:
        raise BadInput(late)
    profile = profile or ExpertProfile(person=person)
    profile.field = field
    profile.conflict_statement_on, profile.confidentiality_on = conflict_statement_on, confidentiality_on
    with told("", JUST_TAKEN):
        profile.save()
    record(
        by=by, as_of=as_of, room="actors", verb="describe_expert", of=profile,
        says=Words(f"登记专家信息 {person.username}", f"recorded the expert {person.username}"),
        content={"person": person.username, **{name: day and day.isoformat() for name, day in days.items()}},
    )  # fmt: skip
    return profile


@transaction.atomic
def record_fee(*, person: Person, paid_on: date, matter: str, amount: int, by: Standing, as_of: datetime) -> ExpertFee:
    """Record a fee paid to an expert: refused before the two statements are signed."""
    profile = ExpertProfile.objects.select_for_update().filter(person=person).first()
    EXPERT.demand("record_fee", by, "kept" if profile else NEW, "")
    if amount <= 0:
        raise BadInput({"amount": _NO_AMOUNT})
    if paid_on > as_of.date():
        raise BadInput({"paid_on": _NOT_YET})
    if profile is None or profile.conflict_statement_on is None or profile.confidentiality_on is None:
        raise BadInput({"": _UNSIGNED})
    fee = ExpertFee.objects.create(person=person, paid_on=paid_on, matter=matter, amount=amount)
    record(
        by=by, as_of=as_of, room="actors", verb="record_fee", of=fee,
        says=Words(f"登记劳务费 {person.username}", f"recorded a fee of {person.username}"),
        content={"person": person.username, "paid_on": paid_on.isoformat()},
    )  # fmt: skip
    return fee


@transaction.atomic
def open_term(*, number: int, name: str, begins_on: date, by: Standing, as_of: datetime) -> Term:
    """Open a term of office; one follows the other without overlap."""
    TERM.demand("open_term", by, NEW, "")
    known = list(Term.objects.select_for_update().order_by("number"))
    wrong: dict[str, Words] = {}
    if number in {term.number for term in known}:
        wrong["number"] = _TERM_KNOWN.filled(number=number)
    elif earlier := [term for term in known if term.number < number]:
        before = earlier[-1]
        if before.ends_on is None:
            wrong["number"] = _TERM_RUNS.filled(term=before.name)
        elif begins_on < before.ends_on:
            wrong["begins_on"] = _TERM_OVERLAPS.filled(term=before.name, day=before.ends_on)
    if wrong:
        raise BadInput(wrong)
    with told("number", JUST_TAKEN):
        term = Term.objects.create(number=number, name=name, begins_on=begins_on)
    record(
        by=by, as_of=as_of, room="actors", verb="open_term", of=term,
        says=Words(f"开始第 {number} 届", f"opened term {number}"), content={"begins_on": begins_on.isoformat()},
    )  # fmt: skip
    return term


@transaction.atomic
def close_term(*, term: Term, ends_on: date, by: Standing, as_of: datetime) -> Term:
    """Close a term; refused while a post of it lasts longer: the change of term ends them all at once."""
    row = Term.objects.select_for_update().get(pk=term.pk)
    TERM.demand("close_term", by, term_state(row), "")
    no_dates_reversed(row.begins_on, ends_on)
    lasting = Membership.objects.filter(term=row).exclude(ends_on__lte=ends_on).values("person").distinct().count()
    if lasting:
        raise BadInput({"ends_on": _STILL_HELD.filled(count=lasting)})
    row.ends_on = ends_on
    row.save()
    record(
        by=by, as_of=as_of, room="actors", verb="close_term", of=row,
        says=Words(f"第 {row.number} 届届满", f"closed term {row.number}"), content={"ends_on": ends_on.isoformat()},
    )  # fmt: skip
    return row


def term_state(term: Term) -> str:
    """Return the state of a term in its workflow."""
    return "running" if term.ends_on is None else "over"


def _unchanged(profile: DeputyProfile | ExpertProfile | None, version: int | None) -> None:
    if version is not None and version != (version_of(profile) if profile else 0):
        raise Stale(profile)


_NO_STATION = Words("“{name}”不是代表联络站。请从联络站中选", "{name} is no liaison station: choose one")
_NOT_YET = Words("尚未到这一天。请核对日期", "this day has not come yet: check it")
_NO_AMOUNT = Words("金额须大于零", "the amount must be above nothing")
_UNSIGNED = Words(
    "利益冲突声明和保密承诺须先签署。请在“登记专家信息”中补登两个日期",
    "the conflict statement and the confidentiality undertaking come first: record the days of both",
)
_TERM_KNOWN = Words("第 {number} 届已登记", "term {number} is recorded already")
_TERM_RUNS = Words("{term}尚未届满。请先登记届满，或办理换届", "{term} still runs: close it first, or change the term")
_TERM_OVERLAPS = Words("{term}至 {day} 止，两届不能重叠", "{term} ends on {day}; terms do not overlap")
_STILL_HELD = Words(
    "还有 {count} 人的本届任职长于这一天。请办理“换届”，一次结束并移交",
    "{count} people still hold posts of this term after that day: use the change of term",
)
