"""A review by the congress: its delegations, its report on the way to the Presidium, the resolution and its count (大会审查).

The software counts nothing here: a person enters what a paper says, with the paper's place.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.actors.queries import not_ended
from guantong.apps.reviews.attending import name_participant
from guantong.apps.reviews.models import ReportNote, Resolution, Review
from guantong.apps.reviews.operations import TO_COME, held, moved
from guantong.apps.reviews.queries import edition_of
from guantong.apps.reviews.recording import locked, recorded
from guantong.apps.reviews.workflow import RESOLUTION, REVIEW
from guantong.domain.reviews.kinds import Part
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def list_delegations(*, review: Review, version: int, by: Standing, as_of: datetime) -> Review:
    """Put every delegation of the congress on the list of a review in which delegations take part; those on it stay.

    Raises BadInput where the kind has none, or the register of organisations holds none.
    """
    row = held(review, "list_delegations", version, by)
    if Part.DELEGATION not in edition_of(row).takes_part:
        raise BadInput({"": _NO_PART})
    there = set(row.participants.filter(part="delegation").exclude(state="struck").values_list("name", flat=True))
    known = Organisation.objects.filter(not_ended(as_of.date()), kind=OrganisationKind.DELEGATION).order_by("path")
    if not known:
        raise BadInput({"": _NONE})
    for body in known:
        if body.name not in there:
            name_participant(review=row, part="delegation", name=body.name, by=by, as_of=as_of)
    return moved(row, "list_delegations", by, as_of, delegations=len(known))


@transaction.atomic
def note_report_step(
    *, review: Review, step: str, on: date, file: str, place: str, version: int, by: Standing, as_of: datetime
) -> Review:  # fmt: skip
    """Note a step of the report, with the paper it stands in; noting it again replaces it. Raises BadInput for no such step."""
    row = held(review, "note_report_step", version, by)
    if step not in {one.key for one in edition_of(row).report}:
        raise BadInput({"step": _NO_STEP})
    if on > as_of.date():
        raise BadInput({"on": TO_COME})
    told = {"on": on, "file": file, "place": place, "by": by.person}
    made, _ = ReportNote.objects.update_or_create(review=row, step=step, defaults=told)
    recorded(made, row, REVIEW, "note_report_step", by, as_of, step=step, on=on.isoformat())
    return moved(row, "note_report_step", by, as_of, step=step)


@transaction.atomic
def draft_resolution(
    *, review: Review, title: str, file: str, place: str, by: Standing, as_of: datetime
) -> Resolution:  # fmt: skip
    """Enter a draft resolution with the paper it stands in; raises BadInput for a kind that comes to none."""
    row = locked(review)
    state = RESOLUTION.demand("draft_resolution", by, NEW, row.path)
    if not edition_of(row).report:
        raise BadInput({"": _NO_RESOLUTION})
    made = Resolution.objects.create(
        review=row, title=title, file=file, place=place, drafted_by=by.person, drafted_at=as_of, state=state
    )
    recorded(made, row, RESOLUTION, "draft_resolution", by, as_of)
    return made


@transaction.atomic
def amend_resolution(
    *, resolution: Resolution, title: str, file: str, place: str, version: int, by: Standing, as_of: datetime
) -> Resolution:  # fmt: skip
    """Amend a draft before the vote."""
    row = _held(resolution, "amend_resolution", version, by)
    row.title, row.file, row.place = title, file, place
    return _saved(row, "amend_resolution", by, as_of)


@transaction.atomic
def note_vote(*, resolution: Resolution, version: int, by: Standing, as_of: datetime, **told: Any) -> Resolution:
    """Enter the count as the paper has it: `voted_on`, `seats`, `present`, `in_favour`, `against`, `abstained`, `not_pressed`, `passed`,
    `vote_file`, `vote_place`, `as_printed`, `document`.

    Raises BadInput where the four do not sum to who was present and nobody says that the paper has it so, and where more were present
    than have a seat.
    """
    row = _counted(_held(resolution, "note_vote", version, by), told, by, as_of)
    return _saved(row, "note_vote", by, as_of, present=row.present, in_favour=row.in_favour)


@transaction.atomic
def correct_vote(*, resolution: Resolution, version: int, by: Standing, as_of: datetime, **told: Any) -> Resolution:
    """Correct a count that was mistyped; raises what `note_vote` raises."""
    row = _counted(_held(resolution, "correct_vote", version, by), told, by, as_of)
    return _saved(row, "correct_vote", by, as_of, present=row.present, in_favour=row.in_favour)


@transaction.atomic
def note_published(
    *, resolution: Resolution, published_on: date, published_where: str, version: int, by: Standing, as_of: datetime
) -> Resolution:  # fmt: skip
    """Note when and where the approved budget was made public."""
    row = _held(resolution, "note_published", version, by)
    if published_on > as_of.date() or (row.voted_on and published_on < row.voted_on):
        raise BadInput({"published_on": _NOT_THEN})
    row.published_on, row.published_where = published_on, published_where
    return _saved(row, "note_published", by, as_of, on=published_on.isoformat())


@transaction.atomic
def withdraw_resolution(
    *, resolution: Resolution, reason: str, version: int, by: Standing, as_of: datetime
) -> Resolution:
    """Withdraw a draft that is not put to the vote; it stays to be seen."""
    row = _held(resolution, "withdraw_resolution", version, by)
    row.reason = reason
    return _saved(row, "withdraw_resolution", by, as_of)


def _counted(row: Resolution, told: dict[str, Any], by: Standing, as_of: datetime) -> Resolution:
    if told["voted_on"] > as_of.date():
        raise BadInput({"voted_on": TO_COME})
    total = sum(told[name] for name in COUNTS)
    if told.get("seats") and told["present"] > told["seats"]:
        raise BadInput({"present": _MORE_THAN_SEATS})
    if total != told["present"] and not told.get("as_printed"):
        raise BadInput({"present": _NO_SUM.filled(total=total, present=told["present"])})
    for name in VOTE:
        setattr(row, name, told.get(name, getattr(row, name)))
    row.vote_by = by.person
    return row


def _held(resolution: Resolution, verb: str, version: int, by: Standing) -> Resolution:
    row = Resolution.objects.select_for_update(of=("self",)).select_related("review").get(pk=resolution.pk)
    row.state = RESOLUTION.demand_as_read(verb, by, row, version, row.review.path)
    return row


def _saved(row: Resolution, verb: str, by: Standing, as_of: datetime, **content: Any) -> Resolution:
    row.version += 1
    row.save()
    recorded(row, row.review, RESOLUTION, verb, by, as_of, state=row.state, **content)
    return row


COUNTS = ("in_favour", "against", "abstained", "not_pressed")
VOTE = ("voted_on", "seats", "present", *COUNTS, "passed", "as_printed", "vote_file", "vote_place", "document")
_NO_PART = Words("这一种审查活动不以代表团为单位", "no delegations take part in this kind")
_NONE = Words("组织机构中还没有登记代表团", "no delegation stands in the register of organisations")
_NO_STEP = Words("这一种审查活动没有这个步骤", "this kind has no such step")
_NO_RESOLUTION = Words("这一种审查活动不形成决议", "this kind comes to no resolution")
_NOT_THEN = Words("日期须在表决之后、今天或以前", "after the vote, and not after today")
_MORE_THAN_SEATS = Words("出席人数多于应到人数，请核对文件", "more were present than have a seat: check the paper")
_NO_SUM = Words(
    "赞成、反对、弃权、未按表决器合计 {total}，出席 {present}，请核对；文件原文如此的，勾选“按文件原样录入”",
    "the four come to {total}, present are {present}: check; where the paper has it so, say so",
)
