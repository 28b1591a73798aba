"""The verbs of a rule of assessment: entered by one from the document, put in force by another, ended by a document (测评标准)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from guantong.apps.ballots.models import Rule
from guantong.apps.ballots.workflow import RULE
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.voting.rule import Rule as Decides
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def propose(*, decides: Decides, by: Standing, as_of: datetime) -> Rule:
    """Enter the rule of a document; it holds nothing before a colleague has compared it with the document."""
    state = RULE.demand("propose", by, NEW, "")
    made = Rule.objects.create(
        document=decides.document, since=decides.since, content=decides.plain(), state=state, proposed_by=by.person,
        proposed_at=as_of,
    )  # fmt: skip
    return _recorded(made, "propose", by, as_of)


@transaction.atomic
def put_in_force(*, rule: Rule, by: Standing, as_of: datetime) -> Rule:
    """Put it in force; boxes prepared from now on are judged by it from its day on. Raises BadInput where one is of that day."""
    row = _locked(rule)
    row.state = RULE.demand("put_in_force", by, row.state, row.path, row.proposed_by)
    row.decided_by, row.decided_at = by.person, as_of
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise BadInput({"": _ALREADY}) from error
    return _recorded(row, "put_in_force", by, as_of)


@transaction.atomic
def withdraw(*, rule: Rule, by: Standing, as_of: datetime) -> Rule:
    """Withdraw what was entered."""
    row = _locked(rule)
    row.state = RULE.demand("withdraw", by, row.state, row.path)
    row.save()
    return _recorded(row, "withdraw", by, as_of)


@transaction.atomic
def end(*, rule: Rule, until: date, ending: str, by: Standing, as_of: datetime) -> Rule:
    """End a rule from a day on, by a document; votes it decided stay as they are."""
    row = _locked(rule)
    state = RULE.demand("end", by, row.state, row.path)
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


def _locked(rule: Rule) -> Rule:
    return Rule.objects.select_for_update().get(pk=rule.pk)


def _recorded(row: Rule, verb: str, by: Standing, as_of: datetime) -> Rule:
    words = RULE.row(verb).words
    record(
        by=by, as_of=as_of, room="ballots", verb=verb, path=row.path, of=row,
        content={"document": row.document, "since": row.since.isoformat(), "state": row.state},
        says=Words(f"{words.zh}：{row.document}", f"{words.en}: {row.document}"),
    )  # fmt: skip
    return row


_ALREADY = Words("自同一天起已有一个有效的标准", "a rule from that very day is in force already")
_BEFORE = Words("终止日应在生效日 {since} 之后", "it ends after the day it began, {since}")
_NO_DOCUMENT = Words("请写明文号", "name the document by its number")
