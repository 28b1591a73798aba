"""What the unit drafts and finance confirms in writing: adopted, partly or not, with reason, place and document (答复).

A claim of adoption is finance's word; whether the budget says the same is asked of the next version (verifying.py).
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from guantong.apps.files.of_record import sealed_scan
from guantong.apps.notices import operations as notices
from guantong.apps.opinions.models import Opinion
from guantong.apps.opinions.recording import held, moved
from guantong.apps.opinions.wording import CLAIMS, OUTCOMES, causes
from guantong.domain.fiscal.attribution import reasons
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput


@dataclass(frozen=True, slots=True)
class Given:
    """Who filled in and who signed a sheet from which an answer is taken down; empty for who answers here."""

    typed_by: str = ""
    signed_by: str = ""


@transaction.atomic
def draft_answer(
    *, opinion: Opinion, outcome: str, reason: str, place: str, amount: int | None, version: int, by: Standing, as_of: datetime
) -> Opinion:  # fmt: skip
    """Draft the answer of the unit an opinion is about: `amount` in fen with its sign, `place` where it is to be found.

    Raises NotAllowed, with a sentence, for any other unit.
    """
    return _drafted("draft_answer", opinion, outcome, reason, place, amount, version, Given(), by, as_of)


@transaction.atomic
def take_down_answer(
    *, opinion: Opinion, outcome: str, reason: str, place: str, amount: int | None, typed_by: str, signed_by: str,
    version: int, by: Standing, as_of: datetime,
) -> Opinion:  # fmt: skip
    """Take down what the unit answered on paper or by OA: who filled it in and who signed it is kept."""
    given = Given(typed_by.strip(), signed_by.strip())
    return _drafted("take_down_answer", opinion, outcome, reason, place, amount, version, given, by, as_of)


@transaction.atomic
def send_back(*, opinion: Opinion, words: str, version: int, by: Standing, as_of: datetime) -> Opinion:
    """Send the unit's draft back with the reason; what it said stays to be read."""
    row = moved(held(opinion, "send_back", version, by), "send_back", by, as_of, words)
    asked_of_the_unit(row, by, as_of)
    return row


@transaction.atomic
def confirm(
    *, opinion: Opinion, outcome: str, reason: str, place: str, amount: int | None, cause: str, document: str,
    confirmed_on: date, version: int, by: Standing, as_of: datetime, ground: str = "",
) -> Opinion:  # fmt: skip
    """Confirm in writing what becomes of an opinion: `amount` in fen with its sign, what made the line change (`cause`) and for what kind of reason (`ground`).

    Raises BadInput without a reason, without the document, without a place for what is adopted, for a day that cannot be.
    """
    facts = _Facts(outcome, reason, place, amount, cause, document, confirmed_on, ground)
    return _confirmed("confirm", opinion, facts, version, by, as_of)


@transaction.atomic
def take_down_confirmation(
    *, opinion: Opinion, outcome: str, reason: str, place: str, amount: int | None, cause: str, document: str,
    confirmed_on: date, version: int, by: Standing, as_of: datetime, ground: str = "",
) -> Opinion:  # fmt: skip
    """Take down what finance confirmed on paper, by its document."""
    facts = _Facts(outcome, reason, place, amount, cause, document, confirmed_on, ground)
    return _confirmed("take_down_confirmation", opinion, facts, version, by, as_of)


@transaction.atomic
def correct_confirmation(
    *, opinion: Opinion, outcome: str, reason: str, place: str, amount: int | None, cause: str, document: str,
    confirmed_on: date, words: str, version: int, by: Standing, as_of: datetime, ground: str = "",
) -> Opinion:  # fmt: skip
    """Correct what was confirmed, with the reason; what was verified of it is asked anew."""
    facts = _Facts(outcome, reason, place, amount, cause, document, confirmed_on, ground)
    return _confirmed("correct_confirmation", opinion, facts, version, by, as_of, words)


@transaction.atomic
def note_signed_answer(*, opinion: Opinion, signed: str, version: int, by: Standing, as_of: datetime) -> Opinion:
    """Note which scan is finance's answer as it was signed and sealed: the version of record; what was typed stays beside it."""
    row = held(opinion, "note_signed_answer", version, by)
    row.signed = sealed_scan(of=row, chosen=signed, field="signed", by=by, as_of=as_of)
    return moved(row, "note_signed_answer", by, as_of, file=row.signed.sm3)


def asked_of_the_unit(row: Opinion, by: Standing, as_of: datetime) -> None:
    """Put an opinion that was referred on the desk of the unit that answers it; the day is the letter's, or none."""
    if row.path:
        notices.ask(
            of=row, verb="draft_answer", title=f"答复意见 {row.pk}：{row.about}"[:120], where=f"/opinions/{row.pk}/", path=row.path,
            by=by, as_of=as_of, due_on=row.referral.due_on if row.referral else None, waits_for=row.body,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Facts:
    outcome: str
    reason: str
    place: str
    amount: int | None
    cause: str
    document: str
    confirmed_on: date
    ground: str = ""


def _drafted(
    verb: str, opinion: Opinion, outcome: str, reason: str, place: str, amount: int | None, version: int, given: Given,
    by: Standing, as_of: datetime,
) -> Opinion:  # fmt: skip
    row = held(opinion, verb, version, by)
    if wrong := lacking(outcome, reason, place, amount):
        raise BadInput(wrong)
    row.draft_outcome, row.draft_reason, row.draft_place, row.draft_amount = (
        outcome,
        reason.strip(),
        place.strip(),
        amount,
    )
    row.drafted_by, row.drafted_on, row.typed_by, row.signed_by = (
        by.person,
        as_of.date(),
        given.typed_by,
        given.signed_by,
    )
    row = moved(row, verb, by, as_of, outcome=outcome, amount=amount)
    notices.finish(of=row, verb="draft_answer", by=by, as_of=as_of)
    return row


def _confirmed(
    verb: str, opinion: Opinion, facts: _Facts, version: int, by: Standing, as_of: datetime, words: str = ""
) -> Opinion:  # fmt: skip
    row = held(opinion, verb, version, by)
    wrong = lacking(facts.outcome, facts.reason, facts.place, facts.amount)
    if not facts.document.strip():
        wrong["document"] = _NO_DOCUMENT
    if facts.cause and facts.cause not in causes():
        wrong["cause"] = _NO_CAUSE
    if facts.amount and not facts.cause:
        wrong["cause"] = _WHY
    if facts.ground and facts.ground not in reasons():
        wrong["ground"] = _NO_GROUND
    if not row.raised_on <= facts.confirmed_on <= as_of.date():
        wrong["confirmed_on"] = _NOT_THEN
    if wrong:
        raise BadInput(wrong)
    row.outcome, row.reason, row.place = facts.outcome, facts.reason.strip(), facts.place.strip()
    row.amount, row.cause, row.document = facts.amount, facts.cause, facts.document.strip()
    row.confirmed_on, row.confirmed_by, row.ground = facts.confirmed_on, by.person, facts.ground
    row.landing, row.landing_words, row.landing_found, row.landed_version, row.landed_number = "", "", {}, "", None
    row.verified_by, row.verified_on = "", None
    row = moved(
        row,
        verb,
        by,
        as_of,
        words,
        outcome=row.outcome,
        amount=row.amount,
        cause=row.cause,
        ground=row.ground,
        document=row.document,
    )
    notices.withdraw(of=row, verb="draft_answer", by=by, as_of=as_of)
    _all_answered(row, by, as_of)
    return row


def _all_answered(row: Opinion, by: Standing, as_of: datetime) -> None:
    """Take the batch from finance's desk once nothing of it waits."""
    if row.referral and not row.referral.opinions.filter(state__in=("referred", "drafted")).exists():
        notices.finish(of=row.referral, verb="confirm", by=by, as_of=as_of)


def lacking(outcome: str, reason: str, place: str, amount: int | None) -> dict[str, Words]:
    """Return what an answer wants and does not give, by field."""
    wrong = {}
    if outcome not in OUTCOMES:
        wrong["outcome"] = _NO_OUTCOME
    if not reason.strip():
        wrong["reason"] = _NO_REASON
    if outcome in CLAIMS and not place.strip():
        wrong["place"] = _NO_PLACE
    if outcome == "not" and amount:
        wrong["amount"] = _NOTHING_CHANGES
    return wrong


_NO_OUTCOME = Words("请选择采纳、部分采纳或不采纳", "choose adopted, partly or not")
_NO_REASON = Words("请写明理由", "give the reason")
_NO_PLACE = Words(
    "采纳的，请写明落点：哪个预算项、哪份文件、哪项措施", "say where it is to be found: line, document, measure"
)
_NOTHING_CHANGES = Words("不采纳的没有金额变动", "what is not adopted changes no amount")
_NO_DOCUMENT = Words("请填写财政答复的文号", "type the number of finance's document")
_NO_CAUSE = Words("变动原因不在清单中", "that class of change is not on the list")
_NO_GROUND = Words("原因类别不在清单中", "that reason is not on the list")
_WHY = Words("有金额变动的，请选择变动原因", "say what made the amount change")
_NOT_THEN = Words("答复日期应在提出之后、今天或此前", "the answer is dated between the opinion and today")
