"""What every verb of execution leaves behind: the row as it is now and its entry in the journal (留痕)."""

from datetime import datetime
from typing import Any

from guantong.apps.execution.models import Cause, Offer, Selection
from guantong.apps.execution.workflow import CAUSE, OFFER, SELECTION
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words


def offer_done(row: Offer, verb: str, by: Standing, as_of: datetime, **content: Any) -> Offer:
    """Record what was done to a proposal that was saved, and return it."""
    words = OFFER.row(verb).words
    record(
        by=by, as_of=as_of, room="execution", verb=verb, path=row.path, of=row,
        says=Words(f"{words.zh}：建议 {row.pk}", f"{words.en}: proposal {row.pk}"),
        content={"state": row.state, "amount": row.amount, "agreed": row.agreed, "moved": row.moved, **content},
    )  # fmt: skip
    return row


def cause_done(row: Cause, verb: str, by: Standing, as_of: datetime) -> Cause:
    """Record what was done to a cause that was saved, and return it."""
    words = CAUSE.row(verb).words
    record(
        by=by, as_of=as_of, room="execution", verb=verb, path=row.path, of=row,
        says=Words(f"{words.zh}：原因 {row.pk}", f"{words.en}: cause {row.pk}"),
        content={"state": row.state, "pace": row.pace, "code": row.code},
    )  # fmt: skip
    return row


def selection_done(row: Selection, verb: str, by: Standing, as_of: datetime) -> Selection:
    """Record what was done to a selection that was saved, and return it: what was decided before stays in the journal."""
    words = SELECTION.row(verb).words
    record(
        by=by, as_of=as_of, room="execution", verb=verb, path=row.path, of=row,
        says=Words(f"{words.zh}：{row.year} 年", f"{words.en}: {row.year}"),
        content={
            "state": row.state, "seed": row.seed, "choices": row.choices, "units": row.units, "added": row.added,
            "left_out": row.left_out, "document": row.document, "decided_on": str(row.decided_on or ""), "reason": row.reason,
        },
    )  # fmt: skip
    return row
