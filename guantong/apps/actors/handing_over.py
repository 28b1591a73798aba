"""Who takes over what a leaver holds, thing by thing, and that the printed list was signed (移交安排与签字)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from guantong.apps.actors import events
from guantong.apps.actors.holdings import Held, held_by
from guantong.apps.actors.models import Arrangement, Handover, Membership, Person, Term
from guantong.apps.actors.queries import in_force
from guantong.apps.actors.workflow import ARRANGEMENT, HANDOVER
from guantong.apps.journal.operations import record
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@dataclass(frozen=True, slots=True)
class Holding:
    """One thing, who holds it, who is to take it over."""

    person: Person
    held: Held
    to: Person | None


def holdings_of(term: Term, day: date, only: str = "") -> list[Holding]:
    """Return what the people of a term and of the congress's offices hold, person by person; `only` is one username."""
    posts = Membership.objects.filter(Q(term=term) | in_force(day) & Q(role__in=_OFFICES))
    posts = posts.filter(person__username=only) if only else posts
    people = Person.objects.filter(pk__in=posts.values("person")).order_by("username")
    found = held_by([person.username for person in people])
    to = arranged(people)
    return [Holding(p, one, to.get((p.username, one.key))) for p in people for one in found[p.username]]


def arranged(people: Iterable[Person]) -> dict[tuple[str, str], Person]:
    """Return the new owners by the holder's username and the key of the thing."""
    rows = Arrangement.objects.filter(person__in=people).select_related("person", "to")
    return {(row.person.username, row.key): row.to for row in rows}


@transaction.atomic
def arrange(*, person: Person | None, things: Collection[str], to: Person, by: Standing, as_of: datetime) -> Person:
    """Name who takes over some things a person holds; the change of term goes by it.

    `things` are journal keys. Raises BadInput at `to` for the person itself or somebody without a post today.
    """
    ARRANGEMENT.demand("arrange", by, NEW, "")
    if person is None:
        raise BadInput({"things": _WHOSE})
    if to == person or not Membership.objects.filter(in_force(as_of.date()), person=to).exists():
        raise BadInput({"to": _NOBODY.filled(name=to.name)})
    held = {one.key: one for one in held_by([person.username])[person.username] if one.passes}
    if not things or not set(things) <= set(held):
        raise BadInput({"things": _GONE})
    for key in things:
        facts = {"to": to, "title": held[key].title[:200]}
        row, _made = Arrangement.objects.update_or_create(key=key, person=person, defaults=facts)
        record(
            by=by, as_of=as_of, room="actors", verb="arrange", of=row,
            says=Words(f"移交安排：{person.username} → {to.username}", f"new owner: {person.username} → {to.username}"),
            content={"thing": key, "person": person.username, "to": to.username},
        )  # fmt: skip
    return person


@transaction.atomic
def note_signed(*, handover: Handover, signed_on: date, by: Standing, as_of: datetime) -> Handover:
    """Note that the printed list was signed by both: what was to be taken over waits no more."""
    row = Handover.objects.select_for_update().select_related("person").get(pk=handover.pk)
    state = HANDOVER.demand("note_signed", by, row.state, "")
    if not row.on <= signed_on <= as_of.date():
        raise BadInput({"signed_on": _DAY.filled(day=row.on)})
    row.state, row.signed_on = state, signed_on
    row.save()
    record(
        by=by, as_of=as_of, room="actors", verb="note_signed", of=row,
        says=Words(f"移交清单已签字：{row.person.username}", f"hand-over list signed: {row.person.username}"),
        content={"person": row.person.username, "signed_on": signed_on.isoformat()},
    )  # fmt: skip
    events.signed.send(Handover, handover=row, by=by, as_of=as_of)
    return row


_OFFICES = (
    Role.LEADER.value, Role.STANDING_COMMITTEE_OFFICE.value, Role.BUDGET_COMMISSION_DIRECTOR.value,
    Role.BUDGET_COMMISSION_STAFF.value,
)  # fmt: skip
_NOBODY = Words("“{name}”不能接手：须是另一位在任的人", "{name} cannot take over: another person in office can")
_WHOSE = Words("请先点离任人的姓名", "choose whose things they are first")
_GONE = Words("请选择此人手中的事项；已办结或已转交的不再列出", "choose things this person holds")
_DAY = Words("签字日期应在 {day} 之后、今天之前", "the day lies between {day} and today")
