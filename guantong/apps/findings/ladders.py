"""What the district's own document says follows a failed assessment: entered by one, confirmed by another, ended (测评后续规定)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction

from guantong.apps.findings.assessment_workflow import LADDER
from guantong.apps.findings.models import Ladder
from guantong.apps.findings.ways import way_words
from guantong.apps.findings.whose import desk_of
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput


@transaction.atomic
def propose(
    *, document: str, since: date, first_words: str, by: Standing, as_of: datetime, first_ways: Iterable[str] = (),
    again_words: str = "", again_ways: Iterable[str] = (),
) -> Ladder:  # fmt: skip
    """Enter what a document says, in its words and by the ways it names; it holds once a colleague has confirmed it."""
    state = LADDER.demand("propose", by, NEW, "")
    first, again = list(first_ways), list(again_ways)
    wrong = {
        name: _EMPTY for name, typed in (("document", document), ("first_words", first_words)) if not typed.strip()
    }
    for name, ways in (("first_ways", first), ("again_ways", again)):
        if set(ways) - set(way_words()):
            wrong[name] = _NO_WAY
    if wrong:
        raise BadInput(wrong)
    made = Ladder.objects.create(
        document=document.strip(), since=since, first_words=first_words, first_ways=first, again_words=again_words,
        again_ways=again, state=state, proposed_by=by.person, proposed_at=as_of,
    )  # fmt: skip
    return _recorded(made, "propose", by, as_of)


@transaction.atomic
def put_in_force(*, ladder: Ladder, by: Standing, as_of: datetime) -> Ladder:
    """Put it in force from its day on. Raises BadInput where one is of that day."""
    row = _locked(ladder)
    row.state = LADDER.demand("put_in_force", by, row.state, "", row.proposed_by)
    row.decided_by = by.person
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise BadInput({"": _ALREADY}) from error
    return _recorded(row, "put_in_force", by, as_of)


@transaction.atomic
def withdraw(*, ladder: Ladder, by: Standing, as_of: datetime) -> Ladder:
    """Withdraw what was entered."""
    row = _locked(ladder)
    row.state = LADDER.demand("withdraw", by, row.state, "")
    row.save()
    return _recorded(row, "withdraw", by, as_of)


@transaction.atomic
def end(*, ladder: Ladder, until: date, ending: str, by: Standing, as_of: datetime) -> Ladder:
    """End it from a day on, by a document; what was decided under it stays."""
    row = _locked(ladder)
    state = LADDER.demand("end", by, row.state, "")
    wrong = {}
    if until <= row.since:
        wrong["until"] = _BEFORE.filled(since=row.since)
    if not ending.strip():
        wrong["ending"] = _EMPTY
    if wrong:
        raise BadInput(wrong)
    row.state, row.until, row.ending = state, until, ending.strip()
    row.save()
    return _recorded(row, "end", by, as_of)


def _locked(ladder: Ladder) -> Ladder:
    return Ladder.objects.select_for_update().get(pk=ladder.pk)


def _recorded(row: Ladder, verb: str, by: Standing, as_of: datetime) -> Ladder:
    words = LADDER.row(verb).words
    record(
        by=by, as_of=as_of, room="findings", verb=verb, path=desk_of(by, as_of.date()), of=row, content={"state": row.state},
        says=Words(f"{words.zh}：{row.document}", f"{words.en}: {row.document}"),
    )  # fmt: skip
    return row


_EMPTY = Words("不能为空，照文件填写", "say it as the document does")
_NO_WAY = Words("请从所列方式中选择", "choose among the ways of the table")
_ALREADY = Words("自同一天起已有一个有效的规定", "a rule from that very day is in force already")
_BEFORE = Words("终止日应在生效日 {since} 之后", "it ends after the day it began, {since}")
