"""The verbs of a standard: entered by one from the document, put in force by another, ended by a document (评价标准的办理)."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from guantong.apps.evaluations.models import Standard
from guantong.apps.evaluations.models.standards import KINDS, RUBRIC, TERM
from guantong.apps.evaluations.workflow import STANDARD
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.voting.rubric import Rubric
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


def propose_rubric(*, rubric: Rubric, by: Standing, as_of: datetime) -> Standard:
    """Enter the rubric of a document; it holds nothing before a colleague has compared it with the document."""
    if wrong := rubric.wrong():
        raise BadInput({"": wrong})
    return _proposed(RUBRIC, rubric.document, rubric.since, rubric.plain(), by, as_of)


def propose_term(
    *, document: str, since: date, evaluate: int, feed_back: int, by: Standing, as_of: datetime
) -> Standard:  # fmt: skip
    """Enter the days of a document from completion to evaluation, and from evaluation to feedback; natural days, 0 sets none."""
    if not (evaluate or feed_back):
        raise BadInput({"evaluate": _NO_DAYS})
    return _proposed(TERM, document, since, {"evaluate": evaluate, "feed_back": feed_back}, by, as_of)


@transaction.atomic
def put_in_force(*, standard: Standard, by: Standing, as_of: datetime) -> Standard:
    """Put it in force; what is begun from now on follows it from its day on. Raises BadInput where it is in force already."""
    row = _locked(standard)
    row.state = STANDARD.demand("put_in_force", by, row.state, row.path, row.proposed_by)
    row.decided_by, row.decided_at = by.person, as_of
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise BadInput({"": _ALREADY}) from error
    return _recorded(row, "put_in_force", by, as_of)


@transaction.atomic
def withdraw_standard(*, standard: Standard, by: Standing, as_of: datetime) -> Standard:
    """Withdraw what was entered."""
    row = _locked(standard)
    row.state = STANDARD.demand("withdraw_standard", by, row.state, row.path)
    row.save()
    return _recorded(row, "withdraw_standard", by, as_of)


@transaction.atomic
def end_standard(*, standard: Standard, until: date, ending: str, by: Standing, as_of: datetime) -> Standard:
    """End a standard from a day on, by a document; what was scored by it stays as it is."""
    row = _locked(standard)
    state = STANDARD.demand("end_standard", by, row.state, row.path)
    wrong = {}
    if until <= row.since:
        wrong["until"] = _BEFORE.filled(since=row.since)
    if not ending.strip():
        wrong["ending"] = _NO_DOCUMENT
    if wrong:
        raise BadInput(wrong)
    row.state, row.until, row.ending = state, until, ending.strip()
    row.save()
    return _recorded(row, "end_standard", by, as_of)


@transaction.atomic
def _proposed(
    kind: str, document: str, since: date, content: dict[str, Any], by: Standing, as_of: datetime
) -> Standard:
    state = STANDARD.demand("propose_standard", by, NEW, "")
    made = Standard.objects.create(
        kind=kind,
        document=document,
        since=since,
        content=content,
        state=state,
        proposed_by=by.person,
        proposed_at=as_of,
    )
    return _recorded(made, "propose_standard", by, as_of)


def _locked(standard: Standard) -> Standard:
    return Standard.objects.select_for_update().get(pk=standard.pk)


def _recorded(row: Standard, verb: str, by: Standing, as_of: datetime) -> Standard:
    words, kind = STANDARD.row(verb).words, KINDS[row.kind]
    record(
        by=by, as_of=as_of, room="evaluations", verb=verb, path=row.path, of=row,
        content={"kind": row.kind, "document": row.document, "since": row.since.isoformat(), "state": row.state},
        says=Words(f"{words.zh}：{kind.zh} {row.document}", f"{words.en}: {kind.en} {row.document}"),
    )  # fmt: skip
    return row


_NO_DAYS = Words("文件至少规定了一个天数", "the document sets at least one number of days")
_ALREADY = Words("同一文件自同一天起的标准已有效", "the standard of that document is in force from that day already")
_BEFORE = Words("终止日应在生效日 {since} 之后", "it ends after the day it began, {since}")
_NO_DOCUMENT = Words("请写明文号", "name the document by its number")
