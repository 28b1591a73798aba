"""The call of a year: opened, its ceiling registered with the document, closed, opened again (年度征集)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from guantong.apps.actors.models import Organisation, OrganisationKind
from guantong.apps.consultation.models import Call
from guantong.apps.consultation.recording import noted
from guantong.apps.consultation.workflow import CALL
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def open_call(*, year: int, opens_on: date, closes_on: date, by: Standing, as_of: datetime) -> Call:
    """Open the call of a year; raises BadInput for a second one, and for days that cannot be."""
    state = CALL.demand("open_call", by, NEW, "")
    if closes_on < opens_on:
        raise BadInput({"closes_on": _ENDS_BEFORE})
    path = CALL.row("open_call").admitting(by, "")[0].path
    congress = Organisation.objects.filter(kind=OrganisationKind.CONGRESS, ends_on=None).order_by("path").first()
    try:
        with transaction.atomic():
            row = Call.objects.create(
                year=year, path=path, body=str(congress or ""), opens_on=opens_on, closes_on=closes_on, state=state
            )
    except IntegrityError as error:
        raise BadInput({"year": _THERE}) from error
    noted(row, CALL, "open_call", by, as_of, path, year=year)
    return row


@transaction.atomic
def set_ceiling(
    *, call: Call, ceiling: int, ceiling_source: str, version: int, by: Standing, as_of: datetime
) -> Call:  # fmt: skip
    """Register how much money both lists must keep within, in fen, and the document that says so; a later one takes its place."""
    row = _held(call, "set_ceiling", version, by)
    if ceiling <= 0:
        raise BadInput({"ceiling": _NOTHING})
    if not ceiling_source.strip():
        raise BadInput({"ceiling_source": _NO_SOURCE})
    row.ceiling, row.ceiling_source = ceiling, ceiling_source.strip()
    return _moved(row, "set_ceiling", by, as_of, ceiling=ceiling)


@transaction.atomic
def close_call(*, call: Call, version: int, by: Standing, as_of: datetime) -> Call:
    """Close the call: what is not put forward by then waits for the next. A day that passed closes nothing, a person does."""
    return _moved(_held(call, "close_call", version, by), "close_call", by, as_of)


@transaction.atomic
def reopen_call(*, call: Call, closes_on: date, version: int, by: Standing, as_of: datetime) -> Call:
    """Open a closed call again, until another day."""
    row = _held(call, "reopen_call", version, by)
    if closes_on < as_of.date():
        raise BadInput({"closes_on": _PAST})
    row.closes_on = closes_on
    return _moved(row, "reopen_call", by, as_of, closes_on=closes_on.isoformat())


def _held(call: Call, verb: str, version: int, by: Standing) -> Call:
    row = Call.objects.select_for_update().get(pk=call.pk)
    CALL.demand_as_read(verb, by, row, version, row.path)
    return row


def _moved(row: Call, verb: str, by: Standing, as_of: datetime, **content: object) -> Call:
    row.state, row.version = CALL.demand(verb, by, row.state, row.path), row.version + 1
    row.save()
    noted(row, CALL, verb, by, as_of, row.path, **content)
    return row


_ENDS_BEFORE = Words("截止日期不能早于开始日期", "it does not end before it begins")
_THERE = Words("这一年度的征集已启动", "the call of that year is open already")
_NOTHING = Words("金额应大于零", "an amount above nothing")
_NO_SOURCE = Words("请写明上限依据的文件和文号", "name the document that says so")
_PAST = Words("截止日期不能早于今天", "the day is not past")
