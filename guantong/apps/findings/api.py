"""Matters as data (汇办接口)."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.components.api_acts import Told, done
from guantong.apps.findings.acts import acts_of, verbs
from guantong.apps.findings.assessment_api import router as assessments
from guantong.apps.findings.list_api import router as lists
from guantong.apps.findings.models import Matter
from guantong.apps.findings.queries import matters_seen_by, rates
from guantong.apps.findings.round_api import router as rounds
from guantong.apps.findings.workflow import MATTER
from guantong.domain.workflow.table import Row

router = Router(auth=Reads("matters"))
router.add_router("", rounds)
router.add_router("", assessments)
router.add_router("", lists)
Word = Annotated[str, Query(max_length=24)]


class MatterRow(Schema):
    """A matter: what was found, by whom it is put right, how far it is; the amount in fen."""

    id: int
    kind: str
    source: str
    source_key: str
    title: str
    says: str
    sort: str
    year: int
    amount: int | None
    basis: list[str]
    evidence: list[dict[str, Any]]
    body: str
    nature: str
    pace: str
    by_committee: bool
    number: str
    handed_on: date | None
    due_on: date | None
    submitted_on: date | None
    ended_on: date | None
    audit_state: str
    conclusion: str
    history: bool
    reopened: int
    state: str


class StageRow(Schema):
    """A stage, or a report of a lasting matter: what, by when, how far; the files by their digests."""

    number: int
    what: str
    due_on: date
    state: str
    done_on: date | None
    files: list[str]


class MatterWhole(MatterRow):
    """A matter with its stages."""

    stages: list[StageRow]


class MatterRows(Rows):
    """A page of matters, latest first; beside it both rates of what was handed over, each with its whole."""

    rows: list[MatterRow]
    ended_of_due: int
    due: int
    ended: int
    handed_over: int
    stages_done: int
    stages_due: int


@router.get("/matters", response={200: MatterRows, **REFUSALS})
def matters(request: HttpRequest, offset: Offset = 0, state: Word = "", kind: Word = "") -> Any:
    """List the matters one may read."""
    found = matters_seen_by(request.standing)  # type: ignore[attr-defined]
    told = rates(found, request.today)  # type: ignore[attr-defined]
    chosen = {name: value for name, value in (("state", state), ("kind", kind)) if value}
    wholes = {
        name: getattr(told, name)
        for name in ("ended_of_due", "due", "ended", "handed_over", "stages_done", "stages_due")
    }
    return {**paged(found.filter(**chosen), offset), **wholes}


@router.get("/matters/{key}", response={200: MatterWhole, **REFUSALS})
def matter(request: HttpRequest, key: int) -> Matter:
    """Return one matter."""
    return _matter(request, key)


def _matter(request: HttpRequest, key: int) -> Matter:
    found = matters_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _offer(row: Row) -> None:
    """Offer one verb of the table at its own address."""

    @router.post(
        f"/matters/{{key}}/{row.verb}", response={200: MatterRow, **REFUSALS}, url_name=f"matter_{row.verb}",
        operation_id=f"findings_matter_{row.verb}", summary=row.words.en, description=row.words.zh,
    )  # fmt: skip
    def act(request: HttpRequest, key: int, told: Told) -> Matter:
        found = _matter(request, key)
        done(acts_of(request, found), row.verb, told)
        found.refresh_from_db()
        return found


for _row in MATTER.rows:
    if _row.verb in verbs():
        _offer(_row)
