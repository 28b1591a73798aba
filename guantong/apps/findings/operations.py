"""What is done about a matter: registered, handed over, put right, verified, closed, looked back on (汇办)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.components.search import searchable
from guantong.apps.files.models import Attachment
from guantong.apps.findings.asking import no_longer_asked, owes, passed_on, waits
from guantong.apps.findings.models import Extension, Handler, LookBack, Matter
from guantong.apps.findings.moving import BY_THE_LEAD, FOR_THE_LEAD, acting_path, held, move, recorded
from guantong.apps.findings.nature import proposed
from guantong.apps.findings.proving import submitted
from guantong.apps.findings.stages import ask_no_stage
from guantong.apps.findings.whose import desk_of
from guantong.apps.findings.words import CAUSES
from guantong.apps.findings.workflow import MATTER
from guantong.apps.notices import operations as notices
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal


@transaction.atomic
def register(
    *, kind: str, source: str, title: str, says: str, path: str, year: int, pace: str, by: Standing, as_of: datetime,
    sort: str = "", origin: str = "", amount: int | None = None, source_key: str = "", basis: Iterable[str] = (),
    evidence: Iterable[dict[str, Any]] = (), subject: Any = None, audit_state: str = "",
    behalf: bool = False,
) -> Matter:  # fmt: skip
    """Register a matter of the body at `path`; on its `behalf` where it raised a difficulty on paper.

    Raises BadInput when the same source was registered for it already.
    """
    raises = "take_down_difficulty" if behalf else "raise_difficulty"
    verb = raises if kind == "coordination" and source == "unit" else "register"
    state = MATTER.demand(verb, by, NEW, path)
    body = Organisation.objects.get(path=path)
    try:
        with transaction.atomic():
            row = Matter.objects.create(
                kind=kind, source=source, source_key=source_key, title=title, says=says, sort=sort, origin=origin, year=year, amount=amount,
                basis=list(basis), evidence=list(evidence), subject=subject, path=path, body=str(body), desk=desk_of(by, as_of.date()),
                pace=pace, audit_state=audit_state, state=state, registered_by=by.person, registered_at=as_of,
                search=searchable(title, str(body), sort),
            )  # fmt: skip
    except IntegrityError as error:
        raise BadInput({"": _TWICE}) from error
    lead = Handler.objects.create(matter=row, path=path, body=str(body), part="lead")
    for thing in (row, lead):
        recorded(thing, row, verb, by, as_of)
    if verb == raises:
        waits(row, "conclude", by, as_of)
    return row


@transaction.atomic
def revise(
    *, matter: Matter, title: str, says: str, origin: str, sort: str, pace: str, version: int, by: Standing, as_of: datetime
) -> Matter:  # fmt: skip
    """Change how a matter is put before it is handed over."""
    row = held(matter, "revise", version, by)
    row.title, row.says, row.origin, row.sort, row.pace = title, says, origin, sort, pace
    row.search = searchable(title, row.body, sort)
    return move(row, "revise", by, as_of, inside=True)


@transaction.atomic
def confirm_nature(*, matter: Matter, nature: str, version: int, by: Standing, as_of: datetime) -> Matter:
    """Say whether it is shared, repeated or single; a repeated one is linked to the earlier matter the register knows.

    Raises BadInput for a repeated one of which there is no earlier.
    """
    row = held(matter, "confirm_nature", version, by)
    earlier = proposed(row).earlier
    if nature == "repeated" and earlier is None:
        raise BadInput({"nature": _NOT_BEFORE})
    row.nature, row.earlier = nature, earlier if nature == "repeated" else None
    return move(row, "confirm_nature", by, as_of, inside=True, nature=nature)


@transaction.atomic
def add_handler(*, matter: Matter, path: str, version: int, by: Standing, as_of: datetime) -> Matter:
    """Add a body that handles a matter beside the lead (会办); raises BadInput for one that is there."""
    row = held(matter, "add_handler", version, by)
    if row.handlers.filter(path=path).exists():
        raise BadInput({"path": _HANDLES})
    made = Handler.objects.create(matter=row, path=path, body=str(Organisation.objects.get(path=path)), part="joint")
    recorded(made, row, "add_handler", by, as_of)
    return move(row, "add_handler", by, as_of)


@transaction.atomic
def hand_over(
    *, matter: Matter, number: str, handed_on: date, due_on: date, by_committee: bool, version: int, by: Standing, as_of: datetime
) -> Matter:  # fmt: skip
    """Note that it was handed over, by which letter, until when; `by_committee` when the standing committee itself did.

    Raises BadInput for a day that is still to come, and a due day before it.
    """
    row = held(matter, "hand_over", version, by)
    if handed_on > as_of.date():
        raise BadInput({"handed_on": _NOT_YET})
    if due_on < handed_on:
        raise BadInput({"due_on": _BEFORE})
    row.number, row.handed_on, row.due_on, row.by_committee = number, handed_on, due_on, by_committee
    row = move(row, "hand_over", by, as_of, number=number, due_on=due_on.isoformat())
    owes(row, "acknowledge", by, as_of, row.due_on)
    return row


@transaction.atomic
def acknowledge(
    *, matter: Matter, received_on: date, leader: str, responsible: str, version: int, by: Standing, as_of: datetime
) -> Matter:  # fmt: skip
    """Acknowledge it: who leads and who answers for it, by post (责任清单)."""
    row = held(matter, "acknowledge", version, by)
    if row.handed_on is None or not row.handed_on <= received_on <= as_of.date():
        raise BadInput({"received_on": _NOT_THEN})
    row.received_on, row.leader, row.responsible = received_on, leader, responsible
    return passed_on(
        move(row, "acknowledge", by, as_of, received_on=received_on.isoformat()), "acknowledge", "plan", by, as_of
    )


@transaction.atomic
def plan(
    *, matter: Matter, measures: str, goal: str, cause: str, cause_words: str, version: int, by: Standing, as_of: datetime
) -> Matter:  # fmt: skip
    """Send the plan: measures, goal, and the cause as the nature of the matter asks for it (整改清单)."""
    row = held(matter, "plan", version, by)
    if cause not in CAUSES:
        raise BadInput({"cause": _NO_CAUSE})
    row.measures, row.goal, row.cause, row.cause_words = measures, goal, cause, cause_words
    return passed_on(move(row, "plan", by, as_of), "plan", "submit", by, as_of)


@transaction.atomic
def note_progress(*, matter: Matter, words: str, version: int, by: Standing, as_of: datetime) -> Matter:
    """Note how far it is."""
    return move(held(matter, "note_progress", version, by), "note_progress", by, as_of, words)


@transaction.atomic
def submit(*, matter: Matter, result: str, mechanism: str, version: int, by: Standing, as_of: datetime) -> Matter:
    """Submit the result: what was done, the lasting mechanism, and the files that prove it, sealed from now on.

    Raises NotAllowed while a stage is not done, BadInput without a file: a word alone proves nothing.
    """
    row = held(matter, "submit", version, by)
    row.result, row.mechanism = result, mechanism
    return submitted(row, "submit", by, as_of)


@transaction.atomic
def send_back(*, matter: Matter, words: str, version: int, by: Standing, as_of: datetime) -> Matter:
    """Send it back with the reason; what was submitted stays to be read in its notes."""
    row = held(matter, "send_back", version, by)
    row = move(row, "send_back", by, as_of, words)
    notices.finish(of=row, verb="verify", by=by, as_of=as_of)
    owes(row, "submit", by, as_of, row.due_on)
    return row


@transaction.atomic
def verify(*, matter: Matter, words: str, version: int, by: Standing, as_of: datetime) -> Matter:
    """Find it put right, on the files as they were sealed; by another than who submitted it."""
    row = held(matter, "verify", version, by, matter.submitted_by)
    _sealed_still(row)
    row.verified_by = by.person
    row = move(row, "verify", by, as_of, words, inside=True)
    notices.finish(of=row, verb="verify", by=by, as_of=as_of)
    if row.by_committee:
        waits(row, "close_out", by, as_of)
    return row


@transaction.atomic
def doubt(*, matter: Matter, words: str, version: int, by: Standing, as_of: datetime) -> Matter:
    """Give it back to be verified again, with the reason."""
    row = held(matter, "doubt", version, by)
    row.verified_by = ""
    row = move(row, "doubt", by, as_of, words, inside=True)
    notices.withdraw(of=row, verb="close_out", by=by, as_of=as_of)
    waits(row, "verify", by, as_of)
    return row


@transaction.atomic
def close_out(*, matter: Matter, words: str, version: int, by: Standing, as_of: datetime) -> Matter:
    """Close it: by neither who verified nor who submitted it, and only what the standing committee itself handed over.

    Raises NotAllowed for what is not ours to close: the lawful way is a conclusion of our own.
    """
    row = held(matter, "close_out", version, by, matter.verified_by)
    if not row.by_committee:
        raise NotAllowed(NOT_OURS)
    if row.submitted_by == by.person:
        raise NotAllowed(SUBMITTED_IT)
    _sealed_still(row)
    row.ended_on = as_of.date()
    row = move(row, "close_out", by, as_of, words, files=row.files)
    notices.finish(of=row, verb="close_out", by=by, as_of=as_of)
    ask_no_stage(row, by, as_of)
    return row


@transaction.atomic
def conclude(*, matter: Matter, conclusion: str, words: str, version: int, by: Standing, as_of: datetime) -> Matter:
    """Note a conclusion of our own on what is not ours to close; the audit's recognition stays beside it."""
    row = held(matter, "conclude", version, by)
    if row.by_committee and row.kind != "audit_issue":
        raise NotAllowed(IS_CLOSED)
    row.conclusion, row.ended_on = conclusion, as_of.date()
    row = move(row, "conclude", by, as_of, words, conclusion=conclusion)
    notices.finish(of=row, verb="conclude", by=by, as_of=as_of)
    return no_longer_asked(row, by, as_of)


@transaction.atomic
def note_audit_state(*, matter: Matter, audit_state: str, version: int, by: Standing, as_of: datetime) -> Matter:
    """Note what the audit office recognised, in its own words; raises NotAllowed for what is no audit issue."""
    row = held(matter, "note_audit_state", version, by)
    if row.kind != "audit_issue":
        raise NotAllowed(NO_AUDIT_ISSUE)
    row.audit_state = audit_state
    return move(row, "note_audit_state", by, as_of)


@transaction.atomic
def urge(*, matter: Matter, words: str, version: int, by: Standing, as_of: datetime) -> Matter:
    """Note that it was urged (督办), and in which words."""
    return move(held(matter, "urge", version, by), "urge", by, as_of, words)


@transaction.atomic
def ask_extension(*, matter: Matter, until: date, reason: str, version: int, by: Standing, as_of: datetime) -> Matter:
    """Ask for more time, with the reason; raises BadInput for a day that is not later, or while one is undecided."""
    row = held(matter, "ask_extension", version, by)
    if row.due_on is None or until <= row.due_on:
        raise BadInput({"until": _NOT_LATER})
    if row.extensions.filter(granted=None).exists():
        raise BadInput({"": _UNDECIDED})
    made = Extension.objects.create(
        matter=row, until=until, reason=reason, asked_by=by.person, asked_on=as_of.date(), before=row.due_on
    )
    recorded(made, row, "ask_extension", by, as_of, until=until.isoformat())
    row = move(row, "ask_extension", by, as_of, until=until.isoformat())
    waits(row, "decide_extension", by, as_of)
    return row


@transaction.atomic
def decide_extension(
    *, matter: Matter, granted: bool, words: str, version: int, by: Standing, as_of: datetime
) -> Matter:
    """Decide on what was asked for; granted, it is due later. Both days stay to be read."""
    row = held(matter, "decide_extension", version, by)
    asked = row.extensions.select_for_update().filter(granted=None).first()
    if asked is None:
        raise NotAllowed(NOTHING_ASKED)
    asked.granted, asked.words, asked.decided_by, asked.decided_on = granted, words, by.person, as_of.date()
    asked.save()
    recorded(asked, row, "decide_extension", by, as_of, granted=granted)
    if granted:
        row.due_on = asked.until
    row = move(row, "decide_extension", by, as_of, granted=granted)
    notices.finish(of=row, verb="decide_extension", by=by, as_of=as_of)
    return row


@transaction.atomic
def look_back(
    *, matter: Matter, on: date, found: str, words: str, version: int, by: Standing, as_of: datetime
) -> Matter:
    """Note what a look back found; it reopens nothing by itself."""
    row = held(matter, "look_back", version, by)
    if row.ended_on is None or not row.ended_on <= on <= as_of.date():
        raise BadInput({"on": _NOT_THEN})
    made = LookBack.objects.create(matter=row, on=on, found=found, words=words, by=by.person)
    recorded(made, row, "look_back", by, as_of, found=found)
    return move(row, "look_back", by, as_of, found=found)


@transaction.atomic
def reopen(*, matter: Matter, words: str, due_on: date, version: int, by: Standing, as_of: datetime) -> Matter:
    """Reopen it with the reason: always to be seen, and on the unit's desk."""
    row = held(matter, "reopen", version, by)
    if due_on <= as_of.date():
        raise BadInput({"due_on": _PAST})
    row.reopened += 1
    row.due_on, row.ended_on, row.verified_by, row.submitted_by, row.submitted_on = due_on, None, "", "", None
    row = move(row, "reopen", by, as_of, words, due_on=due_on.isoformat())
    owes(row, "plan", by, as_of, due_on)
    return row


@transaction.atomic
def withdraw(*, matter: Matter, words: str, version: int, by: Standing, as_of: datetime) -> Matter:
    """Withdraw it with the reason; it stays to be read as withdrawn."""
    return no_longer_asked(move(held(matter, "withdraw", version, by), "withdraw", by, as_of, words), by, as_of)


def _sealed_still(row: Matter) -> None:
    """Raise NotAllowed when the files are not those that were sealed when it was submitted."""
    sealed = Attachment.objects.filter(key=row.journal_key, state="sealed", sm3__in=row.files).values_list(
        "sm3", flat=True
    )
    if not row.files or set(row.files) - set(sealed):
        raise NotAllowed(NOT_AS_SEALED)


NOT_OURS = Refusal(
    "who",
    Words(
        "不是常委会交办的事项，不在这里销号", "it was not handed over by the standing committee, and is not closed here"
    ),
    Words(
        "审计查出问题以审计认定为准，可登记人大跟踪结论",
        "an audit issue goes by the audit; note a conclusion of our own",
    ),
)
IS_CLOSED = Refusal(
    "state",
    Words("常委会交办的事项由销号办结", "what the standing committee handed over is closed, not concluded"),
)
SUBMITTED_IT = Refusal("who", Words("报送人不能销号自己报送的事项", "who submitted it does not close it"))
NOT_AS_SEALED = Refusal(
    "state",
    Words(
        "报送时封存的证据不在或有变化，不能核查、销号", "the files are not as they were sealed when it was submitted"
    ),
    Words("退回补充整改，重新报送", "send it back to be submitted again"),
)
NO_AUDIT_ISSUE = Refusal("state", Words("不是审计查出问题，没有审计认定", "it is no audit issue"))
NOTHING_ASKED = Refusal("state", Words("没有待决定的延期申请", "no more time was asked for"))
_TWICE = Words("这个来源已经为该单位登记过事项，请打开已有的事项", "it is registered already: open that matter")
_NOT_BEFORE = Words(
    "台账中没有同一单位同类的先前事项，不能确认为重复", "the register knows no earlier one of this body and type"
)
_HANDLES = Words("该单位已是承办单位", "it handles it already")
_NOT_YET = Words("交办日期不能晚于今天", "the day is still to come")
_BEFORE = Words("整改期限不能早于交办日期", "it is due before it was handed over")
_NOT_THEN = Words("日期不在可能的范围内", "it cannot have been that day")
_NO_CAUSE = Words("请选择原因类别", "choose a kind of cause")
_NOT_LATER = Words("申请延至的日期须晚于现在的整改期限", "the day asked for must be later than the one it is due")
_UNDECIDED = Words("已有一个未决定的延期申请", "one is undecided")
_PAST = Words("新的整改期限须晚于今天", "the new day must be after today")


def closed_to(matter: Matter, by: Standing) -> dict[str, Refusal]:
    """Return the verbs that the table would open and this matter itself closes, each with the reason."""
    asked = any(one.granted is None for one in matter.extensions.all())
    audit = matter.kind == "audit_issue"
    closed = {
        "close_out": NOT_OURS
        if not matter.by_committee
        else SUBMITTED_IT
        if matter.submitted_by == by.person
        else None,
        "conclude": IS_CLOSED if matter.by_committee and not audit else None,
        "note_audit_state": None if audit else NO_AUDIT_ISSUE,
        "decide_extension": None if asked else NOTHING_ASKED,
    }
    if acting_path(matter, by) != matter.path:
        closed |= dict.fromkeys(BY_THE_LEAD, FOR_THE_LEAD)
    return {verb: why for verb, why in closed.items() if why}
