"""What was done to a need, in the journal: which need and which verb, never a word of what was said (留痕)."""

from datetime import datetime
from typing import Any

from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import Done, record
from guantong.apps.voices.models import Need
from guantong.apps.voices.workflow import NEED
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import Workflow


def held(need: Need, verb: str, version: int | None, by: Standing) -> Need:
    """Return the need locked, if `verb` is open to `by`; raises NotAllowed, or Stale when it changed since `version`."""
    row = Need.objects.select_for_update(of=("self",)).get(pk=need.pk)
    NEED.demand_as_read(verb, by, row, version, row.path)
    return row


def moved(row: Need, verb: str, by: Standing, as_of: datetime, **content: Any) -> Need:
    """Bring a locked need to where `verb` leads, and record it."""
    row.state = NEED.demand(verb, by, row.state, row.path)
    row.version += 1
    row.save()
    noted(row, NEED, verb, by, as_of, row.path, state=row.state, **content)
    return row


def noted(
    row: Journaled, table: Workflow, verb: str, by: Standing, as_of: datetime, path: str, **content: Any
) -> None:  # fmt: skip
    """Record a verb on a row of this room."""
    record(
        by=by, as_of=as_of, room="voices", verb=verb, path=path, of=row, says=_says(row, table, verb), content=content
    )


def done(row: Need, verb: str) -> Done:
    """Return a verb on a need, to be recorded with many others."""
    return Done(row, row.path, _says(row, NEED, verb), {"state": row.state, "channel": row.channel})


def _says(row: Journaled, table: Workflow, verb: str) -> Words:
    words = table.row(verb).words
    return Words(f"{words.zh}：{row.CALLED.zh} {row.pk}", f"{words.en}: {row.CALLED.en.lower()} {row.pk}")
