"""What a body filled in on a sheet is taken down for it by its room's own operations; who typed and who signed is kept (代录离线表)."""

from datetime import date, datetime

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.components.twins import Answer, Signed, twins
from guantong.apps.findings.models import ReturnedTwin
from guantong.apps.findings.returning import AGAIN, IS_STALE, brought, held, moved, taken_whole
from guantong.apps.findings.twin_file import heads_of
from guantong.apps.findings.twin_preview import compared
from guantong.apps.findings.workflow import RETURNED_TWIN
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.seal.canonical import sm3
from guantong.domain.secrecy import Level
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal, Stale


def bring(
    *, kind: str, file_name: str, raw: bytes, level: Level, path: str, typed_by: str, signed_by: str, signed_on: date, by: Standing,
    as_of: datetime,
) -> ReturnedTwin:  # fmt: skip
    """Bring a sheet of the body at `path` that came back filled in; nothing of it stands anywhere yet.

    Raises BadInput at `kind` for an unknown form, at `file` for another file, or one that was taken down before.
    """
    RETURNED_TWIN.demand("bring_twin", by, NEW, path)
    twin, body = twins().get(kind), Organisation.objects.filter(path=path).first()
    if twin is None or body is None:
        raise BadInput({"kind": _NO_FORM} if twin is None else {"path": _NO_BODY})
    if before := ReturnedTwin.objects.filter(sm3=sm3(raw), kind=kind, path=path, state="taken_down").first():
        raise BadInput({"file": _BEFORE.filled(sheet=before.pk)})
    return brought(
        ReturnedTwin, heads_of(twin), RETURNED_TWIN, "bring_twin", file_name=file_name, raw=raw, level=level, path=path, body=str(body), typed_by=typed_by,
        signed_by=signed_by, signed_on=signed_on, by=by, as_of=as_of, told={"kind": kind}, kind=kind,
    )  # fmt: skip


@transaction.atomic
def take_down(*, of: ReturnedTwin, plan: str, by: Standing, as_of: datetime) -> ReturnedTwin:
    """Take down exactly what was previewed, by the operations of the room it is of; or nothing at all.

    Raises NotAllowed where something was changed since the sheet left, BadInput while a row cannot be taken down.
    """
    found, twin = held(of, RETURNED_TWIN, "take_down_twin", by), twins()[of.kind]
    differing = sorted(taken_whole(compared(found, by, as_of.date()), plan), key=lambda line: line.number)
    signed = Signed(found.path, found.body, found.typed_by, found.signed_by, found.signed_on)
    try:
        done = [*twin.take([Answer(one.asked, one.facts, one.number) for one in differing], signed, by, as_of)]
    except Stale as stale:  # somebody was quicker between the preview and the lock
        raise NotAllowed(Refusal("state", IS_STALE, AGAIN)) from stale
    for thing in done:
        record(
            by=by, as_of=as_of, room="findings", verb="take_down_twin", path=found.path, of=thing, content={"sheet": found.pk},
            says=_TAKEN.filled(form=twin.words, sheet=found.pk),
        )  # fmt: skip
    found.counts = {"rows": len(differing)}
    return moved(found, RETURNED_TWIN, "take_down_twin", by, as_of, rows=len(differing))


@transaction.atomic
def set_aside(*, of: ReturnedTwin, by: Standing, as_of: datetime) -> ReturnedTwin:
    """Do not use a sheet; what was read of it is let go, the file stays."""
    return moved(held(of, RETURNED_TWIN, "set_twin_aside", by), RETURNED_TWIN, "set_twin_aside", by, as_of)


_TAKEN = Words("据收回的{form} {sheet} 录入", "taken down from the returned form {sheet}: {form}")
_NO_FORM = Words("请选择是哪种表", "choose which form it is")
_NO_BODY = Words("没有这个机构", "there is no such organisation")
_BEFORE = Words(
    "这份表已经录入过（第 {sheet} 份），不重复录入", "this very sheet was taken down before (number {sheet})"
)
