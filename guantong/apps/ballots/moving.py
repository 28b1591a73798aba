"""Moving a box: locked, demanded of its table, saved, recorded without a word of what was voted (办理)."""

from datetime import datetime
from typing import Any

from guantong.apps.ballots.models import Box
from guantong.apps.ballots.queries import seat_of, why_not
from guantong.apps.ballots.workflow import BOX
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NotAllowed


def held(box: Box, verb: str, version: int | None, by: Standing) -> Box:
    """Return the box locked, if `verb` is open to `by`; raises NotAllowed, or Stale when it changed since `version`."""
    row = locked(box)
    BOX.demand_as_read(verb, by, row, version, row.path, row.typed_by)
    own = seat_of(row, by) if verb == "cast" else None
    if closed := why_not(verb, row, by, own):
        raise NotAllowed(closed)
    return row


def locked(box: Box) -> Box:
    """Return the box as it stands, held until the end of the transaction."""
    return Box.objects.select_for_update().get(pk=box.pk)


def moved(row: Box, verb: str, by: Standing, as_of: datetime, **content: Any) -> Box:
    """Bring a locked box to where `verb` leads."""
    row.state = BOX.demand(verb, by, row.state, row.path, row.typed_by)
    row.version += 1
    row.save()
    return recorded(row, verb, by, as_of, **content)


def recorded(box: Box, verb: str, by: Standing, as_of: datetime, **content: Any) -> Box:
    """Record what was done to the box itself."""
    kept(box, box, verb, by, as_of, state=box.state, version=box.version, **content)
    return box


def kept(thing: Journaled, box: Box, verb: str, by: Standing, as_of: datetime, **content: Any) -> None:
    """Record what was done to a row of the box: that it was done, never what was voted."""
    words = BOX.row(verb).words
    record(
        by=by, as_of=as_of, room="ballots", verb=verb, path=box.path, of=thing, content=content,
        says=Words(f"{words.zh}：票箱 {box.pk}", f"{words.en}: ballot box {box.pk}"),
    )  # fmt: skip
