"""Adjustment plans as data: what one may read, receiving one, naming its session; amounts in fen (预算调整接口)."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from pydantic import Field

from guantong.apps.adjustments import operations
from guantong.apps.adjustments.models import Item, Plan
from guantong.apps.adjustments.moving import current
from guantong.apps.adjustments.queries import counts_of, items_seen_by, lines_of, plans_seen_by, told_of
from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.years.queries import sessions_seen_by

router = Router(auth=Reads("published_adjustments"))
Text = Annotated[str, Field(max_length=160)]


class PlanOut(Schema):
    """One plan; `days` are the natural days from receipt to every day its session was set for."""

    id: int
    year: int
    number: int
    title: str
    triggers: list[str]
    not_adjustment: str
    received_on: date
    days: list[int]
    option: str
    decision: str
    decided_on: date | None
    published_on: date | None
    filed_on: date | None
    state: str
    version: int

    @staticmethod
    def resolve_days(plan: Plan) -> list[int]:
        """Return the counts."""
        return [count.days for count in counts_of(plan)]


class PlanRows(Rows):
    """A page of plans, the latest first."""

    rows: list[PlanOut]


class ItemOut(Schema):
    """One line of the latest version of a plan."""

    id: int
    plan: int
    side: str
    fund_kind: str
    unit_code: str
    unit: str
    project: str
    function_code: str
    before: int
    change: int
    after: int
    reason: str
    reason_class: str
    measures: str
    debt: bool
    place: dict[str, Any]

    @staticmethod
    def resolve_plan(item: Item) -> int:
        """Return the plan it is of."""
        return item.edition.plan_id


class ItemRows(Rows):
    """A page of lines."""

    rows: list[ItemOut]


class Summed(Schema):
    """One side of one budget, as added up."""

    side: str
    fund_kind: str
    before: int
    change: int
    after: int
    count: int


class Receiving(Schema):
    """A preliminary plan as it came."""

    year: Annotated[int, Field(ge=2000, le=2100)]
    number: Annotated[int, Field(ge=1, le=99)]
    title: Text
    received_on: date
    triggers: list[Annotated[str, Field(max_length=24)]] = []
    document: Annotated[str, Field(max_length=80)] = ""


class Sitting(Schema):
    """The session a plan is put before, and the version that was read."""

    session: Annotated[int, Field(ge=1, lt=2**63)] | None
    version: Annotated[int, Field(ge=0, le=2**31)]


@router.get("/plans", response={200: PlanRows, **REFUSALS}, summary="Adjustment plans")
def adjustment_plans(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the plans one may read, 100 at a time."""
    return paged(plans_seen_by(request.standing), offset)  # type: ignore[attr-defined]


@router.get("/plans/{key}", response={200: PlanOut, **REFUSALS}, summary="One adjustment plan")
def adjustment_plan(request: HttpRequest, key: int) -> Plan:
    """Return one plan."""
    return _plan(request, key)


@router.get("/plans/{key}/sums", response={200: list[Summed], **REFUSALS}, summary="Sums of a plan")
def adjustment_sums(request: HttpRequest, key: int) -> list[Any]:
    """Return the sums of the latest version by budget and side."""
    found = _plan(request, key)
    edition = current(found)
    return told_of(found, edition, lines_of(edition)).sums


@router.get("/items", response={200: ItemRows, **REFUSALS}, summary="Lines of adjustments")
def adjustment_items(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the lines one may read, 100 at a time."""
    return paged(items_seen_by(request.standing), offset)  # type: ignore[attr-defined]


@router.post("/plans", response={200: PlanOut, **REFUSALS}, summary="Receive a plan")
def receive_adjustment(request: HttpRequest, given: Receiving) -> Plan:
    """Receive a preliminary plan: whatever its day."""
    return operations.receive(**given.dict(), by=request.standing, as_of=request.now)  # type: ignore[attr-defined]


@router.post("/plans/{key}/set_session", response={200: PlanOut, **REFUSALS}, summary="Name the session")
def set_adjustment_session(request: HttpRequest, key: int, given: Sitting) -> Plan:
    """Name the session a plan is counted to; null is none."""
    standing = request.standing  # type: ignore[attr-defined]
    plan = _plan(request, key)
    session = sessions_seen_by(standing).filter(pk=given.session).first() if given.session else None
    if given.session and session is None:
        raise Http404
    return operations.set_session(
        plan=plan, session=session, version=given.version, by=standing, as_of=request.now  # type: ignore[attr-defined]
    )  # fmt: skip


def _plan(request: HttpRequest, key: int) -> Plan:
    found = plans_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found
