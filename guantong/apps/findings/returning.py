"""A sheet that left here with locked ids and came back filled in: brought once, with who typed and who signed it (收回离线表)."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePath
from typing import Any, TypeVar

from django.db import transaction

from guantong.apps.files.examining import Examined
from guantong.apps.files.operations import Stopped, hang, let_in
from guantong.apps.findings.reading_lists import MARKED, sheets_in
from guantong.apps.findings.returned_rows import plan_of, rows_in
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import sm3
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal, Workflow

Of = TypeVar("Of", bound=Any)


def brought(
    model: type[Of], heads: Mapping[str, str], table: Workflow, verb: str, *, file_name: str, raw: bytes, level: Level, path: str,
    body: str, typed_by: str, signed_by: str, signed_on: date, by: Standing, as_of: datetime, told: Mapping[str, Any] | None = None,
    **kept: Any,
) -> Of:  # fmt: skip
    """Return the sheet as a row of `model`, recorded as brought by `verb`: the same file of the same hand waits only once.

    Raises BadInput at `file` for another file than the one under `heads`, at `signed_on` for a day that is still to come.
    """
    if signed_on > as_of.date():
        raise BadInput({"signed_on": _STILL_TO_COME})
    rows: list[dict[str, str]] = []

    def wanted(found: Examined) -> None:
        if found.kind != "xlsx":
            raise BadInput({"file": XLSX})
        rows.extend(rows_in(sheets_in(found.content), heads))
        if not rows:
            raise BadInput({"file": EMPTY})

    try:
        file = let_in(
            to=model._meta.label_lower, path=path, name=PurePath(file_name).name, content=raw, level=level, by=by, as_of=as_of,
            wanted=wanted,
        )  # fmt: skip
    except Stopped as stopped:
        raise BadInput({"file": MARKED}) from stopped
    with transaction.atomic():
        known = model.objects.filter(
            sm3=sm3(raw), path=path, typed_by=typed_by, signed_by=signed_by, signed_on=signed_on, state="read", **kept
        ).first()
        if known is not None:
            return known
        row = model.objects.create(
            name=file.name, sm3=file.given, path=path, body=body[:120], typed_by=typed_by, signed_by=signed_by,
            signed_on=signed_on, rows=rows, uploaded_by=by.person, uploaded_at=as_of, state="read", **kept,
        )  # fmt: skip
        hang(file=file, to=row, by=by, as_of=as_of)
        return recorded(row, table, verb, by, as_of, sm3=row.sm3, **(told or {}))


def held(of: Of, table: Workflow, verb: str, by: Standing) -> Of:
    """Return the sheet, locked; raises NotAllowed where its verb is not open."""
    row: Of = type(of).objects.select_for_update().get(pk=of.pk)
    table.demand(verb, by, row.state, row.path)
    return row


def moved(row: Of, table: Workflow, verb: str, by: Standing, as_of: datetime, **content: Any) -> Of:
    """Move the sheet by its verb, what was read of it let go; the file stays."""
    row.rows, row.state = [], table.demand(verb, by, row.state, row.path)
    row.save()
    return recorded(row, table, verb, by, as_of, **content)


def recorded(row: Of, table: Workflow, verb: str, by: Standing, as_of: datetime, **content: Any) -> Of:
    """Write the journal entry of a verb; who typed and who signed stand in the row, not in the journal."""
    said = table.row(verb).words
    record(
        by=by, as_of=as_of, room=table.room, verb=verb, path=row.path, of=row, content={"state": row.state, **content},
        says=Words(f"{said.zh}：{table.words.zh} {row.pk}", f"{said.en}: {table.words.en} {row.pk}"),
    )  # fmt: skip
    return row


def taken_whole(lines: list[Any], plan: str) -> list[Any]:
    """Return the rows that differ, if all that was previewed can be taken down; else nothing is.

    Raises NotAllowed where something was changed since the sheet left, BadInput while a row cannot be taken down or the preview is old.
    """
    if any(line.outcome == "stale" for line in lines):
        raise NotAllowed(Refusal("state", IS_STALE, AGAIN))
    if any(line.outcome == "wrong" for line in lines):
        raise BadInput({"": _IS_WRONG})
    if plan_of(lines) != plan:
        raise BadInput({"": CHANGED})
    differing = [line for line in lines if line.outcome == "differs"]
    if not differing:
        raise BadInput({"": _NOTHING})
    return differing


XLSX = Words("只能读 xlsx 文件。请上传填好的表", "only xlsx can be read: bring the sheet as it was filled in")
EMPTY = Words("表里一行也没有", "the sheet has no row")
CHANGED = Words(
    "预览之后台账有变动，一项也没有录入：请重新看一遍预览", "the ledger has changed since the preview: look again"
)
_STILL_TO_COME = Words("签字日期不能晚于今天", "the day is still to come")
IS_STALE = Words(
    "表中有的事项在下载以后有变动，一项也没有录入",
    "some of its matters were changed since it left; nothing was taken down",
)
AGAIN = Words("请按预览的说明重新下载、核对后填写", "download the sheet anew and hold it against this one")
_IS_WRONG = Words(
    "有的行不能录入，一项也没有录入：请按说明改正后重新上传",
    "some rows cannot be taken down, so none was: mend them first",
)
_NOTHING = Words(
    "没有要录入的：各行都与台账相同或空着", "there is nothing to take down: every row is as it is, or empty"
)
