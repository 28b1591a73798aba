"""What every verb of a review leaves behind: the row counted on, and its entry in the journal (留痕)."""

from datetime import datetime
from typing import Any

from guantong.apps.journal.models import Journaled
from guantong.apps.journal.operations import record
from guantong.apps.reviews.models import Review
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import Workflow


def recorded(
    thing: Journaled, review: Review, table: Workflow, verb: str, by: Standing, as_of: datetime, **content: Any
) -> None:  # fmt: skip
    """Record what was done to a review or a thing of it, at the organiser's desk. No name and no question's text stands in it."""
    said = table.row(verb).words
    record(
        by=by, as_of=as_of, room="reviews", verb=verb, path=review.path, of=thing,
        says=Words(f"{said.zh}：审查活动 {review.pk}", f"{said.en}: review {review.pk}"), content=content,
    )  # fmt: skip


def locked(review: Review) -> Review:
    """Return the row as it stands, held until the end of the transaction: numbers within a review are given under it."""
    return Review.objects.select_for_update().get(pk=review.pk)


def speaking_at(review: Review, path: str, by: Standing) -> str:
    """Return for which organisation somebody acts on what concerns the unit at `path`: that unit, if one's own, else the organiser."""
    return path if path and any(post.path == path for post in by.posts) else review.path
