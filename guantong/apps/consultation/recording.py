"""What was done to a thing of this room, in the journal; holding a row for a verb, moving it (留痕)."""

from datetime import datetime
from typing import Any

from guantong.apps.consultation.models import Call, Suggestion
from guantong.apps.consultation.workflow import SUGGESTION
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import Workflow

ROOM = "consultation"


def held(suggestion: Suggestion, verb: str, version: int | None, by: Standing) -> Suggestion:
    """Return the suggestion locked, if `verb` is open to `by`; raises NotAllowed, or Stale when it changed since `version`."""
    row = (
        Suggestion.objects.select_for_update(of=("self",))
        .select_related("call", "place", "department")
        .get(pk=suggestion.pk)
    )
    SUGGESTION.demand_as_read(verb, by, row, version, row.path)
    return row


def in_turn(key: int) -> Call:
    """Return a call locked: numbers of suggestions, and versions of the list, are given one after another in it."""
    return Call.objects.select_for_update().get(pk=key)


def moved(row: Suggestion, verb: str, by: Standing, as_of: datetime, **content: Any) -> Suggestion:
    """Bring a locked suggestion to where `verb` leads, and record it."""
    row.state = SUGGESTION.demand(verb, by, row.state, row.path)
    row.version += 1
    row.save()
    noted(row, SUGGESTION, verb, by, as_of, row.path, state=row.state, **content)
    return row


def noted(
    row: Journaled, table: Workflow, verb: str, by: Standing, as_of: datetime, path: str, **content: Any
) -> None:  # fmt: skip
    """Record a verb on a row of this room."""
    words, called = table.row(verb).words, type(row).CALLED
    says = Words(f"{words.zh}：{called.zh} {row.pk}", f"{words.en}: {called.en.lower()} {row.pk}")
    record(by=by, as_of=as_of, room=ROOM, verb=verb, path=path, of=row, says=says, content=content)
