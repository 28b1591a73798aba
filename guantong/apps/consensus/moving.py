"""Moving a meeting: locked, demanded of its table, saved, recorded without a word of what was said (办理)."""

from datetime import datetime
from typing import Any

from guantong.apps.consensus.models import Meeting
from guantong.apps.consensus.queries import seat_of, why_not
from guantong.apps.consensus.workflow import MEETING
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NotAllowed


def held(meeting: Meeting, verb: str, version: int | None, by: Standing) -> Meeting:
    """Return the meeting locked, if `verb` is open to `by`; raises NotAllowed, or Stale when it changed since `version`."""
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    MEETING.demand_as_read(verb, by, row, version, row.path)
    if closed := why_not(verb, row, by, seat_of(row, by)):
        raise NotAllowed(closed)
    return row


def moved(row: Meeting, verb: str, by: Standing, as_of: datetime, **content: Any) -> Meeting:
    """Bring a locked meeting to where `verb` leads."""
    row.state = MEETING.demand(verb, by, row.state, row.path)
    row.version += 1
    row.save()
    kept(row, row, verb, by, as_of, state=row.state, version=row.version, **content)
    return row


def kept(thing: Journaled | None, meeting: Meeting, verb: str, by: Standing, as_of: datetime, **content: Any) -> None:
    """Record what was done, to the meeting or to a row of it; of what participants do the caller names nobody."""
    words = MEETING.row(verb).words
    record(
        by=by, as_of=as_of, room="consensus", verb=verb, path=meeting.path, of=thing, content=content,
        says=Words(f"{words.zh}：共识会 {meeting.pk}", f"{words.en}: meeting {meeting.pk}"),
    )  # fmt: skip
