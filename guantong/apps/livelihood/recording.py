"""What every verb of a running year leaves behind: the row locked and moved, its entry in the journal (留痕)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.apps.livelihood.models import BudgetLink, Claim, Item, Objection, Roundtable
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import Workflow

Main = TypeVar("Main", Item, Claim, Objection, Roundtable, BudgetLink)


def held(
    row: Main, table: Workflow, verb: str, version: int | None, by: Standing, path: str, latest_by: str = ""
) -> Main:
    """Return the row locked, moved to where `verb` leads; raises NotAllowed, or Stale when it changed since `version`."""
    found = type(row).objects.select_for_update().get(pk=row.pk)
    found.state = table.demand_as_read(verb, by, found, version, path, latest_by)
    return found


def moved(
    row: Main, table: Workflow, verb: str, path: str, by: Standing, as_of: datetime, parts: Sequence[Journaled] = (), **content: Any
) -> Main:  # fmt: skip
    """Save a row that was held, and record what was done to it and to what hangs on it."""
    row.version += 1
    row.save()
    for part in parts:
        noted(part, table, verb, path, by, as_of)
    noted(row, table, verb, path, by, as_of, state=row.state, **content)
    return row


def noted(
    thing: Journaled, table: Workflow, verb: str, path: str, by: Standing, as_of: datetime, **content: Any
) -> None:  # fmt: skip
    """Record what was done to one row; never a word of what was said."""
    words, called = table.row(verb).words, type(thing).CALLED
    record(
        by=by, as_of=as_of, room="livelihood", verb=verb, path=path, of=thing, content=content,
        says=Words(f"{words.zh}：{called.zh} {thing.pk}", f"{words.en}: {called.en} {thing.pk}"),
    )  # fmt: skip
