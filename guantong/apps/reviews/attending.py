"""Who takes part: named one by one or from a roster, signed in by QR or on paper alike (参加人与签到).

Nobody is counted against anybody: attendance is read by the organiser, and by each of one's own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, Q

from guantong.apps.actors.models import Conflict, Person
from guantong.apps.reviews.models import Participant, Review
from guantong.apps.reviews.recording import locked, recorded
from guantong.apps.reviews.workflow import PARTICIPANT
from guantong.domain.reviews.kinds import Part, kinds
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput, NotAllowed, Refusal

MOST = 500
_MOST = {"name": 40, "body": 120, "seat": 20, "username": 40}
"""How long each may be: longer ones are told, never cut."""
_GROWS = ("planned", "invited", "held")


@dataclass(frozen=True, slots=True)
class Guest:
    """One line of a roster: as what, name, of which body, seat, and the account's username or ""."""

    part: str
    name: str
    body: str = ""
    seat: str = ""
    username: str = ""


@transaction.atomic
def name_participant(
    *, review: Review, part: str, name: str, by: Standing, as_of: datetime, body: str = "", seat: str = "", username: str = ""
) -> Participant:  # fmt: skip
    """Put somebody on the list; raises BadInput for who has no part in the kind, or is on it already."""
    row = _open(review, "name_participant", by)
    return _named(row, Guest(part, name, body, seat, username), "name_participant", by, as_of)


@transaction.atomic
def take_in_participants(
    *, review: Review, guests: Iterable[Guest], by: Standing, as_of: datetime
) -> list[Participant]:
    """Take in a roster: all of it, or nothing; raises BadInput naming the line."""
    row, brought = _open(review, "take_in_participants", by), list(guests)
    if not brought or len(brought) > MOST:
        raise BadInput({"roster": _MANY})
    made, wrong = [], []
    for number, guest in enumerate(brought, 1):
        try:
            with transaction.atomic():
                made.append(_named(row, guest, "take_in_participants", by, as_of))
        except BadInput as bad:
            wrong.append(_AT_LINE.filled(line=number, why=next(iter(bad.reasons.values()))))
    if wrong:
        raise BadInput({"roster": _joined(wrong)})
    return made


@transaction.atomic
def sign_in(*, review: Review, by: Standing, as_of: datetime) -> Participant:
    """Sign oneself in, as by the code in the hall; the second time finds one signed in. Raises NotAllowed for who is not on the list."""
    found = Participant.objects.select_for_update().filter(review=review, person__username=by.person).exclude(state="struck").first()  # fmt: skip
    if found is None:
        PARTICIPANT.demand("sign_in", by, "named", "")
        raise NotAllowed(_NOT_LISTED)
    if found.state == "attended":
        return found
    if review.state not in _GROWS:
        raise NotAllowed(_OVER)
    found.state = PARTICIPANT.demand("sign_in", by, found.state, review.path)
    found.how, found.attended_at = "qr", as_of
    return _saved(found, "sign_in", by, as_of)


@transaction.atomic
def note_attendance(*, participant: Participant, version: int, by: Standing, as_of: datetime) -> Participant:
    """Note that somebody signed the sheet of paper."""
    row = _held(participant, "note_attendance", version, by)
    row.how, row.attended_at = "paper", as_of
    return _saved(row, "note_attendance", by, as_of)


@transaction.atomic
def take_attendance_back(*, participant: Participant, version: int, by: Standing, as_of: datetime) -> Participant:
    """Take back what was noted by mistake."""
    row = _held(participant, "take_attendance_back", version, by)
    row.how, row.attended_at = "", None
    return _saved(row, "take_attendance_back", by, as_of)


@transaction.atomic
def excuse(*, participant: Participant, reason: str, version: int, by: Standing, as_of: datetime) -> Participant:
    """Note that somebody cannot come."""
    row = _held(participant, "excuse", version, by)
    row.reason = reason
    return _saved(row, "excuse", by, as_of)


@transaction.atomic
def strike(*, participant: Participant, reason: str, version: int, by: Standing, as_of: datetime) -> Participant:
    """Strike somebody off the list; the number is not given again."""
    row = _held(participant, "strike", version, by)
    row.reason = reason
    return _saved(row, "strike", by, as_of)


def kept_out_of(review: Review, person: Person, day: Any) -> list[str]:
    """Return the names of the units of a review that a person must keep out of, by the register of conflicts (代表法59条)."""
    paths = Conflict.objects.filter(person=person, organisation__isnull=False).filter(
        Q(ends_on=None) | Q(ends_on__gt=day)
    )
    closed = list(paths.values_list("organisation__path", flat=True))
    return [
        unit.name for unit in review.units.all() if any(unit.path and unit.path.startswith(path) for path in closed)
    ]


def _named(review: Review, guest: Guest, verb: str, by: Standing, as_of: datetime) -> Participant:
    known = {part.value for part in kinds()[review.kind].on(as_of.date()).takes_part}
    if guest.part not in known:
        raise BadInput(
            {"part": _NO_PART.filled(parts="、".join(part.words.zh for part in Part if part.value in known))}
        )
    if not guest.name.strip():
        raise BadInput({"name": _NO_NAME})
    for name, most in _MOST.items():
        if len(said := getattr(guest, name)) > most:
            raise BadInput({name: _LONG.filled(text=f"{said[:12]}…", count=len(said), most=most)})
    person = Person.objects.filter(username=guest.username).first() if guest.username else None
    if guest.username and person is None:
        raise BadInput({"username": _NO_ACCOUNT.filled(username=guest.username)})
    same = review.participants.filter(name=guest.name.strip(), body=guest.body, part=guest.part).exclude(state="struck")
    if person is None and same.exists():
        raise BadInput({"name": _THERE.filled(name=guest.name)})
    number = (review.participants.aggregate(top=Max("number"))["top"] or 0) + 1
    try:
        with transaction.atomic():
            made = Participant.objects.create(
                review=review, number=number, part=guest.part, name=guest.name.strip(), body=guest.body, seat=guest.seat, person=person,
                keeps_out_of=kept_out_of(review, person, as_of.date()) if person else [], state=PARTICIPANT.demand(verb, by, NEW, review.path),
            )  # fmt: skip
    except IntegrityError as error:
        raise BadInput({"name": _THERE.filled(name=guest.name)}) from error
    recorded(
        made, review, PARTICIPANT, verb, by, as_of, number=number, part=guest.part, keeps_out=len(made.keeps_out_of)
    )
    return made


def _open(review: Review, verb: str, by: Standing) -> Review:
    row = locked(review)
    PARTICIPANT.demand(verb, by, NEW, row.path)
    if row.state not in _GROWS:
        raise NotAllowed(_OVER)
    return row


def _held(participant: Participant, verb: str, version: int, by: Standing) -> Participant:
    row = Participant.objects.select_for_update().get(pk=participant.pk)
    row.state = PARTICIPANT.demand_as_read(verb, by, row, version, row.review.path)
    return row


def _saved(row: Participant, verb: str, by: Standing, as_of: datetime) -> Participant:
    row.version += 1
    row.save()
    recorded(row, row.review, PARTICIPANT, verb, by, as_of, number=row.number, state=row.state)
    return row


def _joined(lines: Iterable[Words]) -> Words:
    said = list(lines)[:10]
    return Words("；".join(one.zh for one in said), "; ".join(one.en for one in said))


_NOT_LISTED = Refusal("who", Words("参加人名单里没有您，请到签到处登记", "you are not on the list: ask at the desk"))
_OVER = Refusal("state", Words("审查活动已有结论或已取消，名单不再变动", "it is over: the list stands"))
_MANY = Words(f"名单为 1 到 {MOST} 行", f"from 1 to {MOST} lines")
_AT_LINE = Words("第 {line} 行：{why}", "line {line}: {why}")
_NO_PART = Words("这一种审查活动的参加人是：{parts}", "in this kind take part: {parts}")
_LONG = Words("“{text}”有 {count} 字，超过 {most} 字，请缩短", "“{text}” has {count} characters, more than {most}")
_NO_NAME = Words("请填姓名", "the name is missing")
_NO_ACCOUNT = Words("没有登录名 {username}", "there is no account {username}")
_THERE = Words("{name} 已在名单上", "{name} is on the list")
