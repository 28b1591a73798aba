"""The verbs of people and organisations: found, admit, appoint, revoke (人员与机构)."""

from datetime import date, datetime

from django.db import transaction

from guantong.apps.actors.checks import (
    JUST_TAKEN,
    no_dates_reversed,
    sound_membership,
    sound_organisation,
    sound_username,
    told,
)
from guantong.apps.actors.models import Membership, Organisation, Person, Term
from guantong.apps.actors.separation import keep_apart
from guantong.apps.actors.workflow import MEMBERSHIP, ORGANISATION, PERSON
from guantong.apps.components.search import searchable
from guantong.apps.journal.operations import record
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW


@transaction.atomic
def found_organisation(
    *, code: str, name: str, kind: str, by: Standing, as_of: datetime, parent: Organisation | None = None,
    short_name: str = "", aliases: str = "", begins_on: date | None = None,
) -> Organisation:  # fmt: skip
    """Found an organisation under `parent`; its path is its parent's and its code."""
    ORGANISATION.demand("found", by, NEW, "")
    parent = parent and _locked(parent)
    sound_organisation(code, name, kind, parent, begins_on)
    search = searchable(name, short_name, *aliases.split("、"), code)
    with told("code", JUST_TAKEN):
        body = Organisation.objects.create(
            code=code, name=name, kind=kind, parent=parent, short_name=short_name, aliases=aliases,
            begins_on=begins_on, path=f"{parent.path if parent else ''}{code}.", search=search,
        )  # fmt: skip
    record(
        by=by, as_of=as_of, room="actors", verb="found", path=body.path, of=body,
        says=Words(f"登记机构 {code}", f"founded {code}"), content={"code": code, "kind": kind},
    )  # fmt: skip
    return body


@transaction.atomic
def admit_person(*, username: str, name: str, by: Standing, as_of: datetime) -> Person:
    """Make an account nobody can sign in to yet: no password is ever set for somebody else."""
    PERSON.demand("admit", by, NEW, "")
    sound_username(username, name)
    with told("username", JUST_TAKEN):
        person = Person.objects.create_user(username, name=name, search=searchable(name, username))
    record(
        by=by, as_of=as_of, room="actors", verb="admit", of=person,
        says=Words(f"建立账号 {username}", f"made the account {username}"),
    )  # fmt: skip
    return person


@transaction.atomic
def appoint(
    *, person: Person, organisation: Organisation, role: Role, by: Standing, as_of: datetime,
    begins_on: date | None = None, ends_on: date | None = None, term: Term | None = None,
) -> Membership:  # fmt: skip
    """Give `person` a role in `organisation` from a day (default: today)."""
    MEMBERSHIP.demand("appoint", by, NEW, organisation.path)
    organisation, begins_on, role = _locked(organisation), begins_on or as_of.date(), Role(role)
    person = Person.objects.select_for_update().get(pk=person.pk)  # one at a time gives somebody roles
    sound_membership(person, organisation, role, begins_on, ends_on, term)
    keep_apart(person, organisation, role, begins_on, ends_on)
    with told("role", JUST_TAKEN):
        membership = Membership.objects.create(
            person=person, organisation=organisation, role=role.value, term=term, begins_on=begins_on, ends_on=ends_on
        )
    record(
        by=by, as_of=as_of, room="actors", verb="appoint", path=organisation.path, of=membership,
        says=Words(f"授予 {person.username} 角色“{role.words.zh}”", f"{person.username} became {role.words.en}"),
        content={"person": person.username, "role": role.value, "begins_on": membership.begins_on.isoformat()},
    )  # fmt: skip
    return membership


@transaction.atomic
def revoke(*, membership: Membership, by: Standing, as_of: datetime, ends_on: date | None = None) -> Membership:
    """End a membership on a day, today if none is given: from that day the person's requests are refused."""
    row = Membership.objects.select_for_update().select_related("organisation", "person").get(pk=membership.pk)
    MEMBERSHIP.demand("revoke", by, row.state(as_of.date()), row.organisation.path)
    no_dates_reversed(row.begins_on, ends_on)
    row.ends_on = ends_on or max(as_of.date(), row.begins_on)
    row.save()
    record(
        by=by, as_of=as_of, room="actors", verb="revoke", path=row.organisation.path, of=row,
        says=Words(f"收回 {row.person.username} 的角色", f"ended a role of {row.person.username}"),
        content={"person": row.person.username, "role": row.role, "ends_on": row.ends_on.isoformat()},
    )  # fmt: skip
    return row


def _locked(body: Organisation) -> Organisation:
    """Return the body as it stands, held until the end of the transaction: nobody dissolves it meanwhile."""
    return Organisation.objects.select_for_update().get(pk=body.pk)
