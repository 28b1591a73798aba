"""Asking for work, reminding, handing over, and noting that it was done (待办).

Rooms above ask and finish with the verb that asked or answered; people remind and hand over.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from guantong.apps.components.search import searchable
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.apps.notices.models import DueWork
from guantong.apps.notices.queries import colleagues, waits_on
from guantong.apps.notices.workflow import DUE_WORK
from guantong.domain.roles import Role, Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal


@transaction.atomic
def ask(
    *, of: Journaled, verb: str, title: str, where: str, path: str, by: Standing, as_of: datetime,
    role: Role | None = None, person: str = "", waits_for: str = "", due_on: date | None = None, planned: bool = False,
) -> DueWork:  # fmt: skip
    """Return the open thing to do about `of`; one that is already asked is returned as it is, its day kept up."""
    DUE_WORK.demand("ask", by, NEW, path)
    work, made = DueWork.objects.get_or_create(
        key=of.journal_key, verb=verb, path=path, state="open",
        defaults={
            "title": title, "where": where, "role": role.value if role else "", "person": person,
            "waits_for": waits_for, "asked_by": by.person, "asked_path": by.posts[0].path if by.posts else "",
            "due_on": due_on, "planned": planned, "search": searchable(title, waits_for),
        },
    )  # fmt: skip
    if not made and work.due_on == due_on:
        return work
    if not made:
        work = _locked(work)
    work.due_on = due_on
    work.save()
    return _recorded(work, "ask", by, as_of, about=of.journal_key)


@transaction.atomic
def finish(*, of: Journaled, verb: str, by: Standing, as_of: datetime) -> int:
    """Close every open thing to do that `verb` on `of` answers; returns how many there were."""
    return _end(of, verb, "finish", by, as_of)


@transaction.atomic
def withdraw(*, of: Journaled, verb: str, by: Standing, as_of: datetime) -> int:
    """Withdraw what no longer needs doing; returns how many there were."""
    return _end(of, verb, "withdraw", by, as_of)


@transaction.atomic
def remind(*, work: DueWork, version: int, by: Standing, as_of: datetime) -> DueWork:
    """Note that a person reminded whoever owes it today; the system itself sends nothing."""
    row = _held(work, "remind", version, by)
    if not waits_on(row, by):
        raise NotAllowed(NOT_YOURS)
    row.reminded_on, row.version = as_of.date(), version + 1
    row.save()
    return _recorded(row, "remind", by, as_of, on=as_of.date().isoformat())


@transaction.atomic
def hand_over(*, work: DueWork, to: str, version: int, by: Standing, as_of: datetime) -> DueWork:
    """Hand the work to a colleague in the same organisation; raises BadInput for anybody else."""
    row = _held(work, "hand_over", version, by)
    if to not in dict(colleagues(row, as_of.date())):
        raise BadInput({"to": _NO_COLLEAGUE})
    row.person, row.version = to, version + 1
    row.save()
    return _recorded(row, "hand_over", by, as_of, to=to)


@transaction.atomic
def pass_on(*, owners: Mapping[str, str], held_by: str, by: Standing, as_of: datetime) -> int:
    """Pass what waits for a leaver by name on to the new owner of each, by journal key; returns how much it was."""
    found = list(DueWork.objects.select_for_update().filter(person=held_by, state="open").order_by("pk"))
    passing = [work for work in found if work.journal_key in owners]
    for work in passing:
        DUE_WORK.demand("pass_on", by, work.state, work.path)
        work.person, work.version = owners[work.journal_key], work.version + 1
        work.save()
        _recorded(work, "pass_on", by, as_of, held_by=held_by, to=work.person)
    return len(passing)


def _held(work: DueWork, verb: str, version: int, by: Standing) -> DueWork:
    row = _locked(work)
    DUE_WORK.demand_as_read(verb, by, row, version, row.path)
    return row


def _locked(work: DueWork) -> DueWork:
    return DueWork.objects.select_for_update().get(pk=work.pk)


def _open(of: Journaled, verb: str) -> list[DueWork]:
    return list(DueWork.objects.select_for_update().filter(key=of.journal_key, verb=verb, state="open"))


def _end(of: Journaled, verb: str, how: str, by: Standing, as_of: datetime) -> int:
    found = _open(of, verb)
    for work in found:
        work.state, work.ended_at = DUE_WORK.demand(how, by, work.state, work.path), as_of
        work.version += 1
        work.save()
        _recorded(work, how, by, as_of)
    return len(found)


def _recorded(work: DueWork, verb: str, by: Standing, as_of: datetime, **content: Any) -> DueWork:
    words = DUE_WORK.row(verb).words
    record(
        by=by, as_of=as_of, room="notices", verb=verb, path=work.path, of=work,
        says=Words(f"待办：{words.zh}", f"due work: {words.en}"), content={"asks": work.verb, **content},
    )  # fmt: skip
    return work


NOT_YOURS = Refusal("who", Words("由提出这件事的机构提醒", "whoever asked for it reminds"))
_NO_COLLEAGUE = Words("只能转交本机构在任的同事", "it can only go to a colleague in office in the same organisation")
