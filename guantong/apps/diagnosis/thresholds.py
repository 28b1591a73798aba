"""The verbs of the district's own thresholds: proposed by one, put in force by another, ended by a document (阈值覆盖).

A limit that an article of law sets is not the district's to set. Nothing here touches a signal: what a run found keeps the limit
it was found by, and the next run looks by the limits of its day.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from guantong.apps.diagnosis.models import Threshold
from guantong.apps.diagnosis.workflow import THRESHOLD
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import in_force, thresholds_in
from guantong.domain.rulebook.shelf import rule_named
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def propose(
    *, rule: Rule, name: str, value: int, since: date, document: str, reason: str, by: Standing, as_of: datetime
) -> Threshold:  # fmt: skip
    """Propose a value for a threshold of `rule` from a day, by a document of the district; it holds nothing yet.

    Raises BadInput at the field for a threshold the rule does not have or the law sets, and for a value out of its bounds.
    """
    state = THRESHOLD.demand("propose", by, NEW, "")
    entry = thresholds_in(rule.thresholds).get(name) if rule.thresholds else None
    if entry is None:
        raise BadInput({"name": _UNKNOWN})
    wrong: dict[str, Words] = {}
    least, most = entry["bounds"]
    if not least <= value <= most:
        wrong["value"] = _BOUNDS.filled(least=least, most=most, unit=entry["unit"])
    if _by_law(entry, since):
        wrong["name"] = _BY_LAW
    if not document.strip():
        wrong["document"] = _NO_DOCUMENT
    if Threshold.objects.filter(rule=rule.code, name=name, since=since, state__in=("in_force", "ended")).exists():
        wrong["since"] = _ALREADY
    if wrong:
        raise BadInput(wrong)
    made = Threshold.objects.create(
        rule=rule.code, name=name, value=value, since=since, document=document.strip(), reason=reason, state=state,
        proposed_by=by.person, proposed_at=as_of,
    )  # fmt: skip
    return _recorded(made, "propose", by, as_of)


@transaction.atomic
def put_in_force(*, threshold: Threshold, by: Standing, as_of: datetime) -> Threshold:
    """Put a proposed value in force, by another person than proposed it; from now on runs look by it.

    Raises BadInput where the law sets it: the rulebook may have changed since it was proposed.
    """
    row = Threshold.objects.select_for_update().get(pk=threshold.pk)
    row.state = THRESHOLD.demand("put_in_force", by, row.state, row.path, row.proposed_by)
    rule = rule_named(row.rule)
    entry = thresholds_in(rule.thresholds).get(row.name) if rule and rule.thresholds else None
    if entry is None:
        raise BadInput({"": _UNKNOWN})
    if _by_law(entry, row.since):
        raise BadInput({"": _BY_LAW})
    row.decided_by, row.decided_at = by.person, as_of
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:  # another value from the same day was put in force meanwhile
        raise BadInput({"": _ALREADY}) from error
    return _recorded(row, "put_in_force", by, as_of)


@transaction.atomic
def withdraw(*, threshold: Threshold, by: Standing, as_of: datetime) -> Threshold:
    """Withdraw what was proposed."""
    row = Threshold.objects.select_for_update().get(pk=threshold.pk)
    row.state = THRESHOLD.demand("withdraw", by, row.state, row.path)
    row.save()
    return _recorded(row, "withdraw", by, as_of)


@transaction.atomic
def end(*, threshold: Threshold, until: date, ending: str, by: Standing, as_of: datetime) -> Threshold:
    """End a value from a day on, by a document; before that day it held and goes on to have held."""
    row = Threshold.objects.select_for_update().get(pk=threshold.pk)
    state = THRESHOLD.demand("end", by, row.state, row.path)
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


def _by_law(entry: Mapping[str, Any], day: date) -> bool:
    """True when an article of law sets the threshold on that day."""
    set_by = in_force(entry, (), day)
    return set_by is not None and "cite" in set_by["source"]


def _recorded(threshold: Threshold, verb: str, by: Standing, as_of: datetime) -> Threshold:
    words = THRESHOLD.row(verb).words
    content: dict[str, Any] = {
        "rule": threshold.rule, "name": threshold.name, "value": threshold.value, "since": threshold.since.isoformat(),
        "state": threshold.state, "until": threshold.until.isoformat() if threshold.until else None,
    }  # fmt: skip
    record(
        by=by, as_of=as_of, room="diagnosis", verb=verb, path=threshold.path, of=threshold, content=content,
        says=Words(
            f"{words.zh}：规则 {threshold.rule} 的 {threshold.name}", f"{words.en}: {threshold.name} of {threshold.rule}"
        ),
    )  # fmt: skip
    return threshold


_UNKNOWN = Words("这条规则没有这个阈值", "the rule has no such threshold")
_BOUNDS = Words("应为 {least} 至 {most} 的整数，单位“{unit}”", "a whole number from {least} to {most}, in {unit}")
_BY_LAW = Words(
    "这个阈值那时由法律法规规定，不能由区里另定",
    "an article of law sets this threshold on that day: it is not the district's to set",
)
_NO_DOCUMENT = Words("请写明文号", "name the document by its number")
_ALREADY = Words(
    "这个阈值自同一天起已有一个有效的值：先看已有的，或另选一天",
    "a value from that very day is in force already: look at it, or choose another day",
)
_BEFORE = Words("终止日应在生效日 {since} 之后", "it ends after the day it began, {since}")
