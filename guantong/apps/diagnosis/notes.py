"""Moving a signal: locked, demanded of its table, saved, noted in words, recorded without them (办理)."""

from datetime import datetime
from typing import Any

from guantong.apps.diagnosis.models import Note, Signal
from guantong.apps.diagnosis.workflow import SIGNAL
from guantong.apps.journal.operations import record
from guantong.apps.notices import operations as notices
from guantong.domain.roles import Reach, Standing
from guantong.domain.words import Words

LOOK_AGAIN = "look_again"


def held(signal: Signal, verb: str, version: int | None, by: Standing, at: str = "") -> Signal:
    """Return the row locked, if `verb` is open to `by`; raises NotAllowed, or Stale when it changed since `version`.

    `at` is the organisation a letter asks, where that is another than the one whose file it is.
    """
    row = locked(signal)
    SIGNAL.demand_as_read(verb, by, row, version, at or row.path)
    return row


def locked(signal: Signal) -> Signal:
    """Return the row as it stands, held until the end of the transaction."""
    return Signal.objects.select_for_update().get(pk=signal.pk)


def move(
    row: Signal, verb: str, by: Standing, as_of: datetime, words: str = "", at: str = "", **content: Any
) -> Signal:  # fmt: skip
    """Bring a locked row to where `verb` leads, and note what was said with it.

    Its entry belongs to the desk that looks into it: what the congress does about a matter is not read in the unit's journal.
    """
    row.state = SIGNAL.demand(verb, by, row.state, at or row.path)
    row.version += 1
    if desk := own_desk(by):
        row.desk = desk
    row.save()
    note = Note.objects.create(signal=row, verb=verb, words=words, by=by.person, at=as_of)
    said = SIGNAL.row(verb).words
    for thing in (row, note):
        record(
            by=by, as_of=as_of, room="diagnosis", verb=verb, path=row.desk, of=thing,
            says=Words(f"{said.zh}：关注事项 {row.pk}（{row.rule}）", f"{said.en}: signal {row.pk} ({row.rule})"),
            content={"state": row.state, "version": row.version, **content},
        )  # fmt: skip
    return row


def own_desk(by: Standing) -> str:
    """Return the organisation through which `by` looks into signals; nothing for a unit that answers."""
    looks = SIGNAL.row("confirm_reading").who
    posts = [post for post in by.posts if any(w.admits(post, post.path) for w in looks)]
    far = [post for post in posts if any(w.reach is Reach.DISTRICT and post.role in w.roles for w in looks)]
    return next((post.path for post in (*far, *posts)), "")


def tell_the_desk(signal: Signal, says: Words, by: Standing, as_of: datetime) -> None:
    """Put on the desk of who looks into it that its figures have moved."""
    notices.ask(
        of=signal, verb=LOOK_AGAIN, title=f"{says.zh}：关注事项 {signal.pk}", where=f"/diagnosis/signals/{signal.pk}/",
        path=signal.desk, by=by, as_of=as_of,
    )  # fmt: skip
