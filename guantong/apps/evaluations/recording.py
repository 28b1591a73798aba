"""What the verbs of projects, reports and choices leave behind: the row as it is now and its entry in the journal (留痕)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from guantong.apps.evaluations.models import Choice, Material, Nomination, Performance, PerformanceFile, Report
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import Workflow

Main = TypeVar("Main", Performance, Material, Report, Choice)


def held(row: Main, table: Workflow, verb: str, version: int, by: Standing) -> Main:
    """Return the row locked, moved to where `verb` leads; raises NotAllowed, or Stale when it changed since `version`."""
    found = type(row).objects.select_for_update().get(pk=row.pk)
    found.state = table.demand_as_read(verb, by, found, version, found.path)
    return found


def moved(
    row: Main, table: Workflow, verb: str, by: Standing, as_of: datetime, parts: Sequence[Journaled] = (), **content: Any
) -> Main:  # fmt: skip
    """Save a row that was held, and record what was done to it and to what hangs on it."""
    row.version += 1
    row.save()
    return begun(row, table, verb, by, as_of, parts, **content)


def begun(
    row: Main, table: Workflow, verb: str, by: Standing, as_of: datetime, parts: Sequence[Journaled] = (), **content: Any
) -> Main:  # fmt: skip
    """Record what was done to a row that is saved, and to what hangs on it."""
    for part in parts:
        noted(part, table, verb, row.path, by, as_of)
    noted(row, table, verb, row.path, by, as_of, state=row.state, **content)
    return row


def noted(
    thing: Journaled, table: Workflow, verb: str, path: str, by: Standing, as_of: datetime, **content: Any
) -> Journaled:  # fmt: skip
    """Record what was done to one row; a nomination belongs to no unit."""
    words, called = table.row(verb).words, type(thing).CALLED
    record(
        by=by, as_of=as_of, room="evaluations", verb=verb, path=path, of=thing, content=content,
        says=Words(f"{words.zh}：{called.zh} {thing.pk}", f"{words.en}: {called.en} {thing.pk}"),
    )  # fmt: skip
    return thing


def nominated(row: Nomination, table: Workflow, verb: str, by: Standing, as_of: datetime) -> Nomination:
    """Record what was done to a nomination."""
    noted(row, table, verb, "", by, as_of, year=row.year, project=row.project_code)
    return row


def brought(row: PerformanceFile, table: Workflow, verb: str, by: Standing, as_of: datetime, **content: Any) -> None:
    """Record what was done to a sheet that was brought."""
    noted(row, table, verb, row.path, by, as_of, state=row.state, **content)
