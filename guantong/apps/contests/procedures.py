"""The verbs of a procedure of voting: entered by one from the document, put in force by another, ended by a document (表决办法)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from guantong.apps.contests.models import Procedure
from guantong.apps.contests.workflow import PROCEDURE
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.voting.procedure import Procedure as Decides
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def propose(*, decides: Decides, by: Standing, as_of: datetime) -> Procedure:
    """Enter the procedure of a document; it decides nothing before a colleague has compared it with the document."""
    state = PROCEDURE.demand("propose", by, NEW, "")
    made = Procedure.objects.create(
        document=decides.document, since=decides.since, content=decides.plain(), state=state, proposed_by=by.person,
        proposed_at=as_of,
    )  # fmt: skip
    return _recorded(made, "propose", by, as_of)


@transaction.atomic
def put_in_force(*, procedure: Procedure, by: Standing, as_of: datetime) -> Procedure:
    """Put it in force: sheets fixed from its day on are decided by it. Raises BadInput where one is of that very day."""
    row = _locked(procedure)
    row.state = PROCEDURE.demand("put_in_force", by, row.state, row.path, row.proposed_by)
    row.decided_by, row.decided_at = by.person, as_of
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise BadInput({"": _ALREADY}) from error
    return _recorded(row, "put_in_force", by, as_of)


@transaction.atomic
def withdraw(*, procedure: Procedure, by: Standing, as_of: datetime) -> Procedure:
    """Withdraw what was entered."""
    row = _locked(procedure)
    row.state = PROCEDURE.demand("withdraw", by, row.state, row.path)
    row.save()
    return _recorded(row, "withdraw", by, as_of)


@transaction.atomic
def end(*, procedure: Procedure, until: date, ending: str, by: Standing, as_of: datetime) -> Procedure:
    """End a procedure from a day on, by a document; votes it decided stay as they are."""
    row = _locked(procedure)
    state = PROCEDURE.demand("end", by, row.state, row.path)
    wrong = {}
    if until <= row.since:
        wrong["until"] = _BEFORE.filled(since=row.since)
    if not ending.strip():
        wrong["ending"] = _NO_DOCUMENT
    if wrong:
        raise BadInput(wrong)
    row.state, row.until, row.ending = state, until, ending.strip()
    row.save()
    return _recorded(row, "end", by, as_of)


def _locked(procedure: Procedure) -> Procedure:
    return Procedure.objects.select_for_update().get(pk=procedure.pk)


def _recorded(row: Procedure, verb: str, by: Standing, as_of: datetime) -> Procedure:
    words = PROCEDURE.row(verb).words
    record(
        by=by, as_of=as_of, room="contests", verb=verb, path=row.path, of=row,
        content={"document": row.document, "since": row.since.isoformat(), "state": row.state},
        says=Words(f"{words.zh}：{row.document}", f"{words.en}: {row.document}"),
    )  # fmt: skip
    return row


_ALREADY = Words("自同一天起已有一个有效的表决办法", "a procedure from that very day is in force already")
_BEFORE = Words("终止日应在生效日 {since} 之后", "it ends after the day it began, {since}")
_NO_DOCUMENT = Words("请写明文号", "name the document by its number")
