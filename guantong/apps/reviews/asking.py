"""Asking and answering on the board (询问与答复): typed by staff, sent by phone, brought from paper; one sending makes one inquiry.

What is not answered is carried over by a person; nothing turns late by itself. Two who change one inquiry do not lose a word (409).
"""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.urls import reverse

from guantong.apps.notices import operations as notices
from guantong.apps.reviews.models import Inquiry, Participant, Review, ReviewedUnit
from guantong.apps.reviews.recording import locked, recorded, speaking_at
from guantong.apps.reviews.workflow import INQUIRY
from guantong.domain.reviews.kinds import Part
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal

OPEN = ("invited", "held", "concluded", "followed_up")
"""States of a review in which its board takes inquiries: questions come before the meeting too, and slips are typed after it."""
WAYS = {"staff": Words("现场记录", "typed at the meeting"), "phone": Words("代表提交", "sent by a deputy"), "slip": Words("纸条", "slip of paper"), "before": Words("上次转来", "carried over")}  # fmt: skip


@transaction.atomic
def take_down(
    *, review: Review, unit: str, text: str, by: Standing, as_of: datetime, asker: str = "", asker_part: str = "",
    participant: int | None = None, slip: int | None = None, sent: str = "", follows: int | None = None,
) -> Inquiry:  # fmt: skip
    """Take an inquiry down as it is said, or from a slip of paper; the same `sent` again returns what came of the first.

    `participant` is the number on the list. Raises BadInput for a unit that is not under review, an unknown participant, and one who
    must keep out of that unit; NotAllowed when the board is closed.
    """
    row = locked(review)
    state = INQUIRY.demand("take_down", by, NEW, row.path)
    if first := sent_before(row, sent):
        return first
    _board_open(row)
    who = _participant(row, participant)
    at = _unit(row, unit)
    if who and at.name in who.keeps_out_of:
        raise BadInput({"participant": _KEEPS_OUT.filled(unit=at.name)})
    told = {
        "participant": who, "asker": who.name if who else asker, "asker_part": who.part if who else asker_part, "slip": slip,
        "way": "slip" if slip else "staff", "follows": _followed(row, follows),
    }  # fmt: skip
    return _asked(row, at, text, state, "take_down", by, as_of, sent, **told)


@transaction.atomic
def ask(
    *, review: Review, unit: str, text: str, by: Standing, as_of: datetime, sent: str = "", follows: int | None = None
) -> Inquiry:  # fmt: skip
    """Ask for oneself, as one on the list; who must keep out of a unit asks nothing of it (利益冲突). The same `sent` again returns the first."""
    row = locked(review)
    at = _unit(row, unit)
    state = INQUIRY.demand("ask", by, NEW, at.path)
    if (first := sent_before(row, sent)) and first.asked_by == by.person:
        return first
    _board_open(row)
    who = row.participants.filter(person__username=by.person).exclude(state="struck").first()
    if who is None:
        raise NotAllowed(_NOT_LISTED)
    told = {
        "participant": who,
        "asker": who.name,
        "asker_part": who.part,
        "way": "phone",
        "follows": _followed(row, follows),
    }
    return _asked(row, at, text, state, "ask", by, as_of, sent, **told)


@transaction.atomic
def bring_forward(*, inquiry: Inquiry, review: Review, by: Standing, as_of: datetime) -> Inquiry:
    """Ask again in a later review what an earlier one left to be answered in writing; once."""
    row = locked(review)
    state = INQUIRY.demand("bring_forward", by, NEW, row.path)
    _board_open(row)
    if inquiry.state != "carried_over" or row.inquiries.filter(carried_from=inquiry).exists():
        raise BadInput({"": _NOT_LEFT})
    at = _unit(row, inquiry.unit_code)
    told = {"asker": inquiry.asker, "asker_part": inquiry.asker_part, "way": "before", "carried_from": inquiry}
    return _asked(row, at, inquiry.text, state, "bring_forward", by, as_of, "", **told)


@transaction.atomic
def amend_inquiry(
    *, inquiry: Inquiry, unit: str, text: str, asker: str, version: int, by: Standing, as_of: datetime
) -> Inquiry:
    """Correct what was typed."""
    row = _held(inquiry, "amend_inquiry", version, by)
    at = _unit(row.review, unit)
    row.unit_code, row.unit, row.path, row.text = at.code, at.name, at.path, text
    row.asker = asker if row.participant_id is None else row.asker
    return _saved(row, "amend_inquiry", by, as_of, unit=at.code)


@transaction.atomic
def answer(
    *, inquiry: Inquiry, answer: str, answered_by: str, version: int, by: Standing, as_of: datetime,
    answered_on: date | None = None,
) -> Inquiry:  # fmt: skip
    """Answer, or type the answer for whoever said it; `answered_by` is who said it, by name and post."""
    row = _held(inquiry, "answer", version, by)
    row.in_writing = inquiry.state == "carried_over"
    row = _answered(row, answer, answered_by, answered_on, by, as_of)
    row = _saved(row, "answer", by, as_of, unit=row.unit_code)
    notices.finish(of=row, verb="answer", by=by, as_of=as_of)
    return row


@transaction.atomic
def correct_answer(
    *, inquiry: Inquiry, answer: str, answered_by: str, version: int, by: Standing, as_of: datetime,
    answered_on: date | None = None,
) -> Inquiry:  # fmt: skip
    """Correct an answer."""
    row = _held(inquiry, "correct_answer", version, by)
    return _saved(
        _answered(row, answer, answered_by, answered_on, by, as_of), "correct_answer", by, as_of, unit=row.unit_code
    )


@transaction.atomic
def carry_over(*, inquiry: Inquiry, version: int, by: Standing, as_of: datetime, due_on: date | None = None) -> Inquiry:
    """Leave it to be answered in writing, by an agreed day if there is one: it waits on the unit's desk, and never turns late by itself."""
    row = _held(inquiry, "carry_over", version, by)
    row.due_on = due_on
    row = _saved(row, "carry_over", by, as_of, unit=row.unit_code)
    if row.path:
        notices.ask(
            of=row, verb="answer", title=f"书面答复询问 {row.review.title} 第{row.number}条", where=reverse("reviews:inquiry", args=[row.pk]),
            path=row.path, by=by, as_of=as_of, due_on=due_on, waits_for=row.unit, planned=True,
        )  # fmt: skip
    return row


@transaction.atomic
def withdraw_inquiry(*, inquiry: Inquiry, reason: str, version: int, by: Standing, as_of: datetime) -> Inquiry:
    """Withdraw it: who asked it, or the organiser with the reason; it stays to be seen."""
    row = _held(inquiry, "withdraw_inquiry", version, by)
    if not may_withdraw(row, by):
        raise NotAllowed(NOT_YOURS)
    row.reason = reason
    row = _saved(row, "withdraw_inquiry", by, as_of)
    notices.withdraw(of=row, verb="answer", by=by, as_of=as_of)
    return row


@transaction.atomic
def merge(*, inquiry: Inquiry, with_number: int, version: int, by: Standing, as_of: datetime) -> Inquiry:
    """Merge it with another of the review: a slip typed twice, one question asked by two. Both stay, who asked with each."""
    row = _held(inquiry, "merge", version, by)
    other = (
        row.review.inquiries.filter(number=with_number)
        .exclude(pk=row.pk)
        .exclude(state__in=("merged", "withdrawn"))
        .first()
    )
    if other is None:
        raise BadInput({"with_number": _NO_SUCH})
    row.follows, row.reason = other, f"并入第{other.number}条"
    return _saved(row, "merge", by, as_of, into=other.number)


@transaction.atomic
def renumber(*, inquiry: Inquiry, slip: int, version: int, by: Standing, as_of: datetime) -> Inquiry:
    """Give it another slip number, where two typists took the same one for two slips."""
    row = _held(inquiry, "renumber", version, by)
    if row.review.inquiries.filter(slip=slip).exclude(pk=row.pk).exclude(state__in=("merged", "withdrawn")).exists():
        raise BadInput({"slip": _SLIP_TAKEN})
    row.slip = slip
    return _saved(row, "renumber", by, as_of, slip=slip)


def may_withdraw(inquiry: Inquiry, by: Standing) -> bool:
    """True for who asked it, and for the organiser."""
    return inquiry.asked_by == by.person or INQUIRY.why_not("take_down", by, NEW, inquiry.review.path) is None


def sent_before(review: Review, sent: str) -> Inquiry | None:
    """Return what came of this very sending, or None."""
    return review.inquiries.filter(sent=sent).first() if sent else None


def locked_inquiry(inquiry: Inquiry) -> Inquiry:
    """Return the row as it stands, held until the end of the transaction."""
    return Inquiry.objects.select_for_update(of=("self",)).select_related("review").get(pk=inquiry.pk)


def _asked(
    review: Review, unit: ReviewedUnit, text: str, state: str, verb: str, by: Standing, as_of: datetime, sent: str, **told: Any
) -> Inquiry:  # fmt: skip
    if not text.strip():
        raise BadInput({"text": _NOTHING_ASKED})
    number = (review.inquiries.aggregate(top=Max("number"))["top"] or 0) + 1
    try:
        with transaction.atomic():
            made = Inquiry.objects.create(
                review=review, number=number, sent=sent, unit_code=unit.code, unit=unit.name, path=unit.path, text=text.strip(),
                asked_by=by.person, asked_at=as_of, state=state, **told,
            )  # fmt: skip
    except IntegrityError as error:
        raise BadInput({"sent": _SENT_ELSEWHERE}) from error
    recorded(made, review, INQUIRY, verb, by, as_of, number=number, unit=unit.code, slip=made.slip, way=made.way)
    return made


def _answered(row: Inquiry, text: str, said_by: str, on: date | None, by: Standing, as_of: datetime) -> Inquiry:
    day = on or as_of.date()
    wrong = {"answer": _NOTHING_SAID} if not text.strip() else {}
    wrong |= {"answered_by": _WHO_SAID} if not said_by.strip() else {}
    wrong |= {"answered_on": _TO_COME} if day > as_of.date() else {}
    if wrong:
        raise BadInput(wrong)
    row.answer, row.answered_by, row.answered_on, row.answer_typed_by = text.strip(), said_by.strip(), day, by.person
    return row


def _held(inquiry: Inquiry, verb: str, version: int, by: Standing) -> Inquiry:
    row = locked_inquiry(inquiry)
    row.state = INQUIRY.demand_as_read(verb, by, row, version, speaking_at(row.review, row.path, by))
    return row


def _saved(row: Inquiry, verb: str, by: Standing, as_of: datetime, **content: Any) -> Inquiry:
    row.version += 1
    row.save()
    recorded(row, row.review, INQUIRY, verb, by, as_of, number=row.number, state=row.state, **content)
    return row


def _board_open(review: Review) -> None:
    if review.state not in OPEN:
        raise NotAllowed(_CLOSED)


def _unit(review: Review, code: str) -> ReviewedUnit:
    found = review.units.filter(code=code).first()
    if found is None:
        raise BadInput({"unit": _NO_UNIT})
    return found


def _participant(review: Review, number: int | None) -> Participant | None:
    if number is None:
        return None
    found = review.participants.filter(number=number).exclude(state="struck").first()
    if found is None or not Part(found.part).asks:
        raise BadInput({"participant": _NO_PARTICIPANT})
    return found


def _followed(review: Review, number: int | None) -> Inquiry | None:
    if number is None:
        return None
    found = review.inquiries.filter(number=number).first()
    if found is None:
        raise BadInput({"follows": _NO_SUCH})
    return found


_NOT_LISTED = Refusal("who", Words("您不在这次审查活动的参加人名单上", "you are not on the list of this review"))
NOT_YOURS = Refusal("who", Words("由提问人本人或组织单位撤回", "who asked it, or the organiser, withdraws it"))
_CLOSED = Refusal(
    "state",
    Words("询问板在通知之后开放，办结、取消之后关闭", "the board is open from the invitation until it is closed"),
)
_KEEPS_OUT = Words(
    "该参加人对{unit}登记了利益冲突，应当回避", "who asks registered a conflict of interest with {unit} and keeps out"
)
_NO_UNIT = Words("该单位不在被审单位之列", "that unit is not under review")
_NO_PARTICIPANT = Words("名单上没有这个序号的提问人", "nobody with that number asks in this review")
_NO_SUCH = Words("没有这一条，或已归并、撤回", "there is no such inquiry, or it was merged or withdrawn")
_NOT_LEFT = Words(
    "这一条不在会后书面答复之列，或已转来", "it is not to be answered in writing, or was brought forward already"
)
_SLIP_TAKEN = Words("这个条号已有另一条", "another one bears that slip number")
_NOTHING_ASKED = Words("请写问题", "nothing is asked")
_NOTHING_SAID = Words("请写答复", "nothing is answered")
_WHO_SAID = Words("请写答复人的姓名和职务", "say who answered, by name and post")
_TO_COME = Words("日期不晚于今天", "the day is not to come")
_SENT_ELSEWHERE = Words(
    "这一次发送已用于另一条询问，请重新打开页面", "this sending was used elsewhere: open the page again"
)
