"""What people do about a signal: first check, verdict, onward; a letter is in `letters` (研判)."""

from datetime import datetime

from django.db import transaction

from guantong.apps.diagnosis.models import Signal, Verdict
from guantong.apps.diagnosis.notes import LOOK_AGAIN, held, move
from guantong.apps.diagnosis.vouchers import facts_for_letter
from guantong.apps.findings import operations as findings
from guantong.apps.journal.operations import record
from guantong.apps.notices import operations as notices
from guantong.domain.roles import Standing
from guantong.domain.rule_engine import verdict as verdicts
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed, Refusal


@transaction.atomic
def confirm_reading(
    *, signal: Signal, opened: bool, version: int, by: Standing, as_of: datetime, remark: str = ""
) -> Signal:  # fmt: skip
    """Say that the figures were read as they stand in the file; raises BadInput unless the evidence was opened."""
    if not opened:
        raise BadInput({"opened": _OPEN_IT})
    row = _looked(held(signal, "confirm_reading", version, by), by, as_of)
    return move(row, "confirm_reading", by, as_of, remark)


@transaction.atomic
def report_misreading(*, signal: Signal, remark: str, version: int, by: Standing, as_of: datetime) -> Signal:
    """Say that a figure was misread and where: it is corrected in the figures, this waits for a verdict or the next run."""
    return move(held(signal, "report_misreading", version, by), "report_misreading", by, as_of, remark)


@transaction.atomic
def judge(
    *, signal: Signal, verdict: str, reason: str, rests_on: str, version: int, by: Standing, as_of: datetime,
    without_letter: str = "",
) -> Signal:  # fmt: skip
    """Give one of the five verdicts, why, and what it rests on; raises Stale when another was quicker.

    Without the unit having been asked it takes a reason; nothing that speaks against the unit can be found unless it was asked
    about the figures of today.
    """
    row = held(signal, "judge", version, by)
    found, asked = verdicts.Verdict(verdict), heard(row)
    if row.state == "misread" and found not in verdicts.MISREAD:
        raise BadInput({"verdict": _MISREAD})
    if not asked and found not in verdicts.UNHEARD:
        raise BadInput({"verdict": _UNHEARD})
    if found not in verdicts.UNHEARD and not heard_on_today(row):
        raise BadInput({"verdict": _NOT_ON_TODAY})
    if not asked and not without_letter.strip():
        raise BadInput({"without_letter": _WHY_NO_LETTER})
    row.verdict = found.value
    row = move(_looked(row, by, as_of), "judge", by, as_of, verdict=found.value)
    given = Verdict.objects.create(
        signal=row, verdict=found.value, reason=reason, rests_on=rests_on, facts=row.facts, given_by=by.person,
        given_at=as_of, without_letter="" if asked else without_letter,
    )  # fmt: skip
    _noted(given, "judge", by, as_of)
    return row


@transaction.atomic
def reopen(*, signal: Signal, remark: str, version: int, by: Standing, as_of: datetime) -> Signal:
    """Reopen a verdict with the reason; it stays, marked."""
    row = held(signal, "reopen", version, by)
    row.verdict = ""
    row = move(row, "reopen", by, as_of, remark)
    for given in row.verdicts.filter(reopened=False):
        given.reopened = True
        given.save()
        _noted(given, "reopen", by, as_of)
    return row


@transaction.atomic
def refer_to_finding(*, signal: Signal, remark: str, version: int, by: Standing, as_of: datetime) -> Signal:
    """Refer what is true to the findings, whose desk lists it by `queries.referred`."""
    row = held(signal, "refer_to_finding", version, by)
    if verdicts.Verdict(row.verdict) not in verdicts.OF_PROBLEM:
        raise BadInput({"": _NO_PROBLEM})
    if not row.path:
        raise BadInput({"": _NO_HOME})
    return move(row, "refer_to_finding", by, as_of, remark)


@transaction.atomic
def refer_to_consultation(*, signal: Signal, remark: str, version: int, by: Standing, as_of: datetime) -> Signal:
    """Refer it to a consultation, whose desk lists it by `queries.referred`."""
    return move(held(signal, "refer_to_consultation", version, by), "refer_to_consultation", by, as_of, remark)


@transaction.atomic
def receive(*, signal: Signal, version: int, by: Standing, as_of: datetime) -> Signal:
    """Take up what was referred: the receipt of the upper desk. What goes to findings is a matter from then on."""
    row = held(signal, "receive", version, by)
    if row.state == "to_finding":
        findings.register(
            kind="problem", source="signal", source_key=row.journal_key, title=row.title, says=row.says, sort=row.title,
            path=row.path, year=row.of_year, pace="staged", basis=row.basis, subject=row.about,
            evidence=facts_for_letter(row)["evidence"], by=by, as_of=as_of,
        )  # fmt: skip
    return move(row, "receive", by, as_of)


@transaction.atomic
def send_back(*, signal: Signal, remark: str, version: int, by: Standing, as_of: datetime) -> Signal:
    """Send back what was referred, with the reason; its verdict stands."""
    return move(held(signal, "send_back", version, by), "send_back", by, as_of, remark)


@transaction.atomic
def archive(*, signal: Signal, remark: str, version: int, by: Standing, as_of: datetime) -> Signal:
    """File a judged signal; it keeps verdict and reason."""
    return move(held(signal, "archive", version, by), "archive", by, as_of, remark)


@transaction.atomic
def tell(*, signal: Signal, words: str, version: int, by: Standing, as_of: datetime) -> Signal:
    """Let the unit that was asked read the verdict, with the words meant for it; before that it sees none."""
    row = held(signal, "tell", version, by)
    if not row.letter_items.exclude(letter__sent_on=None).exists():
        raise NotAllowed(NOBODY_ASKED)
    given = row.verdicts.select_for_update().get(reopened=False)
    given.told, given.told_at = words, as_of
    given.save()
    _noted(given, "tell", by, as_of)
    return move(row, "tell", by, as_of)


@transaction.atomic
def look_again(*, signal: Signal, remark: str, version: int, by: Standing, as_of: datetime) -> Signal:
    """Note that somebody looked at what has moved, and what follows from it."""
    row = held(signal, "look_again", version, by)
    if not row.figures_moved:
        raise NotAllowed(NOTHING_MOVED)
    return move(_looked(row, by, as_of), "look_again", by, as_of, remark)


def heard(signal: Signal) -> bool:
    """True when the unit was asked by letter and answered, or let the day pass."""
    return signal.letter_items.filter(letter__state__in=("answered", "unanswered")).exists()


def heard_on_today(signal: Signal) -> bool:
    """True when what the unit answered, or let pass, says what the signal says today: the sentence, the value, the limit."""
    items = signal.letter_items.filter(letter__state__in=("answered", "unanswered"))
    return any(
        all(item.facts.get(name) == getattr(signal, name) for name in ("says", "value", "limit")) for item in items
    )


def _looked(row: Signal, by: Standing, as_of: datetime) -> Signal:
    """Whoever takes the next step has seen the figures of today: nothing waits to be looked at again."""
    if row.figures_moved:
        row.figures_moved = ""
        notices.finish(of=row, verb=LOOK_AGAIN, by=by, as_of=as_of)
    return row


def _noted(given: Verdict, verb: str, by: Standing, as_of: datetime) -> None:
    record(
        by=by, as_of=as_of, room="diagnosis", verb=verb, path=given.signal.desk, of=given,
        says=Words(f"核实结论 {given.pk}", f"verdict {given.pk}"), content={"reopened": given.reopened},
    )  # fmt: skip


NOBODY_ASKED = Refusal(
    "state", Words("没有向单位发过了解情况函，无需告知", "no letter went to the unit, so nobody waits to be told")
)
NOTHING_MOVED = Refusal("state", Words("依据的数据没有变化", "the figures it rests on have not moved"))
_OPEN_IT = Words("请先打开每一处证据，对照原件核对", "open every piece of evidence first and hold it against the file")
_MISREAD = Words(
    "读数有误的，核实结论只能是不属实或数据口径差异；请先更正数据",
    "where figures were misread it is untrue or a difference of scope",
)
_UNHEARD = Words(
    "没有发函听取单位说明的，核实结论不能是属实或部分属实。请先发了解情况函",
    "it cannot be found true or partly true before the unit was asked. Send a letter first",
)
_NOT_ON_TODAY = Words(
    "单位尚未就现在的数据说明，不能作出属实或部分属实的核实结论。请重新初核读数，再发函了解情况；期满未复的，发更正函",
    "the unit was not asked about the figures of today. Check the reading again and ask by letter, or correct the letter",
)
_WHY_NO_LETTER = Words(
    "没有发函就作出核实结论的，请写明理由，例如读数有误、文本已有说明",
    "a verdict without a letter takes a reason: the text itself explains, a figure was misread",
)
_NO_HOME = Words(
    "账上的这个单位还没有对应到机构。请先在“对象”中登记单位（别名填预算单位编码），规则再次运行后即可转问题",
    "no body here is this unit of the ledger: register it as a subject with its code as an alias, and let the rules run again",
)
_NO_PROBLEM = Words(
    "核实结论是属实或部分属实的，才能转问题；其他的可以转会商或归档",
    "only what is true or partly true goes to the findings; anything else to consultation or the archive",
)
