"""Moving a matter: locked, demanded of its table, saved, noted in words, recorded without them (办理)."""

from datetime import datetime
from typing import Any

from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.findings.models import Matter, Note
from guantong.apps.findings.workflow import MATTER
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NotAllowed, Refusal

BY_THE_LEAD = ("acknowledge", "plan", "submit", "ask_extension", "propose_stages", "report_stage")
"""What the lead (主办) does for all who handle a matter; who handles it beside notes progress and hangs files on it."""
FOR_THE_LEAD = Refusal(
    "who",
    Words("由主办单位办理；会办单位登记进展、上传材料", "for the lead; a joint handler notes progress and adds files"),
)


def held(matter: Matter, verb: str, version: int | None, by: Standing, latest_by: str = "") -> Matter:
    """Return the row locked, if `verb` is open to `by`; raises NotAllowed, or Stale when it changed since `version`."""
    row = locked(matter)
    path = acting_path(row, by)
    MATTER.demand_as_read(verb, by, row, version, path, latest_by)
    if verb in BY_THE_LEAD and path != row.path:
        raise NotAllowed(FOR_THE_LEAD)
    return row


def locked(matter: Matter) -> Matter:
    """Return the row as it stands, held until the end of the transaction."""
    return Matter.objects.select_for_update().get(pk=matter.pk)


def acting_path(matter: Matter, by: Standing) -> str:
    """Return the path by which somebody acts on a matter: its own, or that of a body that handles it beside the lead."""
    own = {post.path for post in by.posts}
    if matter.path in own or not own:
        return matter.path
    return next((handler.path for handler in matter.handlers.all() if handler.path in own), matter.path)


def move(
    row: Matter, verb: str, by: Standing, as_of: datetime, words: str = "", inside: bool = False, **content: Any
) -> Matter:  # fmt: skip
    """Bring a locked row to where `verb` leads, and note what was said with it.

    Until it is handed over its entries belong to the desk that follows it: the unit's journal does not tell what it was
    not told.
    """
    row.state = MATTER.demand(verb, by, row.state, acting_path(row, by))
    return moved(row, verb, by, as_of, words, inside, **content)


def moved(
    row: Matter, verb: str, by: Standing, as_of: datetime, words: str = "", inside: bool = False, **content: Any
) -> Matter:  # fmt: skip
    """Save, note and record what was demanded already: of this table, or by a visit of its own."""
    row.version += 1
    row.save()
    crashpoint("findings.moved")
    note = Note.objects.create(matter=row, verb=verb, words=words, by=by.person, at=as_of, inside=inside)
    for thing in (row, note):
        recorded(thing, row, verb, by, as_of, inside, version=row.version, **content)
    crashpoint("findings.recorded")
    return row


def recorded(
    thing: Journaled, of: Matter, verb: str, by: Standing, as_of: datetime, inside: bool = False, **content: Any
) -> None:  # fmt: skip
    """Record what was done to a matter, or to a thing of it."""
    said = MATTER.row(verb).words
    record(
        by=by, as_of=as_of, room="findings", verb=verb, path=entry_path(of, inside),
        of=thing, says=Words(f"{said.zh}：事项 {of.pk}", f"{said.en}: matter {of.pk}"), content={"state": of.state, **content},
    )  # fmt: skip


def entry_path(of: Matter, inside: bool = False) -> str:
    """Return whose entries those about a matter are: the desk's while the unit was not told, or where they are inside."""
    return of.desk if inside or of.handed_on is None else of.path
