"""Lists of audit issues and sheets of rectification as data: brought, previewed, taken in as pages do (导入与代录接口)."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.findings import list_operations, taking_down
from guantong.apps.findings.list_preview import compared, plan_of
from guantong.apps.findings.models import IssueList, ReturnedSheet
from guantong.apps.findings.queries import lists_seen_by, sheets_seen_by
from guantong.apps.findings.reading_lists import LARGEST
from guantong.apps.findings.returned_preview import compared as held_against
from guantong.apps.findings.returned_rows import plan_of as plan_of_sheet
from guantong.apps.findings.workflow import ISSUE_LIST, RETURNED_SHEET
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

router = Router(auth=Reads("findings"))


class ListRow(Schema):
    """A list as it was brought, and how far it is."""

    id: int
    name: str
    sm3: str
    report: str
    year: int
    history: bool
    state: str
    columns: dict[str, int]
    unit: str
    counts: dict[str, int]
    version: int


class ListRows(Rows):
    """A page of lists, latest first."""

    rows: list[ListRow]


class PreviewRow(Schema):
    """What one row would do."""

    number: int
    outcome: str
    body: str
    title: str
    says: str
    matter: int


class Preview(ListRow):
    """A list with what is offered for its columns, and what every row would do; `plan` names this preview."""

    offered: dict[str, int]
    offered_unit: str
    lines: list[PreviewRow]
    plan: str


class Mapping(Schema):
    """Which column is what, the unit, and what a row without a pace is."""

    columns: dict[str, int]
    unit: str = ""
    pace: str = "staged"
    version: int


class Seen(Schema):
    """The preview that was looked at."""

    plan: str


class Version(Schema):
    """The version that was read."""

    version: int


class SheetRow(Schema):
    """A sheet that came back, and how far it is."""

    id: int
    name: str
    sm3: str
    body: str
    typed_by: str
    signed_by: str
    signed_on: date
    uploaded_at: datetime
    state: str
    counts: dict[str, int]


class SheetRows(Rows):
    """A page of sheets, latest first."""

    rows: list[SheetRow]


class ChangeRow(Schema):
    """One field as the ledger has it, and as the sheet says."""

    label: str
    before: str
    after: str


class SheetLine(Schema):
    """What one row of a sheet would do."""

    number: int
    outcome: str
    matter: int
    says: str
    changes: list[ChangeRow]


class SheetPreview(SheetRow):
    """A sheet held against the ledger; `plan` names this preview."""

    lines: list[SheetLine]
    plan: str


@router.get("/lists", response={200: ListRows, **REFUSALS})
def lists(request: HttpRequest, offset: Offset = 0) -> Any:
    """List what was brought."""
    return paged(lists_seen_by(request.standing).defer("content"), offset)  # type: ignore[attr-defined]


@router.post("/lists", response={200: ListRow, **REFUSALS})
def bring_list(
    request: HttpRequest, report: Annotated[str, Form()] = "", year: Annotated[int, Form()] = 0, level: Annotated[str, Form()] = "",
    history: Annotated[bool, Form()] = False, file: Annotated[UploadedFile | None, File()] = None,
) -> IssueList:  # fmt: skip
    """Bring a list as xlsx; nothing of it stands in the ledger yet."""
    ISSUE_LIST.demand("bring_list", request.standing, NEW, "")  # type: ignore[attr-defined]
    _wanted(report=0 < len(report) <= 120, year=2000 <= year <= 2100, level=level in list(Level), file=file is not None)
    assert file is not None  # noqa: S101 - wanted above
    return list_operations.bring(
        file_name=file.name or "", raw=file.read(LARGEST + 1), level=Level(level), report=" ".join(report.split()), year=year,
        history=history, by=request.standing, as_of=request.now,  # type: ignore[attr-defined]
    )  # fmt: skip


@router.get("/lists/{key}", response={200: Preview, **REFUSALS})
def issue_list(request: HttpRequest, key: int) -> dict[str, Any]:
    """Return one list: what is offered for its columns, and what every row would do now."""
    of = _list(request, key)
    offer, lines = list_operations.offered(of), compared(of, request.today)  # type: ignore[attr-defined]
    seen = [one for one in lines if not one.path or request.standing.sees("findings", one.path)]  # type: ignore[attr-defined]
    rows = [
        {"number": o.number, "outcome": o.outcome, "body": o.body, "title": o.title, "says": o.says.zh, "matter": o.pk}
        for o in seen
    ]
    about = {name: getattr(of, name) for name in ListRow.model_fields}
    return {**about, "offered": offer.columns, "offered_unit": offer.unit, "lines": rows, "plan": plan_of(lines)}


@router.post("/lists/{key}/columns", response={200: ListRow, **REFUSALS})
def map_columns(request: HttpRequest, key: int, asked: Mapping) -> IssueList:
    """Confirm which column is what."""
    if asked.pace not in ("at_once", "staged", "lasting"):
        raise BadInput({"pace": _LACKS})
    return list_operations.map_columns(of=_list(request, key), **asked.dict(), by=request.standing, as_of=request.now)  # type: ignore[attr-defined]


@router.post("/lists/{key}/take-in", response={200: ListRow, **REFUSALS})
def take_in_list(request: HttpRequest, key: int, asked: Seen) -> IssueList:
    """Take it in exactly as it was previewed, or not at all."""
    return list_operations.take_in(of=_list(request, key), plan=asked.plan, by=request.standing, as_of=request.now)  # type: ignore[attr-defined]


@router.post("/lists/{key}/set-aside", response={200: ListRow, **REFUSALS})
def set_list_aside(request: HttpRequest, key: int, asked: Version) -> IssueList:
    """Do not use it."""
    return list_operations.set_aside(
        of=_list(request, key), version=asked.version, by=request.standing, as_of=request.now
    )  # type: ignore[attr-defined]


@router.get("/sheets", response={200: SheetRows, **REFUSALS})
def sheets(request: HttpRequest, offset: Offset = 0) -> Any:
    """List what came back."""
    return paged(sheets_seen_by(request.standing).defer("rows"), offset)  # type: ignore[attr-defined]


@router.post("/sheets", response={200: SheetRow, **REFUSALS})
def bring_sheet(
    request: HttpRequest, path: Annotated[str, Form()] = "", typed_by: Annotated[str, Form()] = "", signed_by: Annotated[str, Form()] = "",
    signed_on: Annotated[date | None, Form()] = None, level: Annotated[str, Form()] = "", file: Annotated[UploadedFile | None, File()] = None,
) -> ReturnedSheet:  # fmt: skip
    """Bring a sheet of the body at `path` that came back filled in."""
    RETURNED_SHEET.demand("bring_sheet", request.standing, NEW, path)  # type: ignore[attr-defined]
    _wanted(
        typed_by=0 < len(typed_by) <= 80, signed_by=0 < len(signed_by) <= 80, signed_on=signed_on is not None, level=level in list(Level),
        file=file is not None,
    )  # fmt: skip
    assert file is not None  # noqa: S101 - wanted above
    assert signed_on is not None  # noqa: S101
    return taking_down.bring(
        file_name=file.name or "", raw=file.read(LARGEST + 1), level=Level(level), path=path, typed_by=typed_by, signed_by=signed_by,
        signed_on=signed_on, by=request.standing, as_of=request.now,  # type: ignore[attr-defined]
    )  # fmt: skip


@router.get("/sheets/{key}", response={200: SheetPreview, **REFUSALS})
def returned_sheet(request: HttpRequest, key: int) -> dict[str, Any]:
    """Return one sheet held against the ledger as it stands now."""
    of = _sheet(request, key)
    lines = held_against(of, request.standing, request.today) if of.state == "read" else []  # type: ignore[attr-defined]
    rows = [
        {
            "number": o.number, "outcome": o.outcome, "matter": o.matter.pk if o.matter else 0, "says": o.says.zh,
            "changes": [{"label": c.label, "before": c.before, "after": c.after} for c in o.changes],
        }
        for o in lines
    ]  # fmt: skip
    return {**{name: getattr(of, name) for name in SheetRow.model_fields}, "lines": rows, "plan": plan_of_sheet(lines)}


@router.post("/sheets/{key}/take-down", response={200: SheetRow, **REFUSALS})
def take_down_sheet(request: HttpRequest, key: int, asked: Seen) -> ReturnedSheet:
    """Take it down exactly as it was previewed, or not at all; a matter that changed since is a conflict (409)."""
    return taking_down.take_down(of=_sheet(request, key), plan=asked.plan, by=request.standing, as_of=request.now)  # type: ignore[attr-defined]


@router.post("/sheets/{key}/set-aside", response={200: SheetRow, **REFUSALS})
def set_sheet_aside(request: HttpRequest, key: int) -> ReturnedSheet:
    """Do not use it."""
    return taking_down.set_aside(of=_sheet(request, key), by=request.standing, as_of=request.now)  # type: ignore[attr-defined]


def _list(request: HttpRequest, key: int) -> IssueList:
    found = lists_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _sheet(request: HttpRequest, key: int) -> ReturnedSheet:
    found = sheets_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def _wanted(**given: bool) -> None:
    """Raise BadInput at each field that is not given as it is wanted."""
    if lacking := {name: _LACKS for name, there in given.items() if not there}:
        raise BadInput(lacking)


_LACKS = Words("没有填写，或不在可能的范围内", "is not given, or cannot be")
