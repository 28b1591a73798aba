"""What every verb leaves behind: the row locked, demanded of its table, saved, noted, recorded (留痕)."""

from datetime import datetime
from typing import Any

from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.apps.opinions.models import Note, Opinion
from guantong.apps.opinions.whose import not_theirs
from guantong.apps.opinions.wording import BEFORE
from guantong.apps.opinions.workflow import OPINION
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NotAllowed, Workflow


def held(opinion: Opinion, verb: str, version: int | None, by: Standing, latest_by: str = "") -> Opinion:
    """Return the row locked, if `verb` is open to `by`; raises NotAllowed, or Stale when it changed since `version`."""
    row = locked(opinion)
    if closed := not_theirs(row, verb, by):
        raise NotAllowed(closed)
    OPINION.demand_as_read(verb, by, row, version, row.path, latest_by)
    return row


def locked(opinion: Opinion) -> Opinion:
    """Return the row as it stands, held until the end of the transaction."""
    return Opinion.objects.select_for_update().get(pk=opinion.pk)


def moved(
    row: Opinion, verb: str, by: Standing, as_of: datetime, words: str = "", inside: bool = False, **content: Any
) -> Opinion:  # fmt: skip
    """Bring a locked row to where `verb` leads, note what was said with it, record it."""
    row.state = OPINION.demand(verb, by, row.state, row.path)
    row.version += 1
    row.save()
    crashpoint("opinions.moved")
    note = Note.objects.create(opinion=row, verb=verb, words=words, by=by.person, at=as_of, inside=inside)
    for thing in (row, note):
        opinion_done(thing, row, verb, by, as_of, inside, version=row.version, **content)
    crashpoint("opinions.recorded")
    return row


def opinion_done(
    thing: Journaled, of: Opinion, verb: str, by: Standing, as_of: datetime, inside: bool = False, table: Workflow = OPINION,
    **content: Any,
) -> None:  # fmt: skip
    """Record what was done to an opinion or a thing of it; before it was referred its entries are the desk's."""
    said = table.row(verb).words
    path = of.desk if inside or of.state in BEFORE or not of.path else of.path
    record(
        by=by, as_of=as_of, room="opinions", verb=verb, path=path, of=thing,
        says=Words(f"{said.zh}：意见 {of.pk}", f"{said.en}: opinion {of.pk}"), content={"state": of.state, **content},
    )  # fmt: skip


def thing_done(
    row: Any, table: Workflow, verb: str, by: Standing, as_of: datetime, path: str, **content: Any
) -> None:  # fmt: skip
    """Record what was done to a referral, a suggestion, a sheet."""
    said, called = table.row(verb).words, table.words
    record(
        by=by, as_of=as_of, room="opinions", verb=verb, path=path, of=row,
        says=Words(f"{said.zh}：{called.zh} {row.pk}", f"{said.en}: {called.en} {row.pk}"),
        content={"state": row.state, **content},
    )  # fmt: skip
