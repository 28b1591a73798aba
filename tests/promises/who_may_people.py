"""One of each thing of people and organisations, every text of it a canary (矩阵的人员与机构)."""

from datetime import date, timedelta
from secrets import token_hex

from guantong.apps.actors.models import (
    Conflict,
    DeputyProfile,
    ExpertFee,
    ExpertProfile,
    Handover,
    Intake,
    IntakeRow,
    Membership,
    Person,
    SmallOffice,
    Substitution,
    Term,
)  # fmt: skip
from guantong.apps.components.search import searchable
from guantong.domain.roles import Role
from tests.promises.who_may_things import Asked, Place, thing
from tests.world import NOON

_TODAY = NOON.date()
_ENDED = {"ended": _TODAY, "off": _TODAY, "over": _TODAY}


def _person(at: Place, role: Role | None = Role.BUDGET_UNIT) -> Person:
    """Somebody with a post at the place: the name is known to who reads people there, whatever the thing is."""
    name = Place(at.body, at.relation, "person").canary("name")
    made = Person.objects.create_user(f"zx{token_hex(6)}", name=name, search=searchable(name))
    if role:
        Membership.objects.create(person=made, organisation=at.body, role=role.value, begins_on=date(2026, 1, 5))
    return made


@thing("body")
def body(at: Place) -> Asked:
    """An organisation: known to everybody."""
    asked = {"code": at.body.code}
    return dict.fromkeys(("actors:organisation", "api:line", "api:succeed", "api:dissolve"), asked)


@thing("person")
def person(at: Place) -> Asked:
    """Somebody with a post, who was paid as an expert."""
    made = _person(at)
    _expert(at, made)
    return dict.fromkeys(("actors:person", "api:posts"), {"username": made.username})


def _expert(at: Place, person: Person) -> None:
    ExpertProfile.objects.create(person=person, field=at.canary("field"))
    matter = Place(at.body, at.relation, "fee").canary("matter")
    ExpertFee.objects.create(person=person, paid_on=_TODAY, matter=matter, amount=1)


@thing("account", "active", "closed")
def account(at: Place) -> Asked:
    """Somebody's account."""
    made = _person(at)
    Person.objects.filter(pk=made.pk).update(is_active=at.state == "active")
    return {"actors:account": {"username": made.username}}


@thing("membership", "in_force", "ended")
def membership(at: Place) -> Asked:
    """A post of somebody, held or ended."""
    made = Membership.objects.create(
        person=_person(at, None), organisation=at.body, role="budget_unit", begins_on=date(2026, 1, 5),
        ends_on=_ENDED.get(at.state),
    )  # fmt: skip
    return {"actors:membership": {"pk": made.pk}, "api:revoke": {"key": made.pk}}


@thing("deputy", "kept")
def deputy(at: Place) -> Asked:
    """A deputy's record."""
    made = _person(at, Role.DEPUTY)
    DeputyProfile.objects.create(person=made, electoral_unit=at.canary("unit"), expertise=at.canary("expertise"))
    return {"actors:deputy": {"username": made.username}}


@thing("expert", "kept")
def expert(at: Place) -> Asked:
    """An expert's record; what was paid is known to fewer."""
    made = _person(at, Role.EXPERT)
    _expert(at, made)
    return {"actors:expert": {"username": made.username}}


@thing("substitution", "in_force", "ended")
def substitution(at: Place) -> Asked:
    """Somebody stands in for somebody."""
    made = Substitution.objects.create(
        absent=_person(at), substitute=_person(at), begins_on=date(2026, 1, 5), reason=at.canary("reason"),
        ends_on=_ENDED.get(at.state, _TODAY + timedelta(days=9)),
    )  # fmt: skip
    return {"actors:substitution": {"pk": made.pk}}


@thing("small_office", "on", "off")
def small_office(at: Place) -> Asked:
    """A profile of an office of three; only one is on at a time."""
    running = SmallOffice.objects.filter(organisation=at.body, ends_on=None).exists()
    made = SmallOffice.objects.create(
        organisation=at.body, second=_person(at), reason=at.canary("reason"), begins_on=date(2026, 1, 5),
        ends_on=_TODAY if running else _ENDED.get(at.state),
    )  # fmt: skip
    return {"actors:small_office": {"pk": made.pk}}


@thing("conflict", "in_force", "ended")
def conflict(at: Place) -> Asked:
    """What somebody keeps out of: a firm or a relative, told to those who keep the register."""
    made = Conflict.objects.create(
        person=_person(at), kind="relative", subject=at.canary("subject"),
        begins_on=date(2026, 1, 5), ends_on=_ENDED.get(at.state),
    )  # fmt: skip
    return {"actors:conflict": {"pk": made.pk}}


def _term(at: Place) -> Term:
    number = 1000 + Term.objects.count()
    return Term.objects.create(
        number=number, name=at.canary("name"), begins_on=date(2026, 1, 5), ends_on=_ENDED.get(at.state)
    )


@thing("term", "running", "over")
def term(at: Place) -> Asked:
    """A term of office: known to everybody."""
    number = _term(at).number
    return {route: {"number": number} for route in ("actors:term", "actors:holdings", "actors:change")}


@thing("handover")
def handover(at: Place) -> Asked:
    """What somebody left behind with a term."""
    ended = _term(Place(at.body, at.relation, "term", "over"))
    leaver = _person(at)
    Handover.objects.create(
        term=ended, person=leaver, on=_TODAY, held=[{"kind": "work", "what": at.canary("held"), "where": "/"}]
    )
    return {"actors:handover": {"number": ended.number}}


@thing("intake", "previewed", "applied")
def intake(at: Place) -> Asked:
    """A file of people that waits for a second person."""
    made = Intake.objects.create(
        kind="roster", state=at.state, file="0" * 64, plan="0" * 64, counts={"new": 1}, prepared_by="xi",
        prepared_at=NOON,
    )  # fmt: skip
    IntakeRow.objects.create(intake=made, sheet="人员", number=2, outcome="new", subject=at.canary("row"))
    return {"actors:intake": {"pk": made.pk}}
