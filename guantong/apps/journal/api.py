"""The journal as data: entries one may read, the head, the proof of an entry (留痕接口)."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.journal import queries

router = Router(auth=Reads("journal"))


class EntryRow(Schema):
    """One thing done."""

    id: int
    at: datetime
    by: str
    room: str
    verb: str
    key: str
    says: str
    leaf_sm3: str
    leaf_sha256: str


class EntryRows(Rows):
    """A page of entries, latest first."""

    rows: list[EntryRow]


class ProofOf(Schema):
    """The canonical text of an entry and the digests from it to the root of the latest head."""

    text: str
    position: int
    size: int
    sm3: list[str]
    sha256: list[str]


class HeadOf(Schema):
    """The latest signed head, as printed."""

    size: int
    sealed_at: datetime
    printed: str


@router.get("/entries", response={200: EntryRows, **REFUSALS})
def entries(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the entries one may read, latest first, 100 at a time."""
    found = queries.entries_seen_by(request.standing)
    return paged(found, offset)


@router.get("/entries/{key}/proof", response={200: ProofOf, **REFUSALS})
def proof(request: HttpRequest, key: int) -> Any:
    """Return the proof that an entry stands under the latest head; 404 while it is not sealed."""
    entry = queries.entries_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None
    found = entry and queries.proof_of(entry)
    if not found:
        raise Http404
    return found


@router.get("/head", response={200: HeadOf, **REFUSALS})
def head(request: HttpRequest) -> Any:  # noqa: ARG001 - the framework passes it
    """Return the latest head; 404 while nothing is sealed. Keep it outside: the database's own proves nothing."""
    found = queries.latest_head()
    if found is None:
        raise Http404
    return found
