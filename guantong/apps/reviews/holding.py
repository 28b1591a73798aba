"""Holding a review: begun, its points gone through, minutes, conclusion, fed back, closed (审查活动的举行与反馈)."""

from datetime import date, datetime

from django.db import transaction

from guantong.apps.notices import operations as notices
from guantong.apps.reviews.models import Review, Tick
from guantong.apps.reviews.operations import TO_COME, held, moved
from guantong.apps.reviews.recording import recorded
from guantong.apps.reviews.workflow import REVIEW
from guantong.domain.reviews.check_lists import check_lists
from guantong.domain.reviews.kinds import kinds
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

TICKS = {"yes": Words("是", "yes"), "no": Words("否", "no"), "na": Words("不适用", "not applicable")}
HEARD = {"yes": Words("认定为听取意见活动", "counts as evidence"), "no": Words("不认定", "does not count")}


@transaction.atomic
def hold(*, review: Review, held_on: date, version: int, by: Standing, as_of: datetime) -> Review:
    """Begin on a day: the board is open from now on. Raises BadInput without a unit under review."""
    row = held(review, "hold", version, by)
    if held_on > as_of.date():
        raise BadInput({"held_on": TO_COME})
    if not row.units.exists():
        raise BadInput({"": _NO_UNIT})
    row.held_on = held_on
    notices.finish(of=row, verb="invite", by=by, as_of=as_of)
    return moved(row, "hold", by, as_of, on=held_on.isoformat())


@transaction.atomic
def write_minutes(*, review: Review, minutes: str, version: int, by: Standing, as_of: datetime) -> Review:
    """Write the minutes, by name; what stood before is lost to the page, not to the journal's order."""
    row = held(review, "write_minutes", version, by)
    row.minutes, row.minutes_by, row.minutes_on = minutes, by.person, as_of.date()
    return moved(row, "write_minutes", by, as_of)


@transaction.atomic
def tick(
    *, review: Review, check_list: str, point: str, answer: str, evidence: str, version: int, by: Standing, as_of: datetime
) -> Review:  # fmt: skip
    """Tick one point of a check-list of the kind, with what it rests on; ticking again replaces it. Raises BadInput for no such point."""
    row = held(review, "tick", version, by)
    known = kinds()[row.kind].on(as_of.date()).check_lists
    if check_list not in known or point not in {one.key for one in check_lists()[check_list].points}:
        raise BadInput({"point": _NO_POINT})
    if answer not in TICKS:
        raise BadInput({"answer": _NO_ANSWER})
    told = {"answer": answer, "evidence": evidence, "by": by.person, "on": as_of.date()}
    made, _ = Tick.objects.update_or_create(review=row, check_list=check_list, point=point, defaults=told)
    recorded(made, row, REVIEW, "tick", by, as_of, point=f"{check_list}.{point}", answer=answer)
    return moved(row, "tick", by, as_of, point=f"{check_list}.{point}")


@transaction.atomic
def conclude(
    *, review: Review, outcome: str, concluded_on: date, version: int, by: Standing, as_of: datetime
) -> Review:
    """Note what it concluded, and on which day."""
    row = held(review, "conclude", version, by)
    _since_held(row, concluded_on, "concluded_on", as_of)
    row.outcome, row.concluded_on, row.concluded_by = outcome, concluded_on, by.person
    return moved(row, "conclude", by, as_of, on=concluded_on.isoformat())


@transaction.atomic
def feed_back(
    *, review: Review, fed_back_on: date, document: str, version: int, by: Standing, as_of: datetime
) -> Review:  # fmt: skip
    """Note that the opinions were handed to finance and the units, by day and number."""
    row = held(review, "feed_back", version, by)
    _since_held(row, fed_back_on, "fed_back_on", as_of)
    row.fed_back_on, row.document = fed_back_on, document
    return moved(row, "feed_back", by, as_of, on=fed_back_on.isoformat(), document=document)


@transaction.atomic
def close_review(*, review: Review, version: int, by: Standing, as_of: datetime) -> Review:
    """Close it; raises BadInput while an inquiry is neither answered, nor carried over by a person, nor withdrawn."""
    row = held(review, "close_review", version, by)
    open_ = row.inquiries.filter(state="asked").count()
    if open_:
        raise BadInput({"": _OPEN.filled(count=open_)})
    row.closed_on = as_of.date()
    return moved(row, "close_review", by, as_of)


@transaction.atomic
def decide_heard(*, review: Review, heard: str, heard_why: str, version: int, by: Standing, as_of: datetime) -> Review:
    """Decide whether it heard voters on the draft before the congress session (预算法45条): a person's word, with the reason.

    Raises BadInput for a kind that hears no voters, and for a yes where it was held after the session.
    """
    row = held(review, "decide_heard", version, by)
    if not kinds()[row.kind].hears_voters:
        raise BadInput({"heard": _HEARS_NOBODY})
    if heard not in HEARD:
        raise BadInput({"heard": _NO_ANSWER})
    if heard == "yes" and row.session and row.held_on and row.held_on >= row.session.on:
        raise BadInput({"heard": _AFTER_SESSION.filled(day=row.session.on)})
    row.heard, row.heard_why, row.heard_by = heard, heard_why, by.person
    return moved(row, "decide_heard", by, as_of, heard=heard)


def _since_held(row: Review, day: date, field: str, as_of: datetime) -> None:
    if day > as_of.date() or (row.held_on and day < row.held_on):
        raise BadInput({field: _NOT_THEN})


_NO_UNIT = Words("请先选定被审单位", "choose the units first")
_NO_POINT = Words("这一种审查活动没有这个要点", "this kind has no such point")
_NO_ANSWER = Words("请选择一项", "choose one")
_NOT_THEN = Words("日期须在举行之后、今天或以前", "after it was held, and not after today")
_OPEN = Words(
    "还有 {count} 条询问没有着落：请登记答复，或转会后书面答复，或撤回",
    "{count} inquiries are open: note the answers, carry them over, or withdraw them",
)
_HEARS_NOBODY = Words("这一种审查活动不作听取选民意见的佐证", "this kind is no evidence of hearing voters")
_AFTER_SESSION = Words("举行在会议（{day}）之后，不能认定为会前听取", "it was held after the session ({day})")
