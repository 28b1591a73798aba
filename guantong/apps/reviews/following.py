"""A deputy follows a few projects through the year and remarks at any time (代表跟踪).

Only what was published is shown: drafts are work secrets and never on the phones of deputies. How many, the kind says.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse

from guantong.apps.components.keys import row_numbered
from guantong.apps.opinions import operations as opinions
from guantong.apps.opinions.binding import Bound, Named, Source
from guantong.apps.opinions.models import Opinion
from guantong.apps.reviews.models import Follow, OfferedProject, Participant, Review
from guantong.apps.reviews.queries import edition_of
from guantong.apps.reviews.recording import locked, recorded
from guantong.apps.reviews.workflow import FOLLOW, OFFERED
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal

_FOLLOWED = ("planned", "invited", "held", "concluded", "followed_up")


@transaction.atomic
def offer_project(
    *, review: Review, unit: str, project: str, file: str, place: str, by: Standing, as_of: datetime, project_code: str = "",
    amount: int | None = None,
) -> OfferedProject:  # fmt: skip
    """Offer a project of a unit of the review, with its published amount in fen and where that is printed.

    Raises BadInput for a unit that is not of the review, and a project that is offered; NotAllowed for a kind in which nobody follows.
    """
    row = _open(review)
    state = OFFERED.demand("offer_project", by, NEW, row.path)
    at = row.units.filter(code=unit).first()
    if at is None:
        raise BadInput({"unit": _NO_UNIT})
    try:
        with transaction.atomic():
            made = OfferedProject.objects.create(
                review=row, unit_code=at.code, unit=at.name, path=at.path, project_code=project_code, project=project.strip(), amount=amount,
                file=file, place=place, offered_by=by.person, offered_at=as_of, state=state,
            )  # fmt: skip
    except IntegrityError as error:
        raise BadInput({"project": _OFFERED}) from error
    recorded(made, row, OFFERED, "offer_project", by, as_of, unit=at.code, amount=amount)
    return made


@transaction.atomic
def take_project_back(*, review: Review, offered: str, by: Standing, as_of: datetime) -> OfferedProject:
    """Take an offer back that nobody follows; raises BadInput for another."""
    row = locked(review)
    found = _offered(row, offered)
    found.state = OFFERED.demand("take_project_back", by, found.state, row.path)
    if found.follows.filter(state="following").exists():
        raise BadInput({"offered": _FOLLOWED_ALREADY})
    found.version += 1
    found.save()
    recorded(found, row, OFFERED, "take_project_back", by, as_of)
    return found


@transaction.atomic
def follow(*, review: Review, offered: str, by: Standing, as_of: datetime) -> Follow:
    """Follow a project oneself, as one on the list.

    Raises NotAllowed for who is not on it, or must keep out of the unit (代表法59条); BadInput beyond the kind's number, and twice.
    """
    row = _open(review)
    FOLLOW.demand("follow", by, NEW, _offered(row, offered).path)
    who = row.participants.filter(person__username=by.person).exclude(state="struck").first()
    if who is None:
        raise NotAllowed(_NOT_LISTED)
    return _followed(row, who, offered, "follow", by, as_of)


@transaction.atomic
def follow_for(*, review: Review, participant: int, offered: str, by: Standing, as_of: datetime) -> Follow:
    """Note what a deputy chose on paper, by the number on the list; raises what `follow` raises."""
    row = _open(review)
    FOLLOW.demand("follow_for", by, NEW, row.path)
    who = row.participants.filter(number=participant).exclude(state="struck").first()
    if who is None:
        raise BadInput({"participant": _NO_NUMBER})
    return _followed(row, who, offered, "follow_for", by, as_of)


@transaction.atomic
def end_follow(*, follow: Follow, version: int, by: Standing, as_of: datetime) -> Follow:
    """Follow a project no longer: who follows it, or the organiser for who said so on paper; what was remarked stays."""
    row = (
        Follow.objects.select_for_update(of=("self",)).select_related("review", "participant__person").get(pk=follow.pk)
    )
    row.state = FOLLOW.demand_as_read("end_follow", by, row, version, row.review.path)
    if not may_end(row, by):
        raise NotAllowed(NOT_YOURS)
    row.ended_on, row.version = as_of.date(), row.version + 1
    row.save()
    recorded(row, row.review, FOLLOW, "end_follow", by, as_of)
    return row


@transaction.atomic
def remark(
    *, follow: Follow, text: str, head: str, asks: Sequence[str], change_asked: int | None, by: Standing, as_of: datetime
) -> Opinion:  # fmt: skip
    """Remark on a followed project: an opinion bound to it, in the name of who follows; staff type it for who wrote it on the slip.

    Raises what `opinions.operations.raise_opinion` raises.
    """
    of, who = follow.offered, follow.participant
    line = Bound(
        unit_code=of.unit_code,
        unit=of.unit,
        project_code=of.project_code,
        project=of.project,
        amount=of.amount,
        path=of.path,
    )
    mine = who.person is not None and who.person.username == by.person
    names = [] if mine else [Named(who.name, "deputy", "district", who.person.username if who.person else "")]
    source = Source(
        follow.journal_key, f"{follow.review.title} 跟踪项目", reverse("reviews:followed", args=[follow.pk])
    )
    return opinions.raise_opinion(
        text=text, head=head, asks=asks, year=follow.review.year, line=line, change_asked=change_asked, proposers=names, source=source,
        by=by, as_of=as_of,
    )  # fmt: skip


def may_end(row: Follow, by: Standing) -> bool:
    """True for who follows it, and for the organiser."""
    mine = row.participant.person is not None and row.participant.person.username == by.person
    return mine or by.sees("attendance", row.review.path)


def _followed(row: Review, who: Participant, offered: str, verb: str, by: Standing, as_of: datetime) -> Follow:
    most, found = edition_of(row).most, _offered(row, offered)
    if found.state != "offered":
        raise BadInput({"offered": _NO_PROJECT})
    if found.unit in who.keeps_out_of:
        raise NotAllowed(_KEEPS_OUT)
    if who.follows.filter(state="following").count() >= most:
        raise BadInput({"offered": _ENOUGH.filled(most=most)})
    try:
        with transaction.atomic():
            made = Follow.objects.create(
                review=row,
                participant=who,
                offered=found,
                on_paper=verb == "follow_for",
                chosen_at=as_of,
                state="following",
            )
    except IntegrityError as error:
        raise BadInput({"offered": _TWICE}) from error
    recorded(made, row, FOLLOW, verb, by, as_of, number=who.number)
    return made


def _open(review: Review) -> Review:
    row = locked(review)
    if not edition_of(row).most:
        raise NotAllowed(_NOBODY_FOLLOWS)
    if row.state not in _FOLLOWED:
        raise NotAllowed(_OVER)
    return row


def _offered(row: Review, pk: str) -> OfferedProject:
    found = row_numbered(row.offered.all(), pk)
    if found is None:
        raise BadInput({"offered": _NO_PROJECT})
    return found


NOT_YOURS = Refusal("who", Words("由跟踪的代表本人或组织单位办理", "for the deputy who follows it, or the organiser"))
_NOT_LISTED = Refusal(
    "who", Words("参加人名单里没有您，请到组织单位登记", "you are not on the list: ask the organiser")
)
_KEEPS_OUT = Refusal(
    "who", Words("因利益冲突回避", "closed by a conflict of interest"), basis="deputies-law-2025-art-59"
)
_NOBODY_FOLLOWS = Refusal("state", Words("这一种审查活动不跟踪项目", "in this kind nobody follows projects"))
_OVER = Refusal("state", Words("活动已办结或已取消", "it is over"))
_NO_UNIT = Words("该单位不在被审单位之列", "that unit is not of the review")
_OFFERED = Words("这个项目已在其中", "that project is offered already")
_FOLLOWED_ALREADY = Words("有代表在跟踪，不能移出", "somebody follows it")
_NO_PROJECT = Words("请选择可跟踪的项目", "choose a project that is offered")
_NO_NUMBER = Words("名单上没有这个序号", "no such number on the list")
_ENOUGH = Words("每位代表最多跟踪 {most} 个项目：先停止一个，再选新的", "at most {most} projects: end one first")
_TWICE = Words("已在跟踪这个项目", "it is followed already")
