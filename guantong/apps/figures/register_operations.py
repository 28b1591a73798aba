"""The verbs of a list of what must be published: upload and preview, take in as previewed, or not (清单导入)."""

from datetime import datetime

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.actors.sheets import Unreadable
from guantong.apps.components.search import searchable
from guantong.apps.figures.models import Expected, RegisterFile
from guantong.apps.figures.operations import expect, set_aside
from guantong.apps.figures.recording import noted
from guantong.apps.figures.register_file import Line, compared, lines_in
from guantong.apps.figures.workflow import EXPECTED, REGISTER_FILE
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

_SET_ASIDE = "导入的清单里没有这一行"


@transaction.atomic
def upload(*, file_name: str, raw: bytes, by: Standing, as_of: datetime) -> RegisterFile:
    """Read a list of what must be published; nothing of it stands in the register yet. Raises BadInput at `file`."""
    state = REGISTER_FILE.demand("upload", by, NEW, "")
    try:
        lines = lines_in(file_name, raw)
    except Unreadable as unreadable:
        raise BadInput({"file": unreadable.why}) from unreadable
    made = RegisterFile.objects.create(
        name=file_name[:120], sm3=sm3(raw), lines=lines, state=state, uploaded_by=by.person, uploaded_at=as_of
    )
    return _recorded(made, "upload", by, as_of)


def plan_of(lines: list[Line]) -> str:
    """Return what a preview comes to, in few characters: another where the register or the file differs."""
    return sm3(
        canonical(
            [[line.number, line.outcome, line.body, line.year, line.kind, line.says.zh] for line in lines]
        ).encode()
    )[:16]


@transaction.atomic
def apply(*, file: RegisterFile, plan: str, by: Standing, as_of: datetime) -> RegisterFile:
    """Take a list in exactly as it was previewed: what is new is expected, what changed is amended, what is gone set aside.

    Raises BadInput when a line cannot be taken in, or when the register has changed since the preview `plan` was of.
    """
    row = RegisterFile.objects.select_for_update().get(pk=file.pk)
    row.state = REGISTER_FILE.demand("apply", by, row.state, "")
    lines = compared(row.lines)
    if any(line.outcome == "refused" for line in lines):
        raise BadInput({"": _REFUSED})
    if plan_of(lines) != plan:
        raise BadInput({"": _CHANGED})
    for line in lines:
        if line.outcome == "new" and line.facts:
            expect(**line.facts, by=by, as_of=as_of)
        elif line.outcome == "changed":
            _amend(line, by, as_of)
        elif line.outcome == "gone" and line.row:
            set_aside(line=line.row, reason=_SET_ASIDE, by=by, as_of=as_of)
    row.lines = []
    row.save()
    return _recorded(row, "apply", by, as_of)


@transaction.atomic
def discard(*, file: RegisterFile, by: Standing, as_of: datetime) -> RegisterFile:
    """Set a list aside; what was read of it is emptied."""
    row = RegisterFile.objects.select_for_update().get(pk=file.pk)
    row.state, row.lines = REGISTER_FILE.demand("discard", by, row.state, ""), []
    row.save()
    return _recorded(row, "discard", by, as_of)


def _amend(line: Line, by: Standing, as_of: datetime) -> None:
    assert line.row is not None  # noqa: S101 - what changed was there
    assert line.facts is not None  # noqa: S101
    row = Expected.objects.select_for_update().get(pk=line.row.pk)
    row.state, row.reason = EXPECTED.demand("amend", by, row.state, row.path), ""
    row.path, row.due_on = line.facts["path"], line.facts["due_on"]
    row.organisation, row.search = str(Organisation.objects.get(path=row.path)), searchable(row.body)
    row.save()
    noted(row, "amend", by, as_of)


def _recorded(file: RegisterFile, verb: str, by: Standing, as_of: datetime) -> RegisterFile:
    words = REGISTER_FILE.row(verb).words
    record(
        by=by, as_of=as_of, room="figures", verb=verb, of=file, content={"file": file.sm3, "state": file.state},
        says=Words(f"{words.zh}：清单导入 {file.pk}", f"{words.en}: list {file.pk}"),
    )  # fmt: skip
    return file


_REFUSED = Words(
    "有的行不能导入：请按说明改好文件，重新上传", "some lines cannot be taken in: mend the file and upload it anew"
)
_CHANGED = Words(
    "预览之后清单有变动：请重新看一遍预览再导入", "the register has changed since the preview: look at it again"
)
