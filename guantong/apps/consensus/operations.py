"""The verbs of a meeting for those who run it: prepared, opened, moderated, closed and counted, or void (共识会办理).

The close reads every sheet, counts, keeps the counts and deletes the sheets in one transaction: all of it or nothing.
"""

from collections.abc import Iterable
from datetime import date, datetime
from secrets import SystemRandom

from django.db import transaction

from guantong.apps.actors.models import Organisation
from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.components.search import searchable
from guantong.apps.consensus import tying
from guantong.apps.consensus.answering import sound_text
from guantong.apps.consensus.models import Meeting, Seat, Sheet, Statement
from guantong.apps.consensus.moving import held, kept, moved
from guantong.apps.consensus.queries import PAPER, digest_of, listed, paper_given, people_on
from guantong.apps.consensus.workflow import MEETING
from guantong.domain.consensus.meeting import Vote, concluded
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW, BadInput

_RANDOM = SystemRandom()


@transaction.atomic
def prepare(
    *, title: str, question: str, held_on: date, people: Iterable[str], statements: Iterable[str], by: Standing, as_of: datetime,
    on_paper: Iterable[str] = (), about: Organisation | None = None, subject: str = "",
) -> Meeting:  # fmt: skip
    """Prepare a meeting: its question, who is asked by username (`on_paper` those of them without a phone), first statements.

    Raises BadInput for who is no deputy, committee member or expert on that day, or has a conflict of interest.
    """
    state = MEETING.demand("prepare", by, NEW, "")
    post = MEETING.row("prepare").admitting(by, "")[0]
    meeting = Meeting.objects.create(
        title=title, question=question, held_on=held_on, path=post.path, body=post.organisation, state=state,
        about=about.path if about else "", about_name=str(about or ""), subject=subject, prepared_by=by.person,
        search=searchable(title, question),
    )  # fmt: skip
    kept(meeting, meeting, "prepare", by, as_of, state=state)
    _seated(meeting, "prepare", people, set(on_paper), by, as_of)
    _added(meeting, "prepare", statements, by, as_of)
    return meeting


@transaction.atomic
def invite(
    *, meeting: Meeting, people: Iterable[str], version: int, by: Standing, as_of: datetime, on_paper: bool = False
) -> Meeting:  # fmt: skip
    """Ask more people to take part, all of them by phone or all on paper."""
    row, named = held(meeting, "invite", version, by), set(people)
    _seated(row, "invite", named, named if on_paper else set(), by, as_of)
    return moved(row, "invite", by, as_of)


@transaction.atomic
def leave_out(*, meeting: Meeting, person: str, version: int, by: Standing, as_of: datetime) -> Meeting:
    """Take somebody off the list before it begins; the row stays, recused by request."""
    row = held(meeting, "leave_out", version, by)
    seat = _seat(row, person)
    seat.recused = "不参加"
    seat.save()
    kept(seat, row, "leave_out", by, as_of)
    return moved(row, "leave_out", by, as_of)


@transaction.atomic
def add(*, meeting: Meeting, statements: Iterable[str], version: int, by: Standing, as_of: datetime) -> Meeting:
    """Add statements of the staff's own."""
    row = held(meeting, "add", version, by)
    _added(row, "add", statements, by, as_of)
    return moved(row, "add", by, as_of)


@transaction.atomic
def give_paper(*, meeting: Meeting, person: str, version: int, by: Standing, as_of: datetime) -> Meeting:
    """Give somebody a sheet of paper: what was said by phone is deleted, the sheet stands for it."""
    row = held(meeting, "give_paper", version, by)
    seat = _seat(row, person)
    if seat.on_paper:
        raise BadInput({"person": _ON_PAPER})
    seat.on_paper = True
    seat.save()
    if row.state == "open" and tying.has_key(row):
        Sheet.objects.filter(pk=tying.name_of(row, person)).delete()
        Sheet.objects.create(pk=tying.name_of(row, f"{PAPER}{paper_given(row)}"), meeting=row)
    kept(seat, row, "give_paper", by, as_of)
    return moved(row, "give_paper", by, as_of)


@transaction.atomic
def open_meeting(*, meeting: Meeting, version: int, by: Standing, as_of: datetime) -> Meeting:
    """Open: everybody asked has an empty sheet, in an order drawn by lot. Who came to have a conflict meanwhile is recused."""
    row = held(meeting, "open", version, by)
    tying.destroy_keys()
    why = {one.person: one.recused for one in people_on(as_of.date(), row.about, row.subject)}
    for seat in row.seats.filter(recused=""):
        if reason := why.get(seat.person, _OUT_OF_OFFICE):
            seat.recused = reason
            seat.save()
            kept(seat, row, "open", by, as_of)
    seats = list(row.seats.filter(recused=""))
    if not seats or not listed(row).exists():
        raise BadInput({"": _NOTHING})
    tying.make_key(row)
    names = [tying.name_of(row, seat.person) for seat in seats if not seat.on_paper]
    names += [tying.name_of(row, f"{PAPER}{number}") for number in range(1, paper_given(row) + 1)]
    _RANDOM.shuffle(names)
    Sheet.objects.bulk_create(Sheet(pk=name, meeting=row) for name in names)
    row.opened_at = as_of
    return moved(row, "open", by, as_of)


@transaction.atomic
def let_in(*, meeting: Meeting, statements: Iterable[str], version: int, by: Standing, as_of: datetime) -> Meeting:
    """Let statements in that participants brought; `statements` are their numbers."""
    row = held(meeting, "let_in", version, by)
    rows = list(row.statements.filter(pk__in=[int(one) for one in statements], state="proposed"))
    if not rows:
        raise BadInput({"statements": _NONE_CHOSEN})
    for one in rows:
        one.state = "listed"
        one.save()
        kept(one, row, "let_in", by, as_of)
    return moved(row, "let_in", by, as_of)


@transaction.atomic
def keep_out(*, meeting: Meeting, statement: str, reason: str, version: int, by: Standing, as_of: datetime) -> Meeting:
    """Keep a statement out, with the reason everybody reads; one that is listed only before the meeting begins."""
    row = held(meeting, "keep_out", version, by)
    states = ("proposed", "listed") if row.state == "prepared" else ("proposed",)
    one = row.statements.filter(pk=int(statement), state__in=states).first()
    if one is None:
        raise BadInput({"statement": _NONE_CHOSEN})
    _kept_out(one, row, reason, "keep_out", by, as_of)
    return moved(row, "keep_out", by, as_of)


@transaction.atomic
def close(*, meeting: Meeting, version: int, by: Standing, as_of: datetime) -> Meeting:
    """Close and count, once: the counts are kept with their digest, every sheet is deleted, in one transaction; then the key.

    What waits to be let in is kept out. Of fewer than five people there is no outcome.
    """
    row = held(meeting, "close", version, by)
    for one in row.statements.filter(state="proposed"):
        _kept_out(one, row, _TOO_LATE, "close", by, as_of)
    keys = [f"{pk}" for pk in listed(row).values_list("pk", flat=True)]
    said = dict(Sheet.objects.filter(meeting=row).values_list("pk", "answers"))
    votes = {name: {key: Vote(vote) for key, vote in answers.items()} for name, answers in said.items()}
    found = concluded(votes, keys)
    row.outcome, row.closed_at = found.written() if found else {}, as_of
    row.digest = digest_of(row)
    row.save()
    crashpoint("consensus.counted")
    _forgotten(row)
    crashpoint("consensus.forgotten")
    row = moved(row, "close", by, as_of, digest=row.digest)
    crashpoint("consensus.closed")
    transaction.on_commit(_key_destroyed)
    return row


@transaction.atomic
def declare_void(*, meeting: Meeting, reason: str, version: int, by: Standing, as_of: datetime) -> Meeting:
    """Declare a meeting void, with the reason: what was said is deleted uncounted."""
    row = held(meeting, "declare_void", version, by)
    _forgotten(row)
    row.reason = reason
    row = moved(row, "declare_void", by, as_of)
    transaction.on_commit(_key_destroyed)
    return row


def _forgotten(row: Meeting) -> None:
    """Delete what everybody said; SQLite overwrites it, in PostgreSQL it lies without a name until the vacuum."""
    Sheet.objects.filter(meeting=row).delete()


def _key_destroyed() -> None:
    """Once it is committed that nothing said is kept: a key destroyed earlier would be missed by an undone close."""
    crashpoint("consensus.committed")
    tying.destroy_keys()


def _seat(row: Meeting, person: str) -> Seat:
    seat = row.seats.filter(person=person, recused="").first()
    if seat is None:
        raise BadInput({"person": _NOBODY})
    return seat


def _seated(row: Meeting, verb: str, people: Iterable[str], on_paper: set[str], by: Standing, as_of: datetime) -> None:
    known = {one.person: one for one in people_on(row.held_on, row.about, row.subject)}
    named = [known.get(person) for person in sorted(set(people))]
    if not named:
        raise BadInput({"people": _NOBODY})
    if any(one is None or one.recused for one in named):
        raise BadInput({"people": _MAY_NOT})
    there = {seat.person: seat for seat in row.seats.all()}
    for one in filter(None, named):
        seat = there.get(one.person) or Seat(meeting=row, person=one.person, name=one.name, role=one.role)
        seat.recused, seat.on_paper = "", one.person in on_paper
        seat.save()
        kept(seat, row, verb, by, as_of)


def _added(row: Meeting, verb: str, statements: Iterable[str], by: Standing, as_of: datetime) -> None:
    for text in filter(str.strip, statements):
        try:
            made = Statement.objects.create(meeting=row, text=sound_text(row, text), prepared=row.state == "prepared")
        except BadInput as bad:
            raise BadInput({"statements": bad.reasons["text"]}) from bad
        kept(made, row, verb, by, as_of)


def _kept_out(one: Statement, row: Meeting, reason: str, verb: str, by: Standing, as_of: datetime) -> None:
    one.state, one.reason = "kept_out", reason
    one.save()
    kept(one, row, verb, by, as_of)


_TOO_LATE = "会议结束时尚未列入"
_OUT_OF_OFFICE = "开会当日不在任"
_NOTHING = Words("还没有参加人，或没有陈述", "nobody is asked, or there is no statement")
_NOBODY = Words("请选择参加人", "choose who takes part")
_MAY_NOT = Words(
    "有人当日不是代表、财经委委员或专家，或与会议涉及的单位、项目有利益冲突",
    "somebody is no deputy, committee member or expert on that day, or has a conflict of interest",
)
_ON_PAPER = Words("此人已用纸质答卷", "this participant has a sheet of paper already")
_NONE_CHOSEN = Words("请选择待审的陈述", "choose a statement that waits")
