"""The verbs of a list of audit issues: brought, its columns confirmed, taken in whole or not at all (审计问题导入、历史导入)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.db import IntegrityError, transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.files.examining import Examined
from guantong.apps.files.operations import LetIn, Stopped, hang, let_in
from guantong.apps.findings.list_header import CALLED, FIELDS, Header, found_in, header_at, proposed, unit_of
from guantong.apps.findings.list_preview import Line, asked_bodies, compared, counted, plan_of
from guantong.apps.findings.models import Handler, HeaderMapping, IssueList, Matter, Note
from guantong.apps.findings.moving import acting_path, entry_path
from guantong.apps.findings.reading_lists import MARKED, Sheet, kept, sheets_in, unkept
from guantong.apps.findings.whose import desk_of
from guantong.apps.findings.workflow import ISSUE_LIST, MATTER
from guantong.apps.journal.operations import Done, record, record_all
from guantong.domain.money import Unit
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, Stale

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Offered:
    """What is proposed to a person: which column is what, and the unit; `known` says that it was confirmed for this header before."""

    columns: dict[str, int]
    unit: str
    known: bool


def bring(
    *, file_name: str, raw: bytes, level: Level, report: str, year: int, history: bool, by: Standing, as_of: datetime
) -> IssueList:  # fmt: skip
    """Bring a list as xlsx: nothing of it stands in the ledger yet; the same file not yet taken in is the same list.

    Raises BadInput at `file` for what is no workbook, bears a secrecy mark, or has no table.
    """
    ISSUE_LIST.demand("bring_list", by, NEW, "")
    path = desk_of(by, as_of.date())
    read: list[Sheet] = []

    def wanted(found: Examined) -> None:
        if found.kind != "xlsx":
            raise BadInput({"file": _XLSX})
        read.extend(sheets_in(found.content))
        if found_in(read) is None:
            raise BadInput({"file": _NO_HEADER})

    try:
        file = let_in(
            to="findings.issuelist", path=path, name=PurePath(file_name).name, content=raw, level=level, by=by, as_of=as_of,
            wanted=wanted,
        )  # fmt: skip
    except Stopped as stopped:
        raise BadInput({"file": MARKED}) from stopped
    return _brought(file, read, report, year, history, by, as_of)


@transaction.atomic
def _brought(
    file: LetIn, read: list[Sheet], report: str, year: int, history: bool, by: Standing, as_of: datetime
) -> IssueList:
    waiting = IssueList.objects.filter(
        sm3=file.given, report=report, history=history, year=year, path=file.path, state__in=("read", "mapped")
    )
    if known := waiting.first():
        return known
    found = found_in(read)
    assert found is not None  # noqa: S101 - asked before the file was kept
    at, header = found
    row = IssueList.objects.create(
        name=file.name, sm3=file.given, path=file.path, report=report, year=year, history=history, content=kept(read),
        sheet=at, header=[header.first, header.last], pace="staged", uploaded_by=by.person, uploaded_at=as_of,
    )  # fmt: skip
    hang(file=file, to=row, by=by, as_of=as_of)
    return _recorded(row, "bring_list", by, as_of, sm3=row.sm3, history=history)


def headed(of: IssueList) -> tuple[Sheet, Header] | None:
    """Return the sheet of a list and its header; None once its rows were let go."""
    if not of.content:
        return None
    sheet = unkept(of.content)[of.sheet]
    return sheet, header_at(sheet, of.header[0])


def offered(of: IssueList) -> Offered:
    """Return what is proposed for the header of a list: as confirmed for this one, as saved for such a header, by synonyms."""
    found = headed(of)
    if found is None:
        return Offered({}, "", known=False)
    sheet, header = found
    if of.columns:
        return Offered(of.columns, of.unit, known=False)
    saved = HeaderMapping.objects.filter(header=header.digest).first()
    columns = saved.columns if saved else proposed(header, sheet)
    unit = unit_of(header, columns.get("amount"), sheet) or (saved.unit if saved else "")
    return Offered(columns, unit, known=saved is not None)


@transaction.atomic
def find_header(*, of: IssueList, sheet: int, row: int, version: int, by: Standing, as_of: datetime) -> IssueList:
    """Say in which sheet and row the header stands; what was confirmed of another header is forgotten."""
    found = _held(of, "find_header", version, by)
    sheets = unkept(found.content)
    if not 0 <= sheet < len(sheets):
        raise BadInput({"sheet": _NO_SHEET})
    if row not in {one.number for one in sheets[sheet].rows}:
        raise BadInput({"row": _NO_ROW})
    header = header_at(sheets[sheet], row)
    found.sheet, found.header, found.columns, found.unit = sheet, [header.first, header.last], {}, ""
    return _moved(found, "find_header", by, as_of)


@transaction.atomic
def map_columns(
    *, of: IssueList, columns: Mapping[str, int], unit: str, pace: str, version: int, by: Standing, as_of: datetime
) -> IssueList:  # fmt: skip
    """Confirm which column is what, and in which unit amounts stand; it is offered again for the same header.

    Raises BadInput where the body or the issue has no column, one column is two things, or the unit is not said.
    """
    found = _held(of, "map_columns", version, by)
    sheet, header = headed(found) or (None, None)
    if sheet is None or header is None:
        raise BadInput({"": _NO_ROW})
    wrong: dict[str, Words] = {}
    taken: dict[int, str] = {}
    for name, column in columns.items():
        if name not in FIELDS or not 0 <= column < sheet.width:
            wrong["" if name not in FIELDS else name] = _NO_COLUMN
        elif column in taken:
            wrong[name] = _TWICE
        taken.setdefault(column, name)
    if "body" not in columns:
        wrong["body"] = _WANTED.filled(name=CALLED["body"])
    if "says" not in columns and "title" not in columns:
        wrong["says"] = _WANTED.filled(name=CALLED["says"])
    if found.history and "state" not in columns:
        wrong["state"] = _WANTED.filled(name=CALLED["state"])
    if unit and unit not in set(Unit):
        wrong["unit"] = _NO_UNIT
    declared = unit_of(header, columns.get("amount"), sheet)
    if not unit and not declared and _lacks_unit(found, sheet, columns):
        wrong["unit"] = _SAY_UNIT
    if wrong:
        raise BadInput(wrong)
    found.columns, found.unit, found.pace = dict(columns), unit or declared, pace
    saved, _ = HeaderMapping.objects.update_or_create(
        header=header.digest,
        defaults={"columns": found.columns, "unit": found.unit, "saved_by": by.person, "saved_at": as_of},
    )
    found = _moved(found, "map_columns", by, as_of, unit=found.unit)
    record(
        by=by, as_of=as_of, room="findings", verb="map_columns", path=found.path, of=saved, content={"list": found.journal_key},
        says=Words(f"记住列的对应 {saved.pk}", f"kept the columns of a header {saved.pk}"),
    )  # fmt: skip
    return found


@transaction.atomic
def name_bodies(*, of: IssueList, bodies: Mapping[str, str], version: int, by: Standing, as_of: datetime) -> IssueList:
    """Say which organisation each printed name means that none or several bear."""
    found = _held(of, "name_bodies", version, by)
    standing = set(Organisation.objects.filter(ends_on=None).values_list("path", flat=True))
    if set(bodies.values()) - standing:
        raise BadInput({"": _NO_BODY})
    asked = {name for name, _ in asked_bodies(found)} | set(found.bodies)
    found.bodies = {**found.bodies, **{name: path for name, path in bodies.items() if name in asked}}
    return _moved(found, "name_bodies", by, as_of)


@transaction.atomic
def take_in(*, of: IssueList, plan: str, by: Standing, as_of: datetime) -> IssueList:
    """Take a list in exactly as it was previewed: what is new is registered, of what is there only the recognition changes.

    Raises BadInput while a row is wrong, where nothing is new, or when the ledger has changed since the preview `plan` was of.
    """
    found = _held(of, "take_in_list", None, by)
    lines = compared(found, as_of.date())
    if any(line.outcome == "wrong" for line in lines):
        raise BadInput({"": _IS_WRONG})
    if plan_of(lines) != plan:
        raise BadInput({"": _CHANGED})
    new, updates = ([line for line in lines if line.outcome == name] for name in ("new", "update"))
    if not new and not updates:
        raise BadInput({"": _NOTHING})
    try:
        with transaction.atomic():
            _registered(found, new, by, as_of)
            _recognised(found, updates, by, as_of)
    except IntegrityError as error:  # somebody registered one of them a moment earlier
        raise BadInput({"": _CHANGED}) from error
    found.counts, found.content = counted(lines), []
    return _moved(found, "take_in_list", by, as_of, counts=found.counts)


@transaction.atomic
def set_aside(*, of: IssueList, version: int, by: Standing, as_of: datetime) -> IssueList:
    """Do not use a list; what was read of it is let go, the file stays."""
    found = _held(of, "set_list_aside", version, by)
    found.content = []
    return _moved(found, "set_list_aside", by, as_of)


def _registered(of: IssueList, lines: Iterable[Line], by: Standing, as_of: datetime) -> None:
    """Register what is new, each with its lead and its entries; as many queries for five as for five hundred."""
    verb = "take_in_history" if of.history else "register"
    desk = desk_of(by, as_of.date())
    rows = []
    for line in lines:
        state = MATTER.demand(verb, by, NEW, line.path)
        facts = {"state": state, **line.facts}
        rows.append(
            Matter(
                **facts, path=line.path, body=line.body[:120], desk=desk, history=of.history, registered_by=by.person,
                registered_at=as_of, search=searchable(line.title, line.body, facts["sort"]),
            )
        )  # fmt: skip
    Matter.objects.bulk_create(rows, _BATCH)
    leads = Handler.objects.bulk_create(
        (Handler(matter=row, path=row.path, body=row.body, part="lead") for row in rows), _BATCH
    )
    about = [(row, row) for row in rows] + list(zip(leads, rows, strict=True))
    _record_all(about, verb, of, by, as_of)


def _recognised(of: IssueList, lines: list[Line], by: Standing, as_of: datetime) -> None:
    """Note what the audit recognises now; our own conclusion, the state and whatever else stays as it is."""
    rows = {
        row.pk: row
        for row in Matter.objects.select_for_update().filter(pk__in=[line.pk for line in lines]).order_by("pk")
    }
    notes = []
    for line in lines:
        row = rows[line.pk]
        if row.version != line.version:
            raise Stale(row)
        MATTER.demand("note_audit_state", by, row.state, acting_path(row, by) if row.handed_on else row.path)
        words = f"{row.audit_state or '—'} → {line.facts['audit_state']}（{of.report}）"
        row.audit_state, row.version = line.facts["audit_state"], row.version + 1
        notes.append(Note(matter=row, verb="note_audit_state", words=words, by=by.person, at=as_of))
    Matter.objects.bulk_update(rows.values(), ("audit_state", "version"), _BATCH)
    notes = Note.objects.bulk_create(notes, _BATCH)
    about = [*((row, row) for row in rows.values()), *((note, note.matter) for note in notes)]
    _record_all(about, "note_audit_state", of, by, as_of)


def _record_all(about: list[tuple[Any, Matter]], verb: str, of: IssueList, by: Standing, as_of: datetime) -> None:
    said = MATTER.row(verb).words
    record_all(
        by=by, as_of=as_of, room="findings", verb=verb,
        done=(
            Done(
                thing, entry_path(row), Words(f"{said.zh}：事项 {row.pk}", f"{said.en}: matter {row.pk}"),
                {"state": row.state, "version": row.version, "list": of.journal_key},
            )
            for thing, row in about
        ),
    )  # fmt: skip


def _lacks_unit(of: IssueList, sheet: Sheet, columns: Mapping[str, int]) -> bool:
    """True when some amount names no unit of its own, nor does its row."""
    below = (row for row in sheet.rows if row.number > of.header[1])
    return any(
        row.text(columns.get("amount")).strip("-—/ ")
        and not row.text(columns.get("amount")).endswith("元")
        and not row.text(columns.get("amount_unit"))
        for row in below
    )


def _held(of: IssueList, verb: str, version: int | None, by: Standing) -> IssueList:
    row = IssueList.objects.select_for_update().get(pk=of.pk)
    if version is not None and row.version != version:
        raise Stale(row)
    ISSUE_LIST.demand(verb, by, row.state, "")
    return row


def _moved(row: IssueList, verb: str, by: Standing, as_of: datetime, **content: Any) -> IssueList:
    row.state = ISSUE_LIST.demand(verb, by, row.state, "")
    row.version += 1
    row.save()
    return _recorded(row, verb, by, as_of, **content)


def _recorded(row: IssueList, verb: str, by: Standing, as_of: datetime, **content: Any) -> IssueList:
    said = ISSUE_LIST.row(verb).words
    record(
        by=by, as_of=as_of, room="findings", verb=verb, path=row.path, of=row, content={"state": row.state, **content},
        says=Words(f"{said.zh}：清单 {row.pk}", f"{said.en}: list {row.pk}"),
    )  # fmt: skip
    return row


_XLSX = Words("只能读 xlsx 文件。请在 WPS 或 Excel 中另存为 xlsx", "only xlsx can be read: save it as xlsx")
_NO_HEADER = Words(
    "前 40 行里没有像表头的一行。请对照样表整理后上传",
    "no row among the first 40 looks like a header: take the template",
)
_NO_SHEET = Words("没有这张工作表", "there is no such sheet")
_NO_ROW = Words("这一行没有内容，不能作表头", "that row is empty and can be no header")
_NO_COLUMN = Words("没有这一列", "there is no such column")
_TWICE = Words("同一列选了两次", "the same column is chosen twice")
_WANTED = Words("请指明“{name}”是哪一列", "say which column “{name}” is")
_NO_UNIT = Words("单位只能是元、千元、万元、亿元", "the unit is 元, 千元, 万元 or 亿元")
_SAY_UNIT = Words("表里没有写明金额单位，请选择", "the unit of the amounts is not given: choose it")
_NO_BODY = Words("没有这个机构", "there is no such organisation")
_IS_WRONG = Words(
    "有的行不能导入，一行也没有导入：请按说明改好文件重新上传",
    "some rows cannot be taken in, so none was: mend the file and upload it anew",
)
_CHANGED = Words(
    "预览之后台账有变动，一行也没有导入：请重新看一遍预览",
    "the ledger has changed since the preview; nothing was taken in: look again",
)
_NOTHING = Words("没有要导入的：各行都已在台账", "there is nothing to take in: every row is there already")
