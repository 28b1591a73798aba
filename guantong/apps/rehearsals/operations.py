"""The verbs of a rehearsal: prepared from typed sheets or a file, computed exactly, withdrawn (演算)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.journal.operations import record
from guantong.apps.rehearsals.models import KINDS, Rehearsal
from guantong.apps.rehearsals.queries import closed_by_vote, names_of, why_not
from guantong.apps.rehearsals.workflow import REHEARSAL
from guantong.domain.roles import Standing
from guantong.domain.voting.sharing.allocation import allocation
from guantong.domain.voting.sharing.arrangement import Arrangement
from guantong.domain.voting.sharing.pabulib import BadPoll, poll_file
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed


@transaction.atomic
def prepare(
    *, title: str, kind: str, body: Organisation, file: str, arrangement: Arrangement, by: Standing, as_of: datetime
) -> Rehearsal:  # fmt: skip
    """Prepare a rehearsal of a body's own from a `.pb` file's text; raises BadInput for a file that is none.

    Raises NotAllowed when the statutory vote on the same list has begun.
    """
    state = REHEARSAL.demand("prepare", by, NEW, body.path)
    try:
        polled = poll_file(file)
        wrong: Sequence[Words] = polled.wrong()
        names = names_of(polled)
    except BadPoll as bad:
        raise BadInput({"file": bad.words}) from bad
    if wrong:
        raise BadInput({"file": wrong[0]})
    if kind not in KINDS:
        raise BadInput({"kind": _NO_KIND})
    if closed := closed_by_vote(names):
        raise NotAllowed(closed)
    made = Rehearsal.objects.create(
        title=title, kind=kind, path=body.path, body=str(body), file=file, arrangement=arrangement.plain(), state=state,
        prepared_by=by.person, prepared_at=as_of, search=searchable(title, *names),
    )  # fmt: skip
    return _recorded(made, "prepare", by, as_of)


@transaction.atomic
def rearrange(
    *, rehearsal: Rehearsal, arrangement: Arrangement, version: int, by: Standing, as_of: datetime
) -> Rehearsal:
    """Take another arrangement before it is computed."""
    row = _held(rehearsal, "rearrange", version, by)
    row.arrangement = arrangement.plain()
    return _moved(row, "rearrange", by, as_of)


@transaction.atomic
def compute(*, rehearsal: Rehearsal, version: int, by: Standing, as_of: datetime) -> Rehearsal:
    """Compute it, exactly; the arrangement with its completion is kept in the result."""
    row = _held(rehearsal, "compute", version, by)
    row.result, row.computed_at = allocation(row.polled.poll, row.rule).plain(), as_of
    return _moved(row, "compute", by, as_of)


@transaction.atomic
def reopen(*, rehearsal: Rehearsal, version: int, by: Standing, as_of: datetime) -> Rehearsal:
    """Put the result aside, to take another arrangement."""
    row = _held(rehearsal, "reopen", version, by)
    row.result, row.computed_at = {}, None
    return _moved(row, "reopen", by, as_of)


@transaction.atomic
def withdraw(*, rehearsal: Rehearsal, version: int, by: Standing, as_of: datetime) -> Rehearsal:
    """Withdraw it; what it came to is not shown any more. This alone stays open when the law's own vote has begun."""
    row = _held(rehearsal, "withdraw", version, by)
    row.result = {}
    return _moved(row, "withdraw", by, as_of)


def _held(rehearsal: Rehearsal, verb: str, version: int, by: Standing) -> Rehearsal:
    row = Rehearsal.objects.select_for_update().get(pk=rehearsal.pk)
    REHEARSAL.demand_as_read(verb, by, row, version, row.path)
    if verb != "withdraw" and (closed := why_not(row)):
        raise NotAllowed(closed)
    return row


def _moved(row: Rehearsal, verb: str, by: Standing, as_of: datetime) -> Rehearsal:
    row.state = REHEARSAL.demand(verb, by, row.state, row.path)
    row.version += 1
    row.save()
    return _recorded(row, verb, by, as_of)


def _recorded(row: Rehearsal, verb: str, by: Standing, as_of: datetime) -> Rehearsal:
    words, content = REHEARSAL.row(verb).words, dict[str, Any](state=row.state, version=row.version)
    record(
        by=by, as_of=as_of, room="rehearsals", verb=verb, path=row.path, of=row, content=content,
        says=Words(f"{words.zh}：演算 {row.pk}", f"{words.en}: rehearsal {row.pk}"),
    )  # fmt: skip
    return row


_NO_KIND = Words("请选择种类", "choose the kind")
