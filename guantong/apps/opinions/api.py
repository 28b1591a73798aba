"""Opinions as data: raised, answered, confirmed, verified by the same verbs as on pages (意见接口)."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.components.api_acts import Told, done
from guantong.apps.opinions.acts import acts_of, verbs
from guantong.apps.opinions.counting import rates
from guantong.apps.opinions.held_against import found_of
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.queries import opinions_seen_by
from guantong.apps.opinions.workflow import OPINION
from guantong.domain.workflow.table import Row

router = Router(auth=Reads("answers"))
Word = Annotated[str, Query(max_length=24)]
Year = Annotated[int, Query(ge=0, le=9999)]


class OpinionRow(Schema):
    """An opinion: what was asked of which line, what was answered, whether the version holds it; amounts in fen, no names."""

    id: int
    year: int
    text: str
    head: str
    asks: list[str]
    budget_version: str
    budget_number: int | None
    bound: str
    unit_code: str
    unit: str
    project_code: str
    project: str
    amount_then: int | None
    change_asked: int | None
    body: str
    source_name: str
    raised_on: date
    outcome: str
    reason: str
    place: str
    amount: int | None
    cause: str
    ground: str
    document: str
    confirmed_on: date | None
    landing: str
    landed_version: str
    history: bool
    state: str
    version: int


class OpinionRows(Rows):
    """A page of opinions, latest first."""

    rows: list[OpinionRow]


class ShareRow(Schema):
    """A count of a whole."""

    says: str
    count: int
    of: int


class GroupRow(Schema):
    """Shares of one whole, which is named."""

    says: str
    whole: int
    shares: list[ShareRow]


class RateRows(Schema):
    """How many opinions stand, and their shares by whole."""

    count: int
    groups: list[GroupRow]


@router.get("/opinions", response={200: OpinionRows, **REFUSALS})
def opinions(
    request: HttpRequest, offset: Offset = 0, state: Word = "", outcome: Word = "", landing: Word = "", year: Year = 0
) -> Any:
    """List the opinions one may read."""
    asked = {
        name: value
        for name, value in (("state", state), ("outcome", outcome), ("landing", landing), ("year", year))
        if value
    }
    return paged(opinions_seen_by(request.standing).filter(**asked), offset)  # type: ignore[attr-defined]


@router.get("/opinion-rates", response={200: RateRows, **REFUSALS})
def opinion_rates(request: HttpRequest, year: Year = 0) -> Any:
    """Return the adoption rate with every whole it is taken of."""
    count, groups = rates(opinions_seen_by(request.standing), year or None)  # type: ignore[attr-defined]
    told = [
        {
            "says": one.words.zh,
            "whole": one.whole,
            "shares": [{"says": s.words.zh, "count": s.count, "of": s.of} for s in one.shares],
        }
        for one in groups
    ]
    return {"count": count, "groups": told}


@router.get("/opinions/{key}", response={200: OpinionRow, **REFUSALS})
def opinion(request: HttpRequest, key: int) -> Opinion:
    """Return one opinion."""
    return _opinion(request, key)


def _opinion(request: HttpRequest, key: int) -> Opinion:
    found = opinions_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _offer(row: Row) -> None:
    """Offer one verb of the table at its own address."""

    @router.post(
        f"/opinions/{{key}}/{row.verb}", response={200: OpinionRow, **REFUSALS}, url_name=f"opinion_{row.verb}",
        operation_id=f"opinions_opinion_{row.verb}", summary=row.words.en, description=row.words.zh,
    )  # fmt: skip
    def act(request: HttpRequest, key: int, told: Told) -> Opinion:
        found = _opinion(request, key)
        computed = found_of(found, request.today) if row.verb == "verify" else {}  # type: ignore[attr-defined]
        done(acts_of(request, found, computed), row.verb, told)
        found.refresh_from_db()
        return found


for _row in OPINION.rows:
    if _row.verb in verbs():
        _offer(_row)
