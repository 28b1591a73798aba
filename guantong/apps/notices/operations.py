"""Asking for work, and noting that it was done; rooms above call these with the verb that asked or answered (待办)."""

from datetime import date, datetime

from django.db import transaction

from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.apps.notices.models import DueWork
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words


@transaction.atomic
def ask(
    *, of: Journaled, verb: str, title: str, where: str, path: str, by: Standing, as_of: datetime,
    role: Role | None = None, person: str = "", waits_for: str = "", due_on: date | None = None,
) -> DueWork:  # fmt: skip
    """Return the open thing to do about `of`; one that is already asked is returned as it is, its day kept up."""
    work, made = DueWork.objects.get_or_create(
        key=of.journal_key, verb=verb, path=path, state="open",
        defaults={
            "title": title, "where": where, "role": role.value if role else "", "person": person,
            "waits_for": waits_for, "asked_by": by.person, "due_on": due_on,
        },
    )  # fmt: skip
    if not made and work.due_on == due_on:
        return work
    work.due_on = due_on
    work.save()
    record(
        by=by, as_of=as_of, room="notices", verb="ask", path=path, of=work,
        says=Words(f"交代待办：{verb}", f"asked: {verb}"), content={"about": of.journal_key},
    )  # fmt: skip
    return work


@transaction.atomic
def finish(*, of: Journaled, verb: str, by: Standing, as_of: datetime) -> int:
    """Close every open thing to do that `verb` on `of` answers; returns how many there were."""
    return _end(of, verb, "done", "finish", Words("待办办结", "due work done"), by, as_of)


@transaction.atomic
def withdraw(*, of: Journaled, verb: str, by: Standing, as_of: datetime) -> int:
    """Withdraw what no longer needs doing; returns how many there were."""
    return _end(of, verb, "withdrawn", "withdraw", Words("待办撤回", "due work withdrawn"), by, as_of)


def _end(of: Journaled, verb: str, state: str, how: str, says: Words, by: Standing, as_of: datetime) -> int:
    open_work = DueWork.objects.select_for_update().filter(key=of.journal_key, verb=verb, state="open")
    for work in (found := list(open_work)):
        work.state, work.ended_at = state, as_of
        work.save()
        record(by=by, as_of=as_of, room="notices", verb=how, path=work.path, of=work, says=says)
    return len(found)
