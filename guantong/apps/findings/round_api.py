"""Rounds of looking back and their visits as data, and their verbs (回头看专项接口)."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Field, File, Form, Router, Schema
from ninja.files import UploadedFile
from pydantic import Json

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.files.operations import LARGEST, Stopped
from guantong.apps.findings import looking_back, visiting
from guantong.apps.findings.models import Round, Visit
from guantong.apps.findings.rounds import counted, rounds_seen_by, visits_seen_by
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput

router = Router(auth=Reads("rounds"))


class RoundRow(Schema):
    """A round; `digest` and `seed` are empty until its list is fixed. `drawn`, `seen`, `bad` count what was drawn only."""

    id: int
    title: str
    year: int
    kind: str
    divided_by: str
    size: int
    digest: str
    seed: str
    left_out: int
    state: str
    version: int
    drawn: int
    seen: int
    bad: int
    ended_on: date | None


class RoundRows(Rows):
    """A page of rounds, latest first."""

    rows: list[RoundRow]


class VisitRow(Schema):
    """A visit: of which matter, drawn or named, and once it was handed in what it found."""

    id: int
    round_id: int
    matter_id: int
    how: str
    stratum: str
    reason: str
    state: str
    on: date | None
    found: str
    words: str
    answers: dict[str, dict[str, str]]
    photos: list[str]
    by_body: str
    handed_in_at: datetime | None


class VisitRows(Rows):
    """A page of visits, as they were drawn."""

    rows: list[VisitRow]


class Preparation(Schema):
    """What a round is: which matters, how many of them, whose people visit."""

    title: str = Field(min_length=1, max_length=120)
    year: int = Field(ge=2000, le=2100)
    size: int
    kind: str = Field("", max_length=24)
    body: str = Field("", max_length=120)
    divided_by: str = Field("nature", pattern="^(nature|kind|body)$")
    partners: list[Annotated[str, Field(max_length=120)]] = Field([], max_length=50)


class Read(Schema):
    """The version of the round that was read."""

    version: int = Field(ge=0, le=2**31)


class Named(Read):
    """A matter that was not drawn, and why it is looked at."""

    matter: int = Field(ge=1, lt=2**63)
    reason: str = Field(min_length=1, max_length=500)


class Ended(Read):
    """What is said at the end."""

    words: str = Field("", max_length=2000)


class Withdrawn(Read):
    """Why it is withdrawn."""

    words: str = Field(min_length=1, max_length=2000)


class Answer(Schema):
    """The answer to one question."""

    answer: str = Field(pattern="^(yes|no|na)$")
    words: str = Field("", max_length=500)


class Seen(Schema):
    """What a visit saw, `answers` as JSON. `sent` names this sending: the same again returns what came of the first."""

    sent: str = Field(min_length=8, max_length=36)
    on: date
    found: str = Field(max_length=12)
    words: str = Field(min_length=1, max_length=2000)
    answers: Json[dict[str, Answer]]


@router.get("/rounds", response={200: RoundRows, **REFUSALS})
def rounds(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """List the rounds one may read."""
    return paged(counted(rounds_seen_by(request.standing)), offset)  # type: ignore[attr-defined]


@router.post("/rounds", response={200: RoundRow, **REFUSALS})
def prepare_round(request: HttpRequest, typed: Preparation) -> Round:
    """Prepare a round."""
    return _again(looking_back.prepare(by=request.standing, as_of=request.now, **typed.dict()))  # type: ignore[attr-defined]


@router.get("/rounds/{key}", response={200: RoundRow, **REFUSALS})
def round_(request: HttpRequest, key: int) -> Round:
    """Return one round."""
    return _round(request, key)


@router.get("/rounds/{key}/visits", response={200: VisitRows, **REFUSALS})
def visits(request: HttpRequest, key: int, offset: Offset = 0) -> dict[str, Any]:
    """List the visits of a round."""
    return paged(visits_seen_by(request.standing).filter(round=_round(request, key)), offset)  # type: ignore[attr-defined]


@router.post("/rounds/{key}/freeze", response={200: RoundRow, **REFUSALS})
def freeze_round(request: HttpRequest, key: int, read: Read) -> Round:
    """Fix its list and its seed."""
    return _done(request, key, looking_back.freeze, read)


@router.post("/rounds/{key}/draw", response={200: RoundRow, **REFUSALS})
def draw_round(request: HttpRequest, key: int, read: Read) -> Round:
    """Draw, once."""
    return _done(request, key, looking_back.draw, read)


@router.post("/rounds/{key}/name", response={200: RoundRow, **REFUSALS})
def name_in_round(request: HttpRequest, key: int, named: Named) -> Round:
    """Have a matter visited that was not drawn."""
    return _done(request, key, looking_back.name, named)


@router.post("/rounds/{key}/end", response={200: RoundRow, **REFUSALS})
def end_round(request: HttpRequest, key: int, ended: Ended) -> Round:
    """End it."""
    return _done(request, key, looking_back.end, ended)


@router.post("/rounds/{key}/withdraw", response={200: RoundRow, **REFUSALS})
def withdraw_round(request: HttpRequest, key: int, withdrawn: Withdrawn) -> Round:
    """Withdraw a round that has not drawn."""
    return _done(request, key, looking_back.withdraw_round, withdrawn)


@router.get("/visits/{key}", response={200: VisitRow, **REFUSALS})
def visit(request: HttpRequest, key: int) -> Visit:
    """Return one visit."""
    return _visit(request, key)


@router.post("/visits/{key}/hand_in", response={200: VisitRow, **REFUSALS})
def hand_in_visit(
    request: HttpRequest, key: int, seen: Form[Seen], photos: Annotated[list[UploadedFile], File()] = [],  # noqa: B006 - read only
) -> Visit:  # fmt: skip
    """Hand in a visit with its photos; one that bears a secrecy mark is kept nowhere."""
    answers = {name: (one.answer, one.words) for name, one in seen.answers.items()}
    told = {**seen.dict(exclude={"answers"}), "answers": answers}
    if sum(one.size or 0 for one in photos) > LARGEST:
        raise BadInput({"photos": _TOO_MUCH})
    try:
        visiting.hand_in(
            visit=_visit(request, key), photos=[(one.name or "", one.read()) for one in photos], by=request.standing,
            as_of=request.now, **told,
        )  # type: ignore[attr-defined] # fmt: skip
    except Stopped as stopped:
        raise BadInput({"photos": _STOPPED}) from stopped
    return _visit(request, key)


def _done(request: HttpRequest, key: int, verb: Any, typed: Schema) -> Round:
    row = verb(round_=_round(request, key), by=request.standing, as_of=request.now, **typed.dict())  # type: ignore[attr-defined]
    return _again(row)


def _again(row: Round) -> Round:
    return counted(Round.objects.filter(pk=row.pk)).get()


def _round(request: HttpRequest, key: int) -> Round:
    found = counted(rounds_seen_by(request.standing)).filter(pk=key).first() if 0 < key < 2**63 else None  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _visit(request: HttpRequest, key: int) -> Visit:
    found = visits_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


_STOPPED = Words("照片名称带有密级标志，没有保存任何内容", "a photo bears a secrecy mark; nothing was kept")
_TOO_MUCH = Words(
    "照片合计超过 32 MiB，请减少张数或降低分辨率",
    "the photos have more than 32 MiB together: send fewer or smaller ones",
)
