"""Who is who today: standings, organisations, people (人员与机构)."""

from datetime import date

from django.db.models import Q, QuerySet

from guantong.apps.actors.models import (
    Conflict,
    ConflictKind,
    Membership,
    Organisation,
    Person,
    SmallOffice,
    Substitution,
)
from guantong.domain.roles import NOBODY, SUBSTITUTABLE, Interest, Post, Role, Standing
from guantong.domain.words import Words


def in_force(day: date) -> Q:
    """Return the condition that a row with `begins_on` and `ends_on` holds on `day`."""
    return Q(begins_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gt=day))


def standing_of(person: Person, day: date) -> Standing:
    """Return every post `person` holds on `day`, those of absent colleagues included; read anew at each request.

    A person who may no longer sign in is nobody. Only a colleague's own office work is done for another: no
    administrator's post, no mandate of a deputy or expert, and not what the colleague does for a third. Who is an
    administrator alone stands in for nobody. The conflicts of interest of both count.
    """
    if not person.is_active:
        return NOBODY
    absent = dict(
        Substitution.objects.filter(in_force(day), substitute=person, absent__is_active=True).values_list(
            "absent", "absent__name"
        )
    )
    rows = list(
        Membership.objects.filter(in_force(day), person__in=[person.pk, *absent])
        .filter(Q(organisation__ends_on=None) | Q(organisation__ends_on__gt=day))
        .values_list("person", "role", "organisation__path", "organisation__name", "person__username")
        .order_by("pk")
    )
    own = [Post(Role(role), path, name) for holder, role, path, name, _ in rows if holder == person.pk]
    if any(not post.role.administrator for post in own):
        own += [
            Post(Role(role), path, name, username, absent[holder])
            for holder, role, path, name, username in rows
            if holder != person.pk and Role(role) in SUBSTITUTABLE
        ]
    kept_out = {person.pk, *(holder for holder, *_, username in rows if any(p.for_person == username for p in own))}
    interests = tuple(_interest(row) for row in conflicts(day).filter(person__in=kept_out).order_by("pk"))
    seconds = SmallOffice.objects.filter(in_force(day), second=person).values_list("organisation__path", flat=True)
    return Standing(person.username, tuple(own), person.name, interests, tuple(seconds))


def conflicts(day: date) -> QuerySet[Conflict]:
    """Return the conflicts of interest in force on `day`."""
    return Conflict.objects.filter(in_force(day)).select_related("organisation", "person")


def conflicted(
    person: Person, day: date, *, organisation: Organisation | None = None, subject: str = ""
) -> Interest | None:
    """Return why `person` must keep away from what concerns `organisation` (or one below it) or `subject`, or None."""
    interests = tuple(_interest(row) for row in conflicts(day).filter(person=person))
    return Standing(person.username, interests=interests).conflict_with(
        organisation.path if organisation else "", subject
    )


def _interest(row: Conflict) -> Interest:
    kind, body = ConflictKind(row.kind), row.organisation
    return Interest(Words(kind.label, kind.value), body.path if body else "", body.name if body else "", row.subject)


def organisation(code: str) -> Organisation:
    """Return the organisation with `code`; raises Organisation.DoesNotExist."""
    return Organisation.objects.get(code=code)


def organisations(day: date | None = None) -> QuerySet[Organisation]:
    """Return the organisations, those of `day` if given, in the order of the tree."""
    found = Organisation.objects.select_related("parent")
    return found if day is None else found.filter(Q(ends_on=None) | Q(ends_on__gt=day))


def members_of(body: Organisation, day: date) -> QuerySet[Membership]:
    """Return the memberships in force in `body` on `day`."""
    return Membership.objects.filter(in_force(day), organisation=body).select_related("person", "term")
