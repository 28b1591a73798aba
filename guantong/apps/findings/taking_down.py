"""What a body says on paper or by OA is taken down for it: by whom it was filled in and signed is kept (代录整改情况表)."""

from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.files.examining import Examined
from guantong.apps.files.operations import Stopped, hang, let_in
from guantong.apps.findings.asking import passed_on
from guantong.apps.findings.models import Matter, ReturnedSheet
from guantong.apps.findings.moving import held, move
from guantong.apps.findings.proving import submitted
from guantong.apps.findings.reading_lists import MARKED, sheets_in
from guantong.apps.findings.returned_preview import STEPS, Line, compared, plan_of, rows_in
from guantong.apps.findings.workflow import RETURNED_SHEET
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import sm3
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal


def bring(
    *, file_name: str, raw: bytes, level: Level, path: str, typed_by: str, signed_by: str, signed_on: date, by: Standing, as_of: datetime
) -> ReturnedSheet:  # fmt: skip
    """Bring a sheet of the body at `path` that came back filled in; nothing of it stands in the ledger yet.

    Raises BadInput at `file` for another file, at `signed_on` for a day that is still to come.
    """
    RETURNED_SHEET.demand("bring_sheet", by, NEW, path)
    body = Organisation.objects.filter(path=path).first()
    if body is None or not by.sees("findings", path):
        raise BadInput({"path": _NO_BODY})
    if signed_on > as_of.date():
        raise BadInput({"signed_on": _STILL_TO_COME})
    rows: list[dict[str, str]] = []

    def wanted(found: Examined) -> None:
        if found.kind != "xlsx":
            raise BadInput({"file": _XLSX})
        rows.extend(rows_in(sheets_in(found.content)))
        if not rows:
            raise BadInput({"file": _EMPTY})

    try:
        file = let_in(
            to="findings.returnedsheet", path=path, name=PurePath(file_name).name, content=raw, level=level, by=by, as_of=as_of,
            wanted=wanted,
        )  # fmt: skip
    except Stopped as stopped:
        raise BadInput({"file": MARKED}) from stopped
    with transaction.atomic():
        known = ReturnedSheet.objects.filter(sm3=sm3(raw), path=path, signed_by=signed_by, state="read").first()
        if known is not None:
            return known
        row = ReturnedSheet.objects.create(
            name=file.name, sm3=file.given, path=path, body=str(body)[:120], typed_by=typed_by, signed_by=signed_by,
            signed_on=signed_on, rows=rows, uploaded_by=by.person, uploaded_at=as_of,
        )  # fmt: skip
        hang(file=file, to=row, by=by, as_of=as_of)
        return _recorded(row, "bring_sheet", by, as_of, sm3=row.sm3)


@transaction.atomic
def take_down(*, of: ReturnedSheet, plan: str, by: Standing, as_of: datetime) -> ReturnedSheet:
    """Take down exactly what was previewed, by the verbs the body would have used; or nothing at all.

    Raises NotAllowed where a matter was changed since the sheet left, BadInput while a row cannot be taken down.
    """
    found = _held(of, "take_down_sheet", by)
    lines = compared(found, by, as_of.date())
    if any(line.outcome == "stale" for line in lines):
        raise NotAllowed(Refusal("state", _IS_STALE, _AGAIN))
    if any(line.outcome == "wrong" for line in lines):
        raise BadInput({"": _IS_WRONG})
    if plan_of(lines) != plan:
        raise BadInput({"": _CHANGED})
    differing = sorted(
        (line for line in lines if line.outcome == "differs"), key=lambda line: line.matter.pk if line.matter else 0
    )
    if not differing:
        raise BadInput({"": _NOTHING})
    for line in differing:
        _taken_down(line, found, by, as_of)
    found.counts, found.rows = {"matters": len(differing)}, []
    return _moved(found, "take_down_sheet", by, as_of, matters=len(differing))


@transaction.atomic
def set_aside(*, of: ReturnedSheet, by: Standing, as_of: datetime) -> ReturnedSheet:
    """Do not use a sheet; what was read of it is let go, the file stays."""
    found = _held(of, "set_sheet_aside", by)
    found.rows = []
    return _moved(found, "set_sheet_aside", by, as_of)


def _taken_down(line: Line, of: ReturnedSheet, by: Standing, as_of: datetime) -> None:
    assert line.matter is not None  # noqa: S101 - what differs is a matter
    row = held(line.matter, line.steps[0], line.version, by)
    source = f"据{of.signed_by} {of.signed_on:%Y-%m-%d} 签字的整改情况表录入，填表人{of.typed_by}"
    for verb in line.steps:
        for name, value in line.facts.items():
            if name in STEPS[verb] and name != "progress":
                setattr(row, name, value)
        row = _done(row, verb, line, source, of, by, as_of)


def _done(
    row: Matter, verb: str, line: Line, source: str, of: ReturnedSheet, by: Standing, as_of: datetime
) -> Matter:  # fmt: skip
    if verb == "take_down_result":
        return submitted(row, verb, by, as_of, source, sheet=of.pk)
    said = f"{line.facts['progress']}（{source}）" if verb == "take_down_progress" else source
    row = move(row, verb, by, as_of, said, sheet=of.pk)
    return passed_on(row, *_PASSES_ON[verb], by, as_of) if verb in _PASSES_ON else row


_PASSES_ON = {"take_down_receipt": ("acknowledge", "plan"), "take_down_plan": ("plan", "submit")}
"""Of whom a desk is asked no longer, and what is asked next."""


def _held(of: ReturnedSheet, verb: str, by: Standing) -> ReturnedSheet:
    row = ReturnedSheet.objects.select_for_update().get(pk=of.pk)
    RETURNED_SHEET.demand(verb, by, row.state, row.path)
    return row


def _moved(row: ReturnedSheet, verb: str, by: Standing, as_of: datetime, **content: Any) -> ReturnedSheet:
    row.state = RETURNED_SHEET.demand(verb, by, row.state, row.path)
    row.save()
    return _recorded(row, verb, by, as_of, **content)


def _recorded(row: ReturnedSheet, verb: str, by: Standing, as_of: datetime, **content: Any) -> ReturnedSheet:
    said = RETURNED_SHEET.row(verb).words
    record(
        by=by, as_of=as_of, room="findings", verb=verb, path=row.path, of=row, content={"state": row.state, **content},
        says=Words(f"{said.zh}：整改情况表 {row.pk}", f"{said.en}: sheet {row.pk}"),
    )  # fmt: skip
    return row


_NO_BODY = Words("没有这个机构，或不在您的范围内", "there is no such organisation, or it is not yours")
_STILL_TO_COME = Words("签字日期不能晚于今天", "the day is still to come")
_XLSX = Words("只能读 xlsx 文件。请上传填好的整改情况表", "only xlsx can be read: bring the sheet as it was filled in")
_EMPTY = Words("表里一行也没有", "the sheet has no row")
_IS_STALE = Words(
    "表中有的事项在下载以后有变动，一项也没有录入",
    "some of its matters were changed since it left; nothing was taken down",
)
_AGAIN = Words("请按预览的说明重新下载、核对后填写", "download the sheet anew and hold it against this one")
_IS_WRONG = Words(
    "有的行不能录入，一项也没有录入：请按说明改正后重新上传",
    "some rows cannot be taken down, so none was: mend them first",
)
_CHANGED = Words(
    "预览之后台账有变动，一项也没有录入：请重新看一遍预览", "the ledger has changed since the preview: look again"
)
_NOTHING = Words("没有要录入的：各行都与台账相同", "there is nothing to take down: every row is as the ledger has it")
