"""Noting what was asked for by letter, by when it was promised, when it came (函请补充)."""

from datetime import date, datetime

from django.db import transaction

from guantong.apps.figures.models import Expected
from guantong.apps.figures.workflow import EXPECTED
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


@transaction.atomic
def note_request(
    *, line: Expected, asked_on: date, by: Standing, as_of: datetime, promised_on: date | None = None,
    provided_on: date | None = None,
) -> Expected:  # fmt: skip
    """Note when a line was asked for, by when it was promised, when it came; what a later noting leaves out is unknown again.

    Raises BadInput where it would have been promised or have come before it was asked for, or where a day has not come yet.
    """
    row = Expected.objects.select_for_update().get(pk=line.pk)
    row.state = EXPECTED.demand("note_request", by, row.state, row.path)
    today = as_of.date()
    wrong = {
        "asked_on": _NOT_YET if asked_on > today else None,
        "promised_on": _BEFORE if promised_on and promised_on < asked_on else None,
        "provided_on": _NOT_THEN if provided_on and not asked_on <= provided_on <= today else None,
    }
    if reasons := {name: why for name, why in wrong.items() if why}:
        raise BadInput(reasons)
    row.asked_on, row.promised_on, row.provided_on = asked_on, promised_on, provided_on
    row.save()
    words = EXPECTED.row("note_request").words
    days = {"asked_on": asked_on, "promised_on": promised_on, "provided_on": provided_on}
    record(
        by=by, as_of=as_of, room="figures", verb="note_request", path=row.path, of=row,
        says=Words(f"{words.zh}：应公开文件 {row.pk}", f"{words.en}: expected document {row.pk}"),
        content={name: day.isoformat() for name, day in days.items() if day},
    )  # fmt: skip
    return row


_NOT_YET = Words("尚未到这一天，不能登记为已发出", "this day has not come yet")
_BEFORE = Words("承诺提供日期不早于函请日期", "it cannot be promised for a day before it was asked for")
_NOT_THEN = Words("收到日期应在函请之后、今天或此前", "it came after it was asked for, by today")
