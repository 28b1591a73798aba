"""Needs as data, masked, for whoever may read them (诉求接口)."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.voices.models import Need
from guantong.apps.voices.queries import listed, needs_seen_by

router = Router(auth=Reads("voices"))


class NeedRow(Schema):
    """One need: masked, with where, about what, when; never who."""

    id: int
    title: str
    text: str
    channel: str
    place: str
    field: str
    said_on: date
    state: str
    version: int

    @staticmethod
    def resolve_place(need: Need) -> str:
        """Return the community's code."""
        return need.place.code if need.place else ""


class NeedRows(Rows):
    """A page of needs, copies left out, the latest first."""

    rows: list[NeedRow]


@router.get("/needs", response={200: NeedRows, **REFUSALS})
def needs(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the needs one may read, 100 at a time."""
    return paged(listed(request.standing), offset)


@router.get("/needs/{key}", response={200: NeedRow, **REFUSALS})
def need(request: HttpRequest, key: int) -> Need:
    """Return one need."""
    found = needs_seen_by(request.standing).filter(pk=key).first()
    if found is None:
        raise Http404
    return found
