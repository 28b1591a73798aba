"""Who is who today: standings, organisations, people (人员与机构)."""

from datetime import date

from django.db.models import Q, QuerySet

from guantong.apps.actors.models import Membership, Organisation, Person, Substitution
from guantong.domain.roles import NOBODY, Post, Role, Standing


def in_force(day: date) -> Q:
    """Return the condition that a row with `begins_on` and `ends_on` holds on `day`."""
    return Q(begins_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gt=day))


def standing_of(person: Person, day: date) -> Standing:
    """Return every post `person` holds on `day`, those of absent colleagues included; read anew at each request.

    A person who may no longer sign in is nobody. Administrators' posts are never held for another.
    """
    if not person.is_active:
        return NOBODY
    absent = dict(
        Substitution.objects.filter(in_force(day), substitute=person, absent__is_active=True).values_list(
            "absent", "absent__username"
        )
    )
    rows = (
        Membership.objects.filter(in_force(day), person__in=[person.pk, *absent])
        .filter(Q(organisation__ends_on=None) | Q(organisation__ends_on__gt=day))
        .values_list("person", "role", "organisation__path", "organisation__name")
        .order_by("pk")
    )
    posts = [
        Post(Role(role), path, name, absent.get(holder, ""))
        for holder, role, path, name in rows
        if holder == person.pk or not Role(role).administrator
    ]
    return Standing(person.username, tuple(posts), person.name)


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
