"""What deputies and a department agreed to change (会商结果): drafted by the organiser, confirmed by the department, then for the deputies, both by name.

It binds nobody. Whether it landed is told by the next version of the draft, not by the claim.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.recording import locked as locked_opinion
from guantong.apps.reviews.change_line import line_held
from guantong.apps.reviews.models import AgreedChange, Inquiry, Review
from guantong.apps.reviews.recording import locked, recorded, speaking_at
from guantong.apps.reviews.workflow import AGREED_CHANGE
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal


@transaction.atomic
def propose_change(
    *, review: Review, unit: str, line: str, change: int, text: str, by: Standing, as_of: datetime, line_code: str = "",
    before: int | None = None, inquiry: Inquiry | None = None,
) -> AgreedChange:  # fmt: skip
    """Draft what was agreed: a line of a unit under review, what it was (fen, or not known), `change` in fen, below nothing for a cut."""
    row = locked(review)
    state = AGREED_CHANGE.demand("propose_change", by, NEW, row.path)
    if row.state not in ("held", "concluded", "followed_up"):
        raise NotAllowed(_NOT_HELD)
    at = row.units.filter(code=unit).first()
    if at is None:
        raise BadInput({"unit": _NO_UNIT})
    _checked(before, change)
    made = AgreedChange.objects.create(
        review=row, inquiry=inquiry, unit_code=at.code, unit=at.name, path=at.path, line_code=line_code, line=line, before=before,
        change=change, text=text, proposed_by=by.person, proposed_at=as_of, state=state,
        **line_held(review.year, at.code, line_code, as_of),
    )  # fmt: skip
    recorded(made, row, AGREED_CHANGE, "propose_change", by, as_of, unit=at.code, before=before, change=change)
    return made


@transaction.atomic
def amend_change(
    *, agreed: AgreedChange, line: str, change: int, text: str, version: int, by: Standing, as_of: datetime, line_code: str = "",
    before: int | None = None,
) -> AgreedChange:  # fmt: skip
    """Amend a draft nobody has confirmed."""
    row = _held(agreed, "amend_change", version, by)
    _checked(before, change)
    row.line_code, row.line, row.before, row.change, row.text = line_code, line, before, change, text
    for name, value in line_held(row.review.year, row.unit_code, line_code, as_of).items():
        setattr(row, name, value)
    return _saved(row, "amend_change", by, as_of, before=before, change=change)


@transaction.atomic
def confirm_for_department(
    *, agreed: AgreedChange, name: str, version: int, by: Standing, as_of: datetime
) -> AgreedChange:
    """Confirm for the department, by the name of who confirms; staff type it for whoever signed on paper."""
    row = _held(agreed, "confirm_for_department", version, by)
    row.department_name, row.department_on, row.department_by = name, as_of.date(), by.person
    return _saved(row, "confirm_for_department", by, as_of)


@transaction.atomic
def confirm_for_deputies(
    *, agreed: AgreedChange, name: str, version: int, by: Standing, as_of: datetime
) -> AgreedChange:
    """Confirm for the deputies' side, by name; who did it for the department does not do it here.

    Raises NotAllowed for somebody who is not on the list of the review and does not organise it, and for who must keep out of the unit.
    """
    row = _held(agreed, "confirm_for_deputies", version, by)
    listed = row.review.participants.filter(person__username=by.person).exclude(state="struck").exists()
    organiser = AGREED_CHANGE.why_not("propose_change", by, NEW, row.review.path) is None
    if not listed and not organiser:
        raise NotAllowed(_NOT_LISTED)
    if by.conflict_with(row.path):
        raise NotAllowed(_KEEPS_OUT)
    row.deputies_name, row.deputies_on, row.deputies_by = name, as_of.date(), by.person
    return _saved(row, "confirm_for_deputies", by, as_of)


@transaction.atomic
def link_opinion(
    *, agreed: AgreedChange, opinion: Opinion, version: int, by: Standing, as_of: datetime
) -> AgreedChange:
    """Say which opinion it belongs to; raises BadInput for one of another year or unit, or that was withdrawn."""
    row = _held(agreed, "link_opinion", version, by)
    told = locked_opinion(opinion)
    if (told.year, told.unit_code) != (row.review.year, row.unit_code) or told.state == "withdrawn":
        raise BadInput({"opinion": _ANOTHER})
    row.opinion = told
    return _saved(row, "link_opinion", by, as_of, opinion=told.pk)


@transaction.atomic
def withdraw_change(*, agreed: AgreedChange, reason: str, version: int, by: Standing, as_of: datetime) -> AgreedChange:
    """Withdraw what was not confirmed by both sides; it stays to be seen."""
    row = _held(agreed, "withdraw_change", version, by)
    row.reason = reason
    return _saved(row, "withdraw_change", by, as_of)


def locked_change(agreed: AgreedChange) -> AgreedChange:
    """Return the row as it stands, held until the end of the transaction."""
    return AgreedChange.objects.select_for_update(of=("self",)).select_related("review").get(pk=agreed.pk)


def _held(agreed: AgreedChange, verb: str, version: int, by: Standing) -> AgreedChange:
    row = locked_change(agreed)
    row.state = AGREED_CHANGE.demand_as_read(verb, by, row, version, speaking_at(row.review, row.path, by))
    return row


def _saved(row: AgreedChange, verb: str, by: Standing, as_of: datetime, **content: Any) -> AgreedChange:
    row.version += 1
    row.save()
    recorded(row, row.review, AGREED_CHANGE, verb, by, as_of, state=row.state, unit=row.unit_code, **content)
    return row


def _checked(before: int | None, change: int) -> None:
    if change == 0:
        raise BadInput({"change": _NOTHING})
    if before is not None and (before < 0 or before + change < 0):
        raise BadInput({"change": _BELOW})


_NOT_HELD = Refusal("state", Words("举行之后登记会商结果", "after it was held"))
_NOT_LISTED = Refusal("who", Words("由参加审查的代表或组织单位确认", "a participant or the organiser confirms"))
_KEEPS_OUT = Refusal(
    "who", Words("因利益冲突回避", "closed by a conflict of interest"), basis="deputies-law-2025-art-59"
)
_NO_UNIT = Words("该单位不在被审单位之列", "that unit is not under review")
_ANOTHER = Words("请选同一年度、同一单位的意见", "choose an opinion of the same year and unit")
_NOTHING = Words("增减金额不为零", "something changes")
_BELOW = Words("减少的金额不超过原安排", "no more is cut than was planned")
