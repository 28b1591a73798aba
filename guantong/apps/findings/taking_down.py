"""What a body says on paper or by OA is taken down for it: by whom it was filled in and signed is kept (代录整改情况表)."""

from datetime import date, datetime

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.findings.asking import passed_on
from guantong.apps.findings.models import Matter, ReturnedSheet
from guantong.apps.findings.moving import held, move
from guantong.apps.findings.proving import submitted
from guantong.apps.findings.rectification_file import HEADS
from guantong.apps.findings.returned_preview import STEPS, Line, compared
from guantong.apps.findings.returning import brought, moved, taken_whole
from guantong.apps.findings.returning import held as held_sheet
from guantong.apps.findings.workflow import RETURNED_SHEET
from guantong.domain.roles import Standing
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


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
    return brought(
        ReturnedSheet, HEADS, RETURNED_SHEET, "bring_sheet", file_name=file_name, raw=raw, level=level, path=path, body=str(body), typed_by=typed_by, signed_by=signed_by,
        signed_on=signed_on, by=by, as_of=as_of,
    )  # fmt: skip


@transaction.atomic
def take_down(*, of: ReturnedSheet, plan: str, by: Standing, as_of: datetime) -> ReturnedSheet:
    """Take down exactly what was previewed, by the verbs the body would have used; or nothing at all.

    Raises NotAllowed where a matter was changed since the sheet left, BadInput while a row cannot be taken down.
    """
    found = held_sheet(of, RETURNED_SHEET, "take_down_sheet", by)
    differing = taken_whole(compared(found, by, as_of.date()), plan)
    differing.sort(key=lambda line: line.matter.pk)
    for line in differing:
        _taken_down(line, found, by, as_of)
    found.counts = {"matters": len(differing)}
    return moved(found, RETURNED_SHEET, "take_down_sheet", by, as_of, matters=len(differing))


@transaction.atomic
def set_aside(*, of: ReturnedSheet, by: Standing, as_of: datetime) -> ReturnedSheet:
    """Do not use a sheet; what was read of it is let go, the file stays."""
    return moved(held_sheet(of, RETURNED_SHEET, "set_sheet_aside", by), RETURNED_SHEET, "set_sheet_aside", by, as_of)


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


_NO_BODY = Words("没有这个机构，或不在您的范围内", "there is no such organisation, or it is not yours")
