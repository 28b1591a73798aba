"""What came in and went out on discs, as data (交换接口)."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.exchange import queries

router = Router(auth=Reads("exchange"))


class ArrivalRow(Schema):
    """One package that came in; each of its documents says where it went, or why it did not."""

    id: int
    partner: str
    number: int
    sm3: str
    state: str
    received_by: str
    received_at: datetime
    documents: list[dict[str, Any]]

    @staticmethod
    def resolve_partner(row: Any) -> str:
        """Return the sender's name."""
        return str(row.partner)


class ArrivalRows(Rows):
    """A page of packages, the latest first."""

    rows: list[ArrivalRow]


class SentRow(Schema):
    """One package that went out."""

    id: int
    partner: str
    number: int
    sm3: str
    packed_by: str
    packed_at: datetime
    documents: list[dict[str, Any]]

    @staticmethod
    def resolve_partner(row: Any) -> str:
        """Return the receiver's name."""
        return str(row.partner)


class SentRows(Rows):
    """A page of packages, the latest first."""

    rows: list[SentRow]


@router.get("/arrivals", response={200: ArrivalRows, **REFUSALS})
def arrivals(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the packages that came in, 100 at a time."""
    return paged(queries.arrivals_seen_by(request.standing), offset)


@router.get("/sent", response={200: SentRows, **REFUSALS})
def sent(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the packages that went out, 100 at a time."""
    return paged(queries.outgoing_seen_by(request.standing), offset)
