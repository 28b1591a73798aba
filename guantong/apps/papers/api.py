"""Papers as data: what each says with its sources, its way (公文接口)."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.papers import by_hand, queries
from guantong.apps.papers.models import Paper
from guantong.apps.papers.wording import LONGEST

router = Router(auth=Reads("papers"))
Word = Annotated[str, Query(max_length=60)]


class PaperRow(Schema):
    """A paper: of which kind, by whom to whom, its number and day, where it stands."""

    id: int
    kind: str
    issuer: str
    addressee: str
    title: str
    number: str
    issued_on: date | None
    state: str
    corrects_id: int | None


class PaperRows(Rows):
    """A page of papers, latest first."""

    rows: list[PaperRow]


class HopRow(Schema):
    """A station of its way, and the day it came in there."""

    number: int
    body: str
    received_on: date | None
    told_on: date | None


class PaperWhole(PaperRow):
    """A paper with its blocks, each amount with its evidence, and its stations."""

    blocks: list[dict[str, Any]]
    enclosures: list[str]
    copies: list[str]
    sealed: str
    hops: list[HopRow]


@router.get("/papers", response={200: PaperRows, **REFUSALS})
def papers(request: HttpRequest, offset: Offset = 0, kind: Word = "", state: Word = "") -> dict[str, Any]:
    """Return the papers one may see, 100 at a time; kind and state narrow it."""
    asked = {"kind": kind, "state": state}
    wanted = {name: value.replace("\0", " ") for name, value in asked.items() if value}
    return paged(queries.papers_seen_by(request.standing).filter(**wanted), offset)


class Draft(Schema):
    """A paper in one's own words; `addressee` is an organisation's path, amounts are marks with their places in `sources`."""

    kind: str
    addressee: str
    title: Annotated[str, Field(max_length=160)]
    text: Annotated[str, Field(max_length=LONGEST)]
    sources: Annotated[str, Field(max_length=LONGEST)] = ""
    route: str = ""
    enclosures: str = ""
    copies: str = ""


@router.post("/papers/by-hand", response={200: PaperRow, **REFUSALS}, auth=Reads("paper_drafts"))
def draft_by_hand(request: HttpRequest, given: Draft) -> Paper:
    """Draft a paper by hand."""
    return by_hand.draft(**given.dict(), by=request.standing, as_of=request.now)


@router.get("/papers/{key}", response={200: PaperWhole, **REFUSALS})
def paper(request: HttpRequest, key: int) -> Paper:
    """Return one paper."""
    found = queries.papers_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None
    if found is None:
        raise Http404
    return found
