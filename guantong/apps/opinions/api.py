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
from guantong.apps.opinions.models import Opinion, Referral
from guantong.apps.opinions.queries import opinions_seen_by, referrals_seen_by, sheets_seen_by
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


class LandingRow(Schema):
    """What a version shows of an opinion: what a person confirmed, beside what was computed then; amounts in fen, null where there is none."""

    id: int
    year: int
    unit_code: str
    unit: str
    project_code: str
    project: str
    change_asked: int | None
    amount: int | None
    landing: str
    landed_version: str
    landed_number: int | None
    verified_on: date | None
    computed: str
    was: int | None
    became: int | None
    difference: int | None

    @staticmethod
    def resolve_computed(row: Opinion) -> str:
        """What the machine found, which a person may have judged otherwise."""
        return str(row.landing_found.get("verdict", ""))

    @staticmethod
    def resolve_was(row: Opinion) -> int | None:
        """What the version it was raised against held."""
        return _fen(row, "was")

    @staticmethod
    def resolve_became(row: Opinion) -> int | None:
        """What the later version holds."""
        return _fen(row, "became")

    @staticmethod
    def resolve_difference(row: Opinion) -> int | None:
        """Between the two."""
        return _fen(row, "difference")


class LandingRows(Rows):
    """A page of opinions whose landing was verified, latest first."""

    rows: list[LandingRow]


class ReferralRow(Schema):
    """A batch of opinions that goes to finance by one letter."""

    id: int
    year: int
    title: str
    addressee: str
    number: str
    sent_on: date | None
    due_on: date | None
    due_document: str
    state: str
    version: int


class ReferralRows(Rows):
    """A page of batches, latest first."""

    rows: list[ReferralRow]


class SheetRow(Schema):
    """A sheet of answers that came back filled in, as one file of a body."""

    id: int
    name: str
    sm3: str
    body: str
    signed_on: date
    state: str


class SheetRows(Rows):
    """A page of them, latest first."""

    rows: list[SheetRow]


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


@router.get("/landings", response={200: LandingRows, **REFUSALS})
def landings(request: HttpRequest, offset: Offset = 0, landing: Word = "", year: Year = 0) -> Any:
    """List what versions show of the opinions one may read, as it was verified."""
    asked = {name: value for name, value in (("landing", landing), ("year", year)) if value}
    found = opinions_seen_by(request.standing).filter(state="verified", **asked)  # type: ignore[attr-defined]
    return paged(found, offset)


@router.get("/referrals", response={200: ReferralRows, **REFUSALS})
def referrals(request: HttpRequest, offset: Offset = 0, state: Word = "", year: Year = 0) -> Any:
    """List the batches one may read."""
    asked = {name: value for name, value in (("state", state), ("year", year)) if value}
    return paged(referrals_seen_by(request.standing).filter(**asked), offset)  # type: ignore[attr-defined]


@router.get("/referrals/{key}", response={200: ReferralRow, **REFUSALS})
def referral(request: HttpRequest, key: int) -> Referral:
    """Return one batch."""
    return _referral(request, key)


@router.get("/referrals/{key}/opinions", response={200: OpinionRows, **REFUSALS})
def referred_opinions(request: HttpRequest, key: int, offset: Offset = 0) -> Any:
    """List the opinions of a batch, as far as one reads them."""
    found = opinions_seen_by(request.standing).filter(referral=_referral(request, key))  # type: ignore[attr-defined]
    return paged(found, offset)


@router.get("/answer-sheets", response={200: SheetRows, **REFUSALS})
def answer_sheets(request: HttpRequest, offset: Offset = 0) -> Any:
    """List the sheets of answers that came back, for who follows opinions."""
    return paged(sheets_seen_by(request.standing), offset)  # type: ignore[attr-defined]


@router.get("/opinions/{key}", response={200: OpinionRow, **REFUSALS})
def opinion(request: HttpRequest, key: int) -> Opinion:
    """Return one opinion."""
    return _opinion(request, key)


def _opinion(request: HttpRequest, key: int) -> Opinion:
    found = opinions_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _referral(request: HttpRequest, key: int) -> Referral:
    found = referrals_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _fen(row: Opinion, name: str) -> int | None:
    told = row.landing_found.get(name)
    return int(told) if told is not None else None


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
