"""The reviews, their boards and what was agreed as data, and their verbs (审查活动接口)."""

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Field, Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.components.api_acts import Told, done
from guantong.apps.reviews import asking, change_acts, inquiry_acts, queries, review_acts
from guantong.apps.reviews.models import AgreedChange, Inquiry, Review
from guantong.apps.reviews.workflow import AGREED_CHANGE, INQUIRY, REVIEW
from guantong.domain.workflow.table import NEW, Row

router = Router(auth=Reads("reviews"))


class ReviewRow(Schema):
    """A review; `version` is what a verb must name. No name of who takes part stands here."""

    id: int
    kind: str
    special: str
    title: str
    year: int
    plan_item_id: int | None
    session_id: int | None
    outside_plan: bool
    organiser: str
    place: str
    begins_on: date | None
    ends_on: date | None
    held_on: date | None
    concluded_on: date | None
    heard: str
    state: str
    version: int


class ReviewRows(Rows):
    """A page of reviews, latest first."""

    rows: list[ReviewRow]


class InquiryRow(Schema):
    """An inquiry as far as one reads it."""

    id: int
    number: int
    slip: int | None
    unit_code: str
    unit: str
    text: str
    answer: str
    answered_by: str
    answered_on: date | None
    in_writing: bool
    due_on: date | None
    asked_at: datetime
    state: str
    version: int


class InquiryRows(Rows):
    """A page of inquiries, in their order."""

    rows: list[InquiryRow]


class ChangeRow(Schema):
    """What was agreed; amounts in fen, `before` is null where it is not known, `linked` says that an opinion belongs to it."""

    id: int
    unit_code: str
    unit: str
    line_code: str
    line: str
    before: int | None
    change: int
    text: str
    linked: bool
    department_name: str
    deputies_name: str
    state: str
    version: int

    @staticmethod
    def resolve_linked(row: AgreedChange) -> bool:
        """The opinion itself is read where opinions are, by who may."""
        return row.opinion_id is not None


class ChangeRows(Rows):
    """A page of agreed changes."""

    rows: list[ChangeRow]


class Slip(Schema):
    """An inquiry as it is typed. `sent` names this sending: the same again returns what came of the first."""

    unit: str = Field(max_length=60)
    text: str = Field(min_length=1, max_length=2000)
    participant: int | None = Field(None, ge=1, lt=32768)
    slip: int | None = Field(None, ge=1, le=10**6)
    follows: int | None = Field(None, ge=1, lt=2**31)
    sent: str = Field("", max_length=36)


class Question(Schema):
    """One's own question."""

    unit: str = Field(max_length=60)
    text: str = Field(min_length=1, max_length=2000)
    follows: int | None = Field(None, ge=1, lt=2**31)
    sent: str = Field("", max_length=36)


@router.get("/reviews", response={200: ReviewRows, **REFUSALS})
def reviews(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """List the reviews one may read."""
    return paged(queries.reviews_seen_by(request.standing).order_by("-begins_on", "-pk"), offset)  # type: ignore[attr-defined]


@router.get("/reviews/{key}", response={200: ReviewRow, **REFUSALS})
def review(request: HttpRequest, key: int) -> Review:
    """Return one review."""
    return _review(request, key)


@router.get("/reviews/{key}/inquiries", response={200: InquiryRows, **REFUSALS})
def inquiries(request: HttpRequest, key: int, offset: Offset = 0) -> dict[str, Any]:
    """List the inquiries of a review one may read."""
    return paged(queries.inquiries_seen_by(request.standing).filter(review=_review(request, key)), offset)  # type: ignore[attr-defined]


@router.post("/boards/{key}/take_down", response={200: InquiryRow, **REFUSALS})
def take_down(request: HttpRequest, key: int, typed: Slip) -> Inquiry:
    """Take an inquiry down, from a slip or as it was said."""
    return asking.take_down(review=_review(request, key), by=request.standing, as_of=request.now, **typed.dict())  # type: ignore[attr-defined]


@router.post("/boards/{key}/ask", response={200: InquiryRow, **REFUSALS})
def ask(request: HttpRequest, key: int, typed: Question) -> Inquiry:
    """Ask for oneself."""
    return asking.ask(review=_review(request, key), by=request.standing, as_of=request.now, **typed.dict())  # type: ignore[attr-defined]


@router.get("/inquiries/{key}", response={200: InquiryRow, **REFUSALS})
def inquiry(request: HttpRequest, key: int) -> Inquiry:
    """Return one inquiry."""
    return _inquiry(request, key)


@router.get("/reviews/{key}/changes", response={200: ChangeRows, **REFUSALS})
def changes(request: HttpRequest, key: int, offset: Offset = 0) -> dict[str, Any]:
    """List what was agreed in a review."""
    found = queries.changes_seen_by(request.standing).filter(review=_review(request, key))  # type: ignore[attr-defined]
    return paged(found, offset)


@router.get("/changes/{key}", response={200: ChangeRow, **REFUSALS})
def change(request: HttpRequest, key: int) -> AgreedChange:
    """Return what was agreed in one line."""
    return _change(request, key)


def _review(request: HttpRequest, key: int) -> Review:
    found = queries.reviews_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _inquiry(request: HttpRequest, key: int) -> Inquiry:
    seen = queries.inquiries_seen_by(request.standing).select_related("review")  # type: ignore[attr-defined]
    found = seen.filter(pk=key).first() if 0 < key < 2**63 else None
    if found is None:
        raise Http404
    return found


def _change(request: HttpRequest, key: int) -> AgreedChange:
    seen = queries.changes_seen_by(request.standing).select_related("review")  # type: ignore[attr-defined]
    found = seen.filter(pk=key).first() if 0 < key < 2**63 else None
    if found is None:
        raise Http404
    return found


def _offer_on_review(row: Row) -> None:
    """Offer one verb of a review at its own address."""

    @router.post(
        f"/reviews/{{key}}/{row.verb}", response={200: ReviewRow, **REFUSALS}, url_name=f"review_{row.verb}",
        operation_id=f"reviews_review_{row.verb}", summary=row.words.en, description=row.words.zh,
    )  # fmt: skip
    def act(request: HttpRequest, key: int, told: Told) -> Review:
        found = _review(request, key)
        done(review_acts.every_act_of(request, found), row.verb, told)
        found.refresh_from_db()
        return found


def _offer_on_inquiry(row: Row) -> None:
    """Offer one verb of an inquiry at its own address."""

    @router.post(
        f"/inquiries/{{key}}/{row.verb}", response={200: InquiryRow, **REFUSALS}, url_name=f"inquiry_{row.verb}",
        operation_id=f"reviews_inquiry_{row.verb}", summary=row.words.en, description=row.words.zh,
    )  # fmt: skip
    def act(request: HttpRequest, key: int, told: Told) -> Inquiry:
        found = _inquiry(request, key)
        done(inquiry_acts.acts_of(request, found), row.verb, told)
        found.refresh_from_db()
        return found


def _offer_on_change(row: Row) -> None:
    """Offer one verb of an agreed change at its own address."""

    @router.post(
        f"/changes/{{key}}/{row.verb}", response={200: ChangeRow, **REFUSALS}, url_name=f"change_{row.verb}",
        operation_id=f"reviews_change_{row.verb}", summary=row.words.en, description=row.words.zh,
    )  # fmt: skip
    def act(request: HttpRequest, key: int, told: Told) -> AgreedChange:
        found = _change(request, key)
        done(change_acts.acts_of(request, found), row.verb, told)
        found.refresh_from_db()
        return found


for _row in REVIEW.rows:
    if NEW not in _row.begins and _row.verb != "archive":  # a package is taken at its own address
        _offer_on_review(_row)
for _row in INQUIRY.rows:
    if NEW not in _row.begins:
        _offer_on_inquiry(_row)
for _row in AGREED_CHANGE.rows:
    if NEW not in _row.begins:
        _offer_on_change(_row)
