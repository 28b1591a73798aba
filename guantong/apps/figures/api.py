"""Batches, documents, their figures as of a moment, and the register of what must be published, as data (数据接口)."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import File, Form, Query, Router, Schema
from ninja.files import UploadedFile

from guantong.apps.components.api import PAGE, REFUSALS, Moment, Offset, Reads, Rows, paged
from guantong.apps.figures import operations, queries
from guantong.apps.figures.bringing import brings
from guantong.apps.figures.models import Batch, Document
from guantong.apps.figures.workflow import BATCH
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

router = Router(auth=Reads("figures"))


class BatchRow(Schema):
    """One file that was brought, and how far it is."""

    id: int
    name: str
    sm3: str
    organisation: str
    level: str
    state: str
    brought_by: str
    brought_at: datetime
    reader: str
    edition: str


class BatchRows(Rows):
    """A page of batches, latest first."""

    rows: list[BatchRow]


class DocumentRow(Schema):
    """One document of a batch with its control totals; `amount` is the sum of all its amounts in fen."""

    id: int
    batch_id: int
    number: int
    body: str
    year: int | None
    kind: str
    of_level: str
    level: str
    values: int
    amount: int
    came_id: int | None
    left_id: int | None


class DocumentRows(Rows):
    """A page of documents, latest first."""

    rows: list[DocumentRow]


class FactRow(Schema):
    """One figure: where it is printed, what is printed, and its amount in fen; blank is no amount."""

    table: str
    page: int
    row: int
    code: str
    name: str
    header: str
    printed: str
    unit: str
    fen: int | None


class FactRows(Rows):
    """A page of the figures of one document."""

    rows: list[FactRow]


class ExpectedRow(Schema):
    """One line of the register; `came` tells whether the document counts now."""

    id: int
    organisation: str
    body: str
    year: int
    kind: str
    of_level: str
    due_on: date | None
    state: str
    came: bool


class ExpectedRows(Rows):
    """A page of the register."""

    rows: list[ExpectedRow]


@router.get("/batches", response={200: BatchRows, **REFUSALS})
def batches(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the batches one may see, 100 at a time."""
    return paged(queries.batches_seen_by(request.standing), offset)


@router.get("/batches/{key}", response={200: BatchRow, **REFUSALS})
def batch(request: HttpRequest, key: int) -> Batch:
    """Return one batch."""
    found = queries.batches_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None
    if found is None:
        raise Http404
    return found


@router.post("/batches", response={200: BatchRow, **REFUSALS})
def upload(
    request: HttpRequest, path: Annotated[str, Form()] = "", level: Annotated[str, Form()] = "",
    file: Annotated[UploadedFile | None, File()] = None,
) -> Batch:  # fmt: skip
    """Bring one file for the organisation at `path`, as the page does; the same file there is the same batch.

    One that bears a secrecy mark is stopped and kept nowhere.
    """
    bodies = dict(brings(request.standing))
    if not bodies:
        BATCH.demand("upload", request.standing, NEW, "")
    wrong = {"path": path not in bodies, "level": level not in list(Level), "file": file is None}
    if file is None or any(wrong.values()):
        raise BadInput({name: _TOLD[name] for name, is_wrong in wrong.items() if is_wrong})
    brought = operations.bring(
        files=[(file.name or "", file.read())], path=path, level=Level(level), by=request.standing, as_of=request.now
    )
    for _, why in brought.refused:
        raise BadInput({"file": why})
    if brought.stopped:
        raise BadInput({"file": _STOPPED})
    for one in brought.otherwise:
        raise BadInput({"level": _OTHERWISE.filled(batch=one.pk, level=one.level)})
    return [*brought.batches, *brought.known][0]


@router.get("/documents", response={200: DocumentRows, **REFUSALS})
def documents(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the documents one may see, 100 at a time."""
    return paged(queries.documents_seen_by(request.standing).order_by("-pk"), offset)


@router.get("/documents/{key}", response={200: DocumentRow, **REFUSALS})
def document(request: HttpRequest, key: int) -> Document:
    """Return one document."""
    return _document(request, key)


@router.get("/documents/{key}/facts", response={200: FactRows, **REFUSALS})
def facts(
    request: HttpRequest, key: int, as_of: Moment = None, offset: Offset = 0
) -> dict[str, Any]:  # fmt: skip
    """Return the figures of a document, 100 at a time: as read, or as they counted at a moment (none when it did not count then)."""
    found = _document(request, key)
    if as_of is None:
        read = queries.facts_of(found)
    else:
        if as_of.year not in _YEARS:
            raise BadInput({"as_of": _FAR})
        moment = as_of if timezone.is_aware(as_of) else timezone.make_aware(as_of)
        snapshot = queries.snapshot_on(moment)
        counts = snapshot is not None and queries.counting_in(snapshot).filter(pk=found.pk).exists()
        read = queries.facts_in(snapshot, [found]) if counts else []
    return {"count": len(read), "offset": offset, "rows": read[offset : offset + PAGE]}


@router.get("/expected", response={200: ExpectedRows, **REFUSALS})
def expected(
    request: HttpRequest, offset: Offset = 0, missing: Annotated[bool, Query()] = False
) -> dict[str, Any]:  # fmt: skip
    """Return the register as far as one may see it, 100 at a time; `missing`: only what has not come."""
    found = queries.expected_seen_by(request.standing)
    return paged(found.filter(state="expected", came=False) if missing else found, offset)


def _document(request: HttpRequest, key: int) -> Document:
    found = queries.documents_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None
    if found is None:
        raise Http404
    return found


_YEARS = range(1990, 2101)
_FAR = Words("时间应在 1990 年至 2100 年之间", "a moment from 1990 to 2100")
_TOLD = {
    "path": Words("不是您可以上传数据的机构", "no organisation that you may bring files for"),
    "level": Words("级别应为 public、internal 或 sensitive", "the level is public, internal or sensitive"),
    "file": Words("没有文件", "there is no file"),
}
_OTHERWISE = Words(
    "这个文件以前上传过（批次 {batch}），现在的级别是 {level}，没有改动。要改级别，请在原文件页办理“调整级别”",
    "the file is here as batch {batch} at the level {level}, and was not changed: change the level on the page of the file",
)
_STOPPED = Words(
    "文件带有密级标志，已拦截：没有保存在任何地方", "the file bears a secrecy mark: it was stopped and is kept nowhere"
)
