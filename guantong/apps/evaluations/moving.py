"""Moving a score sheet: locked, demanded of its table, saved, recorded without a word of what was scored (办理)."""

from datetime import datetime
from typing import Any

from guantong.apps.evaluations.models import ScoreSheet
from guantong.apps.evaluations.queries import last_day_of, seat_of, why_not
from guantong.apps.evaluations.workflow import SHEET
from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NotAllowed, Refusal

OWN = ("score", "withdraw_score", "recuse")
"""What a deputy on the roll does in person."""


def held(sheet: ScoreSheet, verb: str, version: int | None, by: Standing, as_of: datetime) -> ScoreSheet:
    """Return the sheet locked, if `verb` is open to `by`; raises NotAllowed, or Stale when it changed since `version`.

    Who left office, or comes after the close, is told that and not merely turned away.
    """
    row = locked(sheet)
    own = seat_of(row, by) if verb in OWN else None
    if own is not None and (gone := last_day_of(by.person, as_of.date())):
        raise NotAllowed(Refusal("who", _LEFT.filled(name=own.name, day=gone), _LEFT_OPENS))
    if own is not None and row.closed_at is not None and row.state in ("closed", "counted"):
        raise NotAllowed(
            Refusal("state", _LATE.filled(at=f"{row.closed_at.astimezone(as_of.tzinfo):%Y-%m-%d %H:%M}"), _LATE_OPENS)
        )
    SHEET.demand_as_read(verb, by, row, version, row.path)
    if closed := why_not(verb, row, by, own):
        raise NotAllowed(closed)
    return row


def locked(sheet: ScoreSheet) -> ScoreSheet:
    """Return the sheet as it stands, held until the end of the transaction."""
    return ScoreSheet.objects.select_for_update().get(pk=sheet.pk)


def moved(row: ScoreSheet, verb: str, by: Standing, as_of: datetime, **content: Any) -> ScoreSheet:
    """Bring a locked sheet to where `verb` leads."""
    row.state = SHEET.demand(verb, by, row.state, row.path)
    row.version += 1
    row.save()
    return recorded(row, verb, by, as_of, **content)


def recorded(sheet: ScoreSheet, verb: str, by: Standing, as_of: datetime, **content: Any) -> ScoreSheet:
    """Record what was done to the sheet itself."""
    kept(sheet, sheet, verb, by, as_of, state=sheet.state, version=sheet.version, **content)
    return sheet


def kept(thing: Journaled, sheet: ScoreSheet, verb: str, by: Standing, as_of: datetime, **content: Any) -> None:
    """Record what was done to a row of the sheet: that it was done, never what was scored."""
    words = SHEET.row(verb).words
    record(
        by=by, as_of=as_of, room="evaluations", verb=verb, path=sheet.path, of=thing, content=content,
        says=Words(f"{words.zh}：评分表 {sheet.pk}", f"{words.en}: score sheet {sheet.pk}"),
    )  # fmt: skip


_LEFT = Words("{name}自{day}起不再担任代表，不能打分", "{name} is no deputy any more from {day} and cannot score")
_LEFT_OPENS = Words("名册中记为评分前离任，不计入应评", "the roll notes it, and the base leaves the deputy out")
_LATE = Words("评分已于{at}截止，这次没有提交", "the scoring closed at {at}: nothing was handed in")
_LATE_OPENS = Words(
    "截止之前已交纸质评分表的，由会务人员录入",
    "a paper sheet that was handed in before the close is typed by the staff",
)
