"""Sources, deliveries, how the books reconcile, and their rows as of a day, as data (报送与账册接口)."""

from datetime import datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from guantong.apps.components.api import PAGE, REFUSALS, Day, Moment, Offset, Reads, Rows, paged
from guantong.apps.feeds import operations, queries
from guantong.apps.feeds.bringing import brings, feeds_brought_by
from guantong.apps.feeds.models import Delivery
from guantong.apps.feeds.reconciliation import reconciled
from guantong.apps.feeds.workflow import DELIVERY
from guantong.apps.files.operations import Stopped
from guantong.domain.fiscal.records.table import tables
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

router = Router(auth=Reads("feeds"))


class FeedRow(Schema):
    """One source: who brings which fiscal table."""

    id: int
    name: str
    table: str
    organisation: str
    state: str


class FeedRows(Rows):
    """A page of sources."""

    rows: list[FeedRow]


class DeliveryRow(Schema):
    """One file of a source; `control` says how many lines were read and what became of them, its sums in fen."""

    id: int
    feed_id: int
    name: str
    sm3: str
    period: str
    edition: int
    state: str
    brought_by: str
    brought_at: datetime
    batch: str
    control: dict[str, Any]
    refused_cells: int
    reverses_id: int | None
    came_id: int | None


class DeliveryRows(Rows):
    """A page of deliveries, the latest first."""

    rows: list[DeliveryRow]


class OutcomeRow(Schema):
    """How one invariant stands: passed, differs, or not_computed and why."""

    code: str
    says: str
    state: str
    compared: int
    differ: int
    why: str


class RecordRows(Rows):
    """A page of rows of one fiscal table; amounts in fen, each with its batch, file, sheet and row."""

    rows: list[dict[str, Any]]


@router.get("/sources", response={200: FeedRows, **REFUSALS})
def feeds(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the sources one may see, 100 at a time."""
    return paged(queries.feeds_seen_by(request.standing), offset)


@router.get("/deliveries", response={200: DeliveryRows, **REFUSALS})
def deliveries(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the deliveries one may see, 100 at a time."""
    return paged(queries.deliveries_seen_by(request.standing), offset)


@router.get("/deliveries/{key}", response={200: DeliveryRow, **REFUSALS})
def delivery(request: HttpRequest, key: int) -> Delivery:
    """Return one delivery."""
    found = queries.deliveries_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None
    if found is None:
        raise Http404
    return found


@router.post("/deliveries", response={200: DeliveryRow, **REFUSALS})
def upload_delivery(
    request: HttpRequest, feed: Annotated[int, Form()] = 0, period: Annotated[str, Form()] = "",
    edition: Annotated[int | None, Form()] = None, file: Annotated[UploadedFile | None, File()] = None,
) -> Delivery:  # fmt: skip
    """Bring one file of a registered source, as the page does; with headers that were confirmed before it maps itself."""
    source = feeds_brought_by(request.standing).filter(pk=feed).first() if 0 < feed < 2**63 else None
    if source is None:
        if not brings(request.standing):
            DELIVERY.demand("upload", request.standing, NEW, "")
        raise BadInput({"feed": _NO_FEED})
    if file is None:
        raise BadInput({"file": _NO_FILE})
    if edition is not None and not 0 < edition < 1000:  # as the page asks
        raise BadInput({"edition": _NO_EDITION})
    try:
        return operations.upload(
            feed=source, period=period, edition=edition, name=file.name or "", content=file.read(), by=request.standing,
            as_of=request.now,
        )  # fmt: skip
    except Stopped:
        raise BadInput({"file": _STOPPED}) from None


@router.get("/reconciliation", auth=Reads("books"), response={200: list[OutcomeRow], **REFUSALS})
def reconciliation(request: HttpRequest, year: int, on: Day = None) -> list[dict[str, Any]]:
    """Return how the ten invariants stand for a year, as known on a day (today unless told)."""
    snapshot = queries.snapshot_on()
    if snapshot is None:
        return []
    if year not in _YEARS:
        raise BadInput({"year": _FAR})
    return [
        {"code": o.code, "says": o.says.zh, "state": o.state, "compared": o.compared, "differ": o.differ, "why": o.why.zh if o.why else ""}
        for o in reconciled(snapshot, year, min(on or request.today, request.today))
    ]  # fmt: skip


@router.get("/records/{name}", auth=Reads("books"), response={200: RecordRows, **REFUSALS})
def records(
    request: HttpRequest, name: str, on: Day = None, known_at: Moment = None,
    offset: Offset = 0,
) -> dict[str, Any]:  # fmt: skip
    """Return the rows of a fiscal table as they stand on a day by what was published until a moment, 100 at a time.

    The whole ledger: for those who read the books, and keep out of nobody's matters.
    """
    if name not in tables() or request.standing.interests:  # type: ignore[attr-defined]
        raise Http404
    day = min(on, request.today) if on is not None else None
    moment = known_at if known_at is None or timezone.is_aware(known_at) else timezone.make_aware(known_at)
    books = queries.books_on(day, moment)
    if books is None or not books.holds(name):
        return {"count": 0, "offset": offset, "rows": []}
    rows = books.table(name)
    count = books.rows(rows.count().name("count").as_table())[0]["count"]
    page = rows.order_by("batch", "sheet", "row").limit(PAGE, offset=offset)
    return {"count": count, "offset": offset, "rows": books.rows(page)}


_YEARS = range(1990, 2101)
_FAR = Words("年度应在 1990 年至 2100 年之间", "a year from 1990 to 2100")
_NO_FEED = Words("没有这个来源，或不是您可以报送的", "there is no such feed, or none that you may bring files of")
_NO_FILE = Words("没有文件", "there is no file")
_NO_EDITION = Words("版次从 1 到 999", "an edition from 1 to 999")
_STOPPED = Words(
    "文件带有密级标志，已拦截：没有保存在任何地方", "the file bears a secrecy mark: it was stopped and is kept nowhere"
)
