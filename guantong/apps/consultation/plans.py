"""The government's list is brought, looked at, taken in whole or not at all; a later version takes the place of the one before (导入政府清单)."""

from datetime import datetime
from pathlib import PurePath

from django.db import transaction
from django.db.models import Max

from guantong.apps.components.search import searchable
from guantong.apps.consultation.models import Call, PlanFile, PlanLine
from guantong.apps.consultation.plan_reading import Line, compared, plan_of
from guantong.apps.consultation.plan_sheet import EXAMPLE, HEADS
from guantong.apps.consultation.recording import in_turn, noted
from guantong.apps.consultation.workflow import PLAN
from guantong.apps.files.examining import Examined
from guantong.apps.files.operations import Stopped, hang, let_in
from guantong.apps.findings.reading_lists import MARKED, Sheet, sheets_in
from guantong.apps.findings.returned_rows import rows_in
from guantong.apps.findings.returning import CHANGED, EMPTY, XLSX
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


def bring(
    *, call: Call, file_name: str, raw: bytes, level: Level, by: Standing, as_of: datetime, document: str = ""
) -> PlanFile:  # fmt: skip
    """Bring a version of the list; nothing of it stands yet. Raises BadInput at `file` for another file, and for one without a row."""
    state = PLAN.demand("bring_plan", by, NEW, "")
    desk, rows = PLAN.row("bring_plan").admitting(by, "")[0].path, list[dict[str, str]]()

    def wanted(found: Examined) -> None:
        if found.kind != "xlsx":
            raise BadInput({"file": XLSX})
        sheets = list(sheets_in(found.content))
        told = rows_in(sheets, HEADS)
        named = next((sheet.name for sheet in sheets if _bears_heads(sheet)), "")
        rows.extend(
            {**row, "sheet": named} for row in told if row["number"] != EXAMPLE and any(row[name] for name in HEADS)
        )
        if not rows:
            raise BadInput({"file": EMPTY})

    try:
        file = let_in(
            to="consultation.planfile", path=desk, name=PurePath(file_name).name, content=raw, level=level, by=by, as_of=as_of, wanted=wanted,
        )  # fmt: skip
    except Stopped as stopped:
        raise BadInput({"file": MARKED}) from stopped
    with transaction.atomic():
        row = PlanFile.objects.create(
            call=call, name=file.name, sm3=file.given, path=desk, lines=rows, document=document.strip()[:120], brought_by=by.person,
            brought_at=as_of, state=state,
        )  # fmt: skip
        hang(file=file, to=row, by=by, as_of=as_of)
        noted(row, PLAN, "bring_plan", by, as_of, desk, sm3=row.sm3)
    return row


@transaction.atomic
def take_in(*, of: PlanFile, plan: str, by: Standing, as_of: datetime) -> PlanFile:
    """Take in exactly what was previewed, or nothing at all: raises BadInput where a row is wrong or things changed since.

    The version before stays with its rows and its file; lines keep their key, so that what refers to them keeps referring.
    """
    call = in_turn(of.call_id)
    row = PlanFile.objects.select_for_update().get(pk=of.pk)
    state = PLAN.demand("take_in_plan", by, row.state, row.path)
    lines = compared(row, by)
    if any(line.outcome == "wrong" for line in lines):
        raise BadInput({"": _IS_WRONG})
    if plan_of(lines) != plan:
        raise BadInput({"": CHANGED})
    if all(line.outcome == "same" for line in lines):
        raise BadInput({"": _NOTHING})
    for former in PlanFile.objects.select_for_update().filter(call=call, state="taken_in"):
        former.state = PLAN.demand("replace_plan", by, former.state, former.path)
        former.save()
        noted(former, PLAN, "replace_plan", by, as_of, former.path)
    row.number = (PlanFile.objects.filter(call=call).aggregate(last=Max("number"))["last"] or 0) + 1
    row.state = state
    row.save()
    noted(row, PLAN, "take_in_plan", by, as_of, row.path, version=row.number, lines=len(row.lines))
    stand = {one.number: one for one in PlanLine.objects.select_for_update().filter(call=call)}
    for line in lines:
        one = stand.get(line.facts["number"]) or PlanLine(call=call, number=line.facts["number"], version=0)
        _brought(one, line, row)
        noted(one, PLAN, "take_in_plan", by, as_of, row.path, version=row.number)
    return row


@transaction.atomic
def discard(*, of: PlanFile, by: Standing, as_of: datetime) -> PlanFile:
    """Do not use a version; the file stays with it."""
    row = PlanFile.objects.select_for_update().get(pk=of.pk)
    row.state = PLAN.demand("discard_plan", by, row.state, row.path)
    row.save()
    noted(row, PLAN, "discard_plan", by, as_of, row.path)
    return row


def _bears_heads(sheet: Sheet) -> bool:
    try:
        return bool(rows_in((sheet,), HEADS))
    except BadInput:
        return False


def _brought(one: PlanLine, line: Line, of: PlanFile) -> None:
    """Bring a line to what the version says of it; one it leaves out keeps the facts it had and the version they are from."""
    if line.outcome == "dropped":
        one.state = "dropped"
    else:
        for name, value in line.facts.items():
            setattr(one, name, value)
        one.of, one.at, one.state = of, dict(line.at), "listed"
        one.search = searchable(one.title, one.unit, one.where)
    one.version += 1
    one.save()


_IS_WRONG = Words("有的行不能导入，一行也没有导入", "some rows cannot be taken in, and none was")
_NOTHING = Words("与现行清单没有差别，不必导入", "it says what the list in force says: nothing to take in")
