"""Moving a vote: locked, demanded of its table, saved, recorded (办理)."""

from datetime import datetime
from typing import Any

from guantong.apps.contests.models import Contest
from guantong.apps.contests.queries import why_not
from guantong.apps.contests.workflow import CONTEST
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NotAllowed


def held(contest: Contest, verb: str, version: int | None, by: Standing) -> Contest:
    """Return the vote locked, if `verb` is open to `by`; raises NotAllowed, or Stale when it changed since `version`."""
    row = locked(contest)
    CONTEST.demand_as_read(verb, by, row, version, row.path, row.changed_by)
    if closed := why_not(verb, row):
        raise NotAllowed(closed)
    return row


def locked(contest: Contest) -> Contest:
    """Return the vote as it stands, held until the end of the transaction."""
    return Contest.objects.select_for_update().get(pk=contest.pk)


def moved(row: Contest, verb: str, by: Standing, as_of: datetime, **content: Any) -> Contest:
    """Bring a locked vote to where `verb` leads."""
    row.state = CONTEST.demand(verb, by, row.state, row.path, row.changed_by)
    row.version += 1
    if verb in ("write_sheet", "take_back"):
        row.changed_by = by.person
    row.save()
    return kept(row, row, verb, by, as_of, state=row.state, version=row.version, **content)


def kept(thing: Journaled, contest: Contest, verb: str, by: Standing, as_of: datetime, **content: Any) -> Any:
    """Record what was done to a row of the vote; returns the row."""
    words = CONTEST.row(verb).words
    record(
        by=by, as_of=as_of, room="contests", verb=verb, path=contest.path, of=thing, content=content,
        says=Words(f"{words.zh}：票决 {contest.pk}", f"{words.en}: vote {contest.pk}"),
    )  # fmt: skip
    return thing
