"""The verbs of a session: plan it, move it, note that it was held; nothing that hangs on it is refused (会议)."""

from datetime import date, datetime

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.journal.operations import record
from guantong.apps.years import operations as steps
from guantong.apps.years.models import FiscalYear, Session
from guantong.apps.years.session_workflow import SESSION
from guantong.domain.lifecycle.sessions import SessionKind
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def plan_session(
    *, year: FiscalYear, kind: SessionKind, name: str, organisation: Organisation, planned_on: date, by: Standing,
    as_of: datetime, document: str = "",
) -> Session:  # fmt: skip
    """Plan a session of `organisation` in the calendar year `year`; raises BadInput for one that is there already."""
    SESSION.demand("plan_session", by, NEW, organisation.path)
    _near(planned_on, year.year, "planned_on")
    made, new = Session.objects.get_or_create(
        year=year, name=name.strip(),
        defaults={
            "kind": kind.value, "path": organisation.path, "planned_on": planned_on, "document": document,
            "search": searchable(name, organisation.name),
        },
    )  # fmt: skip
    if not new:
        raise BadInput({"name": _THERE.filled(name=name)})
    _record(made, "plan_session", by, as_of, planned_on=planned_on)
    return made


@transaction.atomic
def move_session(
    *, session: Session, planned_on: date, why: str, version: int, by: Standing, as_of: datetime, document: str = ""
) -> Session:  # fmt: skip
    """Move a session to another day: both days stay, and every count to it is made anew beside the old one."""
    row = Session.objects.select_for_update().select_related("year").get(pk=session.pk)
    row.state = SESSION.demand_as_read("move_session", by, row, version, row.path)
    _near(planned_on, row.year.year, "planned_on")
    if planned_on == row.planned_on:
        raise BadInput({"planned_on": _SAME})
    if not why.strip():
        raise BadInput({"why": _WHY})
    moved = {
        "from": row.planned_on.isoformat(), "to": planned_on.isoformat(), "why": why.strip(),
        "on": as_of.date().isoformat(), "document": document,
    }  # fmt: skip
    row.moves, row.planned_on, row.version = [*row.moves, moved], planned_on, version + 1
    row.save()
    _record(row, "move_session", by, as_of, **moved)
    for step in row.steps.filter(state="planned"):
        steps.reschedule(step=step, planned_on=planned_on, version=step.version, by=by, as_of=as_of)
    return row


@transaction.atomic
def hold_session(
    *, session: Session, held_on: date, version: int, by: Standing, as_of: datetime, document: str = ""
) -> Session:  # fmt: skip
    """Note the day a session opened; the day it was planned for stays."""
    row = Session.objects.select_for_update().select_related("year").get(pk=session.pk)
    row.state = SESSION.demand_as_read("hold_session", by, row, version, row.path)
    _near(held_on, row.year.year, "held_on")
    if held_on > as_of.date():
        raise BadInput({"held_on": _NOT_YET})
    row.held_on, row.document, row.version = held_on, document or row.document, version + 1
    row.save()
    _record(row, "hold_session", by, as_of, held_on=held_on)
    return row


@transaction.atomic
def cancel_session(*, session: Session, version: int, by: Standing, as_of: datetime) -> Session:
    """Note that a session is not held; it stays in the list."""
    return _set(session, "cancel_session", version, by, as_of)


@transaction.atomic
def reopen_session(*, session: Session, version: int, by: Standing, as_of: datetime) -> Session:
    """Take back that a session was held or cancelled: it stands as planned again."""
    return _set(session, "reopen_session", version, by, as_of, held_on=None)


def _set(session: Session, verb: str, version: int, by: Standing, as_of: datetime, **changes: None) -> Session:
    row = Session.objects.select_for_update().get(pk=session.pk)
    row.state = SESSION.demand_as_read(verb, by, row, version, row.path)
    for name, value in changes.items():
        setattr(row, name, value)
    row.version = version + 1
    row.save()
    _record(row, verb, by, as_of)
    return row


def _record(row: Session, verb: str, by: Standing, as_of: datetime, **content: date | str) -> None:
    words = SESSION.row(verb).words
    record(
        by=by, as_of=as_of, room="years", verb=verb, path=row.path, of=row,
        says=Words(f"{words.zh}：{row}", f"{words.en}: {row}"),
        content={"state": row.state, **{name: str(value) for name, value in content.items()}},
    )  # fmt: skip


def _near(day: date, year: int, field: str) -> None:
    """A session of a year lies in it, or was moved across its end."""
    if not year - 1 <= day.year <= year + 1:
        raise BadInput({field: _FAR.filled(year=year)})


_FAR = Words(
    "{year}年度的会议应在前后一年之内，请核对年份", "a session of {year} lies within a year of it; check the year"
)
_THERE = Words("“{name}”已列入，请核对届次", "“{name}” is planned already; check its number")
_SAME = Words("与现在的日期相同", "it is planned for this day already")
_WHY = Words("请写明变更原因", "say why it is moved")
_NOT_YET = Words("尚未到这一天，不能登记为已召开", "this day has not come yet")
