"""The register of conflicts of interest (利益冲突登记): declared by oneself, recorded by the office, ended by the office."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from guantong.apps.actors.models import Conflict, Organisation, Person
from guantong.apps.actors.workflow import CONFLICT
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def declare(
    *, kind: str, by: Standing, as_of: datetime, organisation: Organisation | None = None, subject: str = ""
) -> Conflict:  # fmt: skip
    """Declare one's own conflict of interest with an organisation or a named firm or project; it counts at once."""
    CONFLICT.demand("declare", by, NEW, CONFLICT.desk("declare", by))
    return _enter("declare", Person.objects.get(username=by.person), kind, organisation, subject, by, as_of)


@transaction.atomic
def note_conflict(
    *, person: Person, kind: str, by: Standing, as_of: datetime, organisation: Organisation | None = None,
    subject: str = "",
) -> Conflict:  # fmt: skip
    """Record somebody's conflict of interest as the office knows it."""
    CONFLICT.demand("note_conflict", by, NEW, "")
    return _enter("note_conflict", person, kind, organisation, subject, by, as_of)


@transaction.atomic
def end_conflict(*, conflict: Conflict, by: Standing, as_of: datetime) -> Conflict:
    """End a conflict today, after looking into it; never one's own."""
    row = Conflict.objects.select_for_update().select_related("person").get(pk=conflict.pk)
    CONFLICT.demand("end_conflict", by, state_of(row, as_of.date()), "", latest_by=row.person.username)
    row.ends_on = max(as_of.date(), row.begins_on)
    row.save()
    _record(row, "end_conflict", by, as_of)
    return row


def conflicts_seen_by(standing: Standing) -> QuerySet[Conflict]:
    """Return the conflicts `standing` may read: the whole register for those who keep it, else one's own."""
    found = Conflict.objects.filter(Q() if keeps_the_register(standing) else Q(person__username=standing.person))
    return found.select_related("person", "organisation").order_by("-begins_on", "-pk")


def keeps_the_register(standing: Standing) -> bool:
    """Return whether `standing` reads the register of everybody."""
    return standing.reads("conflicts")


def state_of(row: Conflict, day: date) -> str:
    """Return the state of a conflict on a day."""
    return "in_force" if row.ends_on is None or row.ends_on > day else "ended"


def _enter(
    verb: str, person: Person, kind: str, organisation: Organisation | None, subject: str, by: Standing, as_of: datetime
) -> Conflict:  # fmt: skip
    subject = subject.strip()
    if organisation is None and not subject:
        raise BadInput(
            {"organisation": Words("请选择机构，或填写企业、项目名称", "choose an organisation or name a matter")}
        )
    known = Conflict.objects.filter(person=person, kind=kind, organisation=organisation, subject=subject)
    if known.filter(Q(ends_on=None) | Q(ends_on__gt=as_of.date())).exists():
        raise BadInput({"kind": Words("已经登记，仍在生效，不必重复登记", "already recorded and in force")})
    row = Conflict.objects.create(
        person=person, kind=kind, organisation=organisation, subject=subject, begins_on=as_of.date()
    )
    _record(row, verb, by, as_of)
    return row


def _record(row: Conflict, verb: str, by: Standing, as_of: datetime) -> None:
    """Names of firms and relatives are personal: the journal keeps the code of the organisation and the kind."""
    words = CONFLICT.row(verb).words
    record(
        by=by, as_of=as_of, room="actors", verb=verb, of=row,
        says=Words(f"{words.zh}：{row.person.username}", f"{words.en}: {row.person.username}"),
        content={"person": row.person.username, "kind": row.kind, "organisation": row.organisation_id and row.organisation.code},
    )  # fmt: skip
