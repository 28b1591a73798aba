"""Asking by letter: draft, send with the number typed back, reply, correct, withdraw (了解情况函)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.diagnosis import notes
from guantong.apps.diagnosis.models import Letter, LetterItem, Signal
from guantong.apps.diagnosis.queries import citable, reply_files, signed_copies
from guantong.apps.diagnosis.routes import ROUTES, answers_for, may_issue
from guantong.apps.diagnosis.vouchers import facts_for_letter
from guantong.apps.diagnosis.workflow import LETTER
from guantong.apps.files.models import Attachment
from guantong.apps.files.of_record import sealed_scan
from guantong.apps.files.operations import seal
from guantong.apps.journal.operations import record
from guantong.apps.notices import operations as notices
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workdays.deadlines import due_after
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal


@transaction.atomic
def draft(
    *, signals: Iterable[Signal], path: str, route: str, subject: str, asks: str, within: int, by: Standing, as_of: datetime,
    why_other: str = "", corrects: Letter | None = None,
) -> Letter:  # fmt: skip
    """Draft one letter about one or several signals of one organisation; each keeps what it said that day.

    It asks whom the matter is of: the document's unit, one above it, or the body whose file it is. Anyone else takes a reason.
    """
    state = LETTER.demand("draft", by, NEW, path)
    rows = list(Signal.objects.select_for_update().filter(pk__in=[signal.pk for signal in signals]).order_by("pk"))
    if not rows:
        raise BadInput({"": _NOTHING})
    if len({(row.path, row.body) for row in rows}) > 1:
        raise BadInput({"": _ONE_UNIT})
    if any(row.figures_moved for row in rows):
        raise BadInput({"": _MOVED})
    if weak := [row.rule for row in rows if not citable(row)]:
        raise BadInput({"": _NOT_CITABLE.filled(rules="、".join(sorted(set(weak))))})
    if route not in ROUTES:
        raise BadInput({"route": _NO_ROUTE})
    if not why_other.strip() and not all(answers_for(row, path) for row in rows):
        raise BadInput({"why_other": _OTHER})
    body, desk = Organisation.objects.get(path=path), notes.own_desk(by)
    if closed := may_issue(desk):
        raise NotAllowed(closed)
    letter = Letter.objects.create(
        path=path, organisation=str(body), route=route, desk=desk, subject=subject, asks=asks,
        issuer=str(Organisation.objects.get(path=desk)), within=within, corrects=corrects, state=state,
        why_other=why_other.strip(),
        drafted_by=by.person, drafted_at=as_of, search=searchable(subject, str(body)),
    )  # fmt: skip
    recorded(letter, "draft", by, as_of, signals=[row.pk for row in rows])
    for number, row in enumerate(rows, 1):
        item = LetterItem.objects.create(letter=letter, signal=row, number=number, facts=facts_for_letter(row))
        _kept(item, "draft", by, as_of)
        if corrects is None:
            notes.move(notes.held(row, "list_in_letter", None, by), "list_in_letter", by, as_of, letter=letter.pk)
    return letter


@transaction.atomic
def revise(
    *, letter: Letter, route: str, subject: str, asks: str, within: int, version: int, by: Standing, as_of: datetime
) -> Letter:  # fmt: skip
    """Change what a draft says; what it is about stays."""
    row = _held(letter, "revise", version, by)
    row.route, row.subject, row.asks, row.within = route, subject, asks, within
    row.search = searchable(subject, row.organisation)
    return _moved(row, "revise", by, as_of)


@transaction.atomic
def refresh(*, letter: Letter, version: int, by: Standing, as_of: datetime) -> Letter:
    """Bring a draft up to what its signals say today; raises BadInput while nobody has looked at what moved."""
    row = _held(letter, "refresh", version, by)
    if any(item.signal.figures_moved for item in row.items.select_related("signal")):
        raise BadInput({"": _MOVED})
    for item in row.items.select_related("signal"):
        item.facts = facts_for_letter(item.signal)
        item.save()
        _kept(item, "refresh", by, as_of)
    return _moved(row, "refresh", by, as_of)


@transaction.atomic
def discard(*, letter: Letter, version: int, by: Standing, as_of: datetime) -> Letter:
    """Discard a draft: what it was about is as before."""
    row = _moved(_held(letter, "discard", version, by), "discard", by, as_of)
    if row.corrects is None:
        _each(row, "take_out", by, as_of)
    return row


@transaction.atomic
def send(
    *, letter: Letter, number: str, checked_by: str, signer: str, sent_on: date, version: int, by: Standing, as_of: datetime,
    signed: str = "",
) -> Letter:  # fmt: skip
    """Note that a letter went out: the number the office gave it, who checked and signed it, the copy with the signature.

    Its days are counted from when it is received, which nobody knows yet. Raises BadInput where the figures moved since it was drafted: nobody is asked about what is no longer printed. A correction
    takes the place of the letter it corrects, which stays to be seen as withdrawn.
    """
    row = _held(letter, "send", version, by)
    if closed := may_issue(row.desk):
        raise NotAllowed(closed)
    if sent_on > as_of.date():
        raise BadInput({"sent_on": _NOT_YET})
    if any(
        item.signal.figures_moved or item.facts != facts_for_letter(item.signal)
        for item in row.items.select_related("signal")
    ):
        raise BadInput({"": _MOVED})
    if row.corrects is not None:
        _superseded(row.corrects, by, as_of)
    row.number, row.checked_by, row.signer, row.sent_on = number, checked_by, signer, sent_on
    if signed:
        row.signed = _copy(row, signed, by, as_of)
    row = _moved(row, "send", by, as_of, at=row.path, number=number, sent_on=sent_on.isoformat())
    _each(row, "ask", by, as_of)
    _asked(row, by, as_of)
    return row


@transaction.atomic
def note_signed_copy(*, letter: Letter, signed: str, version: int, by: Standing, as_of: datetime) -> Letter:
    """Note which of the files that hang on the letter is the copy with signature and seal."""
    row = _held(letter, "note_signed_copy", version, by)
    row.signed = _copy(row, signed, by, as_of)
    return _moved(row, "note_signed_copy", by, as_of, file=row.signed.sm3)


@transaction.atomic
def note_signed_reply(*, letter: Letter, signed_reply: str, version: int, by: Standing, as_of: datetime) -> Letter:
    """Note which scan is the reply as it was signed and sealed: the version of record; what was typed stays beside it."""
    row = _held(letter, "note_signed_reply", version, by)
    row.signed_reply = sealed_scan(of=row, chosen=signed_reply, field="signed_reply", by=by, as_of=as_of)
    return _moved(row, "note_signed_reply", by, as_of, at=row.path, file=row.signed_reply.sm3)


@transaction.atomic
def note_passing(*, letter: Letter, office_received_on: date, version: int, by: Standing, as_of: datetime) -> Letter:
    """Note when the office between received a letter that it passes on; raises BadInput for a day that cannot be."""
    row = _held(letter, "note_passing", version, by)
    if closed := no_office_between(row):
        raise NotAllowed(closed)
    if row.sent_on is None or not row.sent_on <= office_received_on <= (row.received_on or as_of.date()):
        raise BadInput({"office_received_on": _NOT_THEN})
    row.office_received_on = office_received_on
    return _moved(row, "note_passing", by, as_of, office_received_on=office_received_on.isoformat())


@transaction.atomic
def note_receipt(*, letter: Letter, received_on: date, version: int, by: Standing, as_of: datetime) -> Letter:
    """Note when the unit received the letter, by its own word or a receipt: from that day the days of the reply count.

    That somebody opened its page is no receipt. Raises BadInput for a day that cannot be.
    """
    row = _held(letter, "note_receipt", version, by)
    before = row.office_received_on or row.sent_on
    if before is None or not before <= received_on <= as_of.date():
        raise BadInput({"received_on": _NOT_THEN})
    deadline = due_after(received_on, row.within)
    row.received_on, row.due_on, row.by_natural_days = received_on, deadline.on, deadline.natural
    row = _moved(row, "note_receipt", by, as_of, at=row.path, received_on=received_on.isoformat())
    _asked(row, by, as_of)
    return row


@transaction.atomic
def reply(
    *, letter: Letter, version: int, by: Standing, as_of: datetime, replied_on: date | None = None, reply_number: str = "",
    **answers: str,
) -> Letter:  # fmt: skip
    """Take in the reply, split to each item by `answer_<item>`: by the unit itself, or by staff on its behalf.

    Where a file of the unit's hangs on the letter an item may be left to it. Raises BadInput where nothing was answered.
    """
    row = _held(letter, "reply", version, by)
    day = replied_on or as_of.date()
    if row.sent_on is None or not row.sent_on <= day <= as_of.date():
        raise BadInput({"replied_on": _WHEN})
    items = list(row.items.all())
    blank = [f"answer_{item.pk}" for item in items if not answers.get(f"answer_{item.pk}", "").strip()]
    if blank and not reply_files(row).exists():
        raise BadInput(dict.fromkeys(blank, _ANSWER))
    row.replied_on, row.reply_number, row.replied_by = day, reply_number, by.person
    row.on_behalf = not any(post.path == row.path for post in by.posts)
    row = _moved(row, "reply", by, as_of, at=row.path, replied_on=day.isoformat(), on_behalf=row.on_behalf)
    for item in items:
        item.answer = answers.get(f"answer_{item.pk}", "").strip()
        item.save()
        _kept(item, "reply", by, as_of)
    _each(row, "answer", by, as_of)
    notices.finish(of=row, verb="reply", by=by, as_of=as_of)
    return row


@transaction.atomic
def note_no_reply(*, letter: Letter, version: int, by: Standing, as_of: datetime) -> Letter:
    """Note that the day passed without a reply: a person's word. A late one is still taken in."""
    row = _held(letter, "note_no_reply", version, by)
    if closed := not_past(row, as_of.date()):
        raise NotAllowed(closed)
    row = _moved(row, "note_no_reply", by, as_of)
    _each(row, "miss_answer", by, as_of)
    return row


@transaction.atomic
def correct(*, letter: Letter, reason: str, version: int, by: Standing, as_of: datetime) -> Letter:
    """Draft a correction of a letter that is out: the same matters, their figures as of today. Returns the draft."""
    row = _held(letter, "correct", version, by)
    if row.corrections.filter(state="draft").exists():
        raise NotAllowed(_BEING_CORRECTED)
    row.reason = reason
    row = _moved(row, "correct", by, as_of)
    return draft(
        signals=[item.signal for item in row.items.select_related("signal")], path=row.path, route=row.route,
        subject=f"更正：{row.subject}"[:120], asks=row.asks, within=row.within, by=by, as_of=as_of, corrects=row,
        why_other=row.why_other,
    )  # fmt: skip


@transaction.atomic
def withdraw(*, letter: Letter, reason: str, version: int, by: Standing, as_of: datetime) -> Letter:
    """Withdraw a letter that was wrong, with the reason: it stays to be seen, and nothing is owed on it any more."""
    row = _held(letter, "withdraw", version, by)
    row.reason = reason
    row = _moved(row, "withdraw", by, as_of, at=row.path)
    _each(row, "unask", by, as_of)
    notices.withdraw(of=row, verb="reply", by=by, as_of=as_of)
    for correction in row.corrections.filter(state="draft"):
        discard(letter=correction, version=correction.version, by=by, as_of=as_of)
    return row


def not_past(letter: Letter, today: date) -> Refusal | None:
    """Return why it cannot be said yet that no reply came, or None."""
    if letter.due_on is None:
        return NOT_RECEIVED
    if letter.due_on >= today:
        return Refusal("state", _NOT_PAST.filled(day=letter.due_on))
    return None


def no_office_between(letter: Letter) -> Refusal | None:
    """Return why no office between can have received the letter, or None."""
    return None if ROUTES[letter.route].hops else _DIRECT


def _asked(letter: Letter, by: Standing, as_of: datetime) -> None:
    notices.ask(
        of=letter, verb="reply", title=f"答复：{letter.subject}"[:160], where=f"/diagnosis/letters/{letter.pk}/",
        path=letter.path, by=by, as_of=as_of, due_on=letter.due_on, waits_for=letter.organisation,
    )  # fmt: skip


def _copy(letter: Letter, chosen: str, by: Standing, as_of: datetime) -> Attachment:
    found = signed_copies(letter).filter(pk=chosen).first() if chosen.isdecimal() else None
    if found is None:
        raise BadInput({"signed": _NO_COPY})
    return found if found.state == "sealed" else seal(file=found, by=by, as_of=as_of)


def _superseded(letter: Letter, by: Standing, as_of: datetime) -> None:
    row = _locked(letter)
    row = _moved(row, "supersede", by, as_of, at=row.path)
    notices.withdraw(of=row, verb="reply", by=by, as_of=as_of)


def _each(letter: Letter, verb: str, by: Standing, as_of: datetime) -> None:
    for item in letter.items.select_related("signal").order_by("signal"):
        at = "" if verb == "take_out" else letter.path
        notes.move(notes.held(item.signal, verb, None, by, at), verb, by, as_of, at=at, letter=letter.pk)


def recorded(letter: Letter, verb: str, by: Standing, as_of: datetime, at: str = "", **content: Any) -> Letter:
    """Its entry is read in the unit's journal only once the letter is out."""
    words = LETTER.row(verb).words
    record(
        by=by, as_of=as_of, room="diagnosis", verb=verb, path=at or letter.desk, of=letter,
        says=Words(f"{words.zh}：了解情况函 {letter.pk}", f"{words.en}: letter of enquiry {letter.pk}"),
        content={"state": letter.state, "version": letter.version, **content},
    )  # fmt: skip
    return letter


def _held(letter: Letter, verb: str, version: int, by: Standing) -> Letter:
    row = _locked(letter)
    LETTER.demand_as_read(verb, by, row, version, row.path)
    return row


def _locked(letter: Letter) -> Letter:
    return Letter.objects.select_for_update().get(pk=letter.pk)


def _moved(row: Letter, verb: str, by: Standing, as_of: datetime, at: str = "", **content: Any) -> Letter:
    row.state = LETTER.demand(verb, by, row.state, row.path)
    row.version += 1
    row.save()
    return recorded(row, verb, by, as_of, at=at, **content)


def _kept(item: LetterItem, verb: str, by: Standing, as_of: datetime) -> None:
    record(
        by=by, as_of=as_of, room="diagnosis", verb=verb, path=item.letter.desk, of=item,
        says=Words(f"了解情况函 {item.letter_id} 事项 {item.number}", f"item {item.number} of letter of enquiry {item.letter_id}"),
    )  # fmt: skip


_NOTHING = Words("没有选择关注事项", "no signal was chosen")
_ONE_UNIT = Words(
    "一份了解情况函只问一个单位，请只选同一单位的关注事项", "one letter asks one unit: choose signals of one unit only"
)
_NOT_CITABLE = Words(
    "规则 {rules} 只作旁证，不能写入函中。请去掉这些关注事项",
    "rules {rules} are pointers only, and no letter rests on them: leave those signals out",
)
_MOVED = Words(
    "有的关注事项依据的数据已更正。请先逐项重新查看，再“按现在的数据更新”",
    "figures have moved: look at each again, then bring the draft up to today",
)
_NO_ROUTE = Words("请选择致送方式", "choose how it goes")
_NOT_YET = Words("尚未到这一天，不能登记为已发出", "this day has not come yet")
_WHEN = Words("复函日期应在发函之后、今天或此前", "the reply lies between the letter and today")
_ANSWER = Words(
    "请逐项答复；另有复函文件的，先作为附件上传，可以只答“见附件”",
    "answer each item; where a reply is a file, attach it first",
)
_NOT_PAST = Words("复函期限 {day} 还没有过", "the day of the reply, {day}, has not passed")
_NOT_THEN = Words(
    "收到日期应在发出（或转送机关收到）之后、今天或此前",
    "it was received after it went out (or reached the office), by today",
)
_OTHER = Words(
    "收函单位不是这份文件的单位、其上级或上传文件的机构，请写明理由",
    "it is neither the document's unit, nor one above it, nor whose file it is: give the reason",
)
_NO_COPY = Words("请从本函的附件中选择签发件", "choose the signed copy among the files of the letter")
NOT_RECEIVED = Refusal(
    "state",
    Words("没有登记单位收到日期，期限还没有起算", "its receipt is not noted, so its days have not begun"),
    Words("先登记单位收到", "note first when the unit received it"),
)
_DIRECT = Refusal(
    "state", Words("本函直接致函单位，没有转送机关", "the letter goes to the unit directly, no office is between")
)
_BEING_CORRECTED = Refusal("state", Words("已有一份更正函正在拟稿", "a correction is being drafted"))
