"""Reading meetings: who is asked, one's own sheet while it runs, what came of it; no running count of anything said (共识会)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256

from django.db import connection
from django.db.models import QuerySet

from guantong.apps.actors.models import Conflict, ConflictKind, Membership
from guantong.apps.actors.queries import in_force
from guantong.apps.consensus import tying
from guantong.apps.consensus.models import OVER, PART_ROLES, Meeting, Seat, Sheet, Statement
from guantong.domain.consensus.meeting import FEWEST, Tally
from guantong.domain.roles import Role, Standing
from guantong.domain.seal.canonical import canonical, sm3
from guantong.domain.words import Words
from guantong.domain.workflow.table import Refusal


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be asked to take part on a day; `recused` says why not, "" for who may."""

    person: str
    name: str
    role: str
    recused: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of a closed meeting: its counts in all and by group, how far all groups agree, which it sets apart."""

    place: int
    text: str
    whole: Tally
    by_group: tuple[Tally, ...]
    agreement: Fraction
    sets_apart: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a meeting, statements all groups agree on first. Groups are numbered from the largest."""

    participants: int
    sizes: tuple[int, ...]
    lines: tuple[Line, ...]

    def of_group(self, group: int) -> tuple[Line, ...]:
        """Return what sets a group apart, the most agreed first."""
        mine = [line for line in self.lines if group in line.sets_apart]
        return tuple(sorted(mine, key=lambda line: (-Fraction(line.by_group[group].agree + 1, line.by_group[group].voted + 2), line.place)))  # fmt: skip


def meetings_seen_by(standing: Standing) -> QuerySet[Meeting]:
    """Return the meetings `standing` may read, latest first: the congress all, others those they are asked to.

    Who has a conflict of interest with what a meeting is about sees nothing of it.
    """
    found = Meeting.objects.all()
    if "" not in standing.areas("consensus"):
        found = found.filter(seats__person=standing.person, seats__recused="") if standing.reads("consensus") else found.none()  # fmt: skip
    for interest in standing.interests:
        if interest.path:
            found = found.exclude(about__startswith=interest.path)
        if interest.subject:
            found = found.exclude(subject=interest.subject)
    return found


def people_on(day: date, about: str = "", subject: str = "") -> list[Candidate]:
    """Return deputies, members of the finance committee and experts in office on `day`, each once, those to keep out among them.

    Recused is who holds an office in the organisation at `about` or below it, or has a conflict of interest with it or with `subject`.
    """
    rows = Membership.objects.filter(
        in_force(day), person__is_active=True, role__in=[role.value for role in PART_ROLES]
    )
    known: dict[str, tuple[str, str]] = {}
    for username, name, role in rows.order_by("person__name", "pk").values_list("person__username", "person__name", "role"):  # fmt: skip
        known.setdefault(username, (name, role))
    why: dict[str, str] = {}
    if about:
        theirs = Membership.objects.filter(in_force(day), person__username__in=known, organisation__path__startswith=about)  # fmt: skip
        theirs = theirs.exclude(role__in=[role.value for role in PART_ROLES])
        why |= dict.fromkeys(theirs.values_list("person__username", flat=True), "在涉及单位任职")
    held = Conflict.objects.filter(in_force(day), person__username__in=known).order_by("pk")
    for person, kind, path, name in held.values_list("person__username", "kind", "organisation__path", "subject"):
        if (about and path and about.startswith(path)) or (subject and name == subject):
            why[person] = f"利益冲突登记：{ConflictKind(kind).label}"
    return [Candidate(person, name, role, why.get(person, "")) for person, (name, role) in known.items()]


def seat_of(meeting: Meeting, standing: Standing) -> Seat | None:
    """Return the seat of who asks, or None."""
    return meeting.seats.filter(person=standing.person).first()


def sheet_of(meeting: Meeting, standing: Standing) -> Sheet | None:
    """Return the own sheet of who asks while the meeting runs; None where there is none, or no key any more."""
    if meeting.state != "open" or not tying.has_key(meeting):
        return None
    return Sheet.objects.filter(pk=tying.name_of(meeting, standing.person)).first()


def listed(meeting: Meeting) -> QuerySet[Statement]:
    """Return the statements people say something to, in the order of coming in."""
    return meeting.statements.filter(state="listed")


def unanswered(meeting: Meeting, sheet: Sheet) -> list[Statement]:
    """Return what a participant has not answered, in an order of the own: no statement comes first for everybody."""
    left = [one for one in listed(meeting) if f"{one.pk}" not in sheet.answers]
    return sorted(left, key=lambda one: sha256(f"{sheet.pk}/{one.pk}".encode()).digest())


def took_part(meeting: Meeting) -> int:
    """Return how many took part: the only number there is while a meeting runs."""
    if meeting.state in OVER:
        return int(meeting.outcome.get("participants", 0))
    return sum(bool(one) for one in Sheet.objects.filter(meeting=meeting).values_list("answers", flat=True))


def paper_given(meeting: Meeting) -> int:
    """Return how many take part on paper: as many sheets are printed, numbered from 1, and dealt out face down."""
    return meeting.seats.filter(on_paper=True, recused="").count()


def paper_typed(meeting: Meeting) -> list[int]:
    """Return the numbers of the sheets of paper that were typed; none where there is no key."""
    if meeting.state != "open" or not tying.has_key(meeting):
        return []
    names = {tying.name_of(meeting, f"{PAPER}{number}"): number for number in range(1, paper_given(meeting) + 1)}
    found = Sheet.objects.filter(pk__in=names).values_list("pk", "answers")
    return sorted(names[pk] for pk, answers in found if answers)


def waits_for(standing: Standing, today: date) -> int:  # noqa: ARG001 - a meeting runs or not, whatever the day
    """Return how many running meetings ask who asks; nobody else's page asks the database for it."""
    if set(PART_ROLES).isdisjoint(standing.roles):
        return 0
    with connection.cursor() as cursor:  # in SQL, for it stands in the frame of every page
        cursor.execute(_WAITS, [standing.person])
        return int(cursor.fetchone()[0])


_WAITS = """
SELECT COUNT(*) FROM consensus_seat s JOIN consensus_meeting m ON m.id = s.meeting_id
WHERE s.person = %s AND s.recused = '' AND NOT s.on_paper AND m.state = 'open'
"""


def why_not(verb: str, meeting: Meeting, standing: Standing, seat: Seat | None) -> Refusal | None:
    """Return why a verb the table opens is closed to this person or this meeting, or None."""
    if verb not in ("say", "propose"):
        return None
    if standing.conflict_with(meeting.about, meeting.subject) is not None or (seat is not None and seat.recused):
        return _RECUSED
    if seat is None:
        return _NO_SEAT
    if seat.on_paper:
        return _ON_PAPER
    return None if meeting.state != "open" or tying.has_key(meeting) else NO_KEY


def outcome(meeting: Meeting) -> Outcome | None:
    """Return what came of a meeting; None before it closed, and where fewer than five took part."""
    if meeting.state != "closed" or not meeting.outcome:
        return None
    texts = {f"{one.pk}": (place, one.text) for place, one in enumerate(listed(meeting), 1)}
    lines = [
        Line(
            *texts[one["key"]], Tally(*one["whole"]), tuple(Tally(*tally) for tally in one["by_group"]),
            Fraction(*one["agreement"]), tuple(one["sets_apart"]),
        )
        for one in meeting.outcome["statements"]
    ]  # fmt: skip
    ranked = tuple(sorted(lines, key=lambda line: (-line.agreement, line.place)))
    return Outcome(meeting.outcome["participants"], tuple(meeting.outcome["sizes"]), ranked)


def digest_of(meeting: Meeting) -> str:
    """Return the SM3 of what was asked, the statements that were listed, and the outcome: as it stands in the journal."""
    told = {
        "meeting": meeting.journal_key, "title": meeting.title, "question": meeting.question,
        "statements": [[f"{one.pk}", one.text] for one in listed(meeting)], "outcome": meeting.outcome,
    }  # fmt: skip
    return sm3(canonical(told).encode())


def role_words(role: str) -> Words:
    """Return what users read for the role of a seat."""
    return Role(role).words


def names_of(people: Iterable[Candidate]) -> list[tuple[str, str]]:
    """Return username and name of who may be asked, as a form offers them."""
    return [(one.person, one.name) for one in people if not one.recused]


_NO_SEAT = Refusal("who", Words("您不在这次会议的参加人名单上", "you are not on the list of this meeting"))
_RECUSED = Refusal(
    "who", Words("您与会议涉及的单位或项目有利益冲突，不参加", "you have a conflict of interest with what the meeting is about"),
    basis="deputies-law-2025-art-59",
)  # fmt: skip
_ON_PAPER = Refusal("who", Words("您用纸质答卷参加，由工作人员录入", "you take part on paper; staff type the sheet"))
NO_KEY = Refusal(
    "state", Words("这次会议的密钥已不在（例如从备份恢复），无法再识别各人的答卷", "the key of this meeting is gone (a restored copy): nobody's sheet can be found"),
    Words("由工作人员作废，重新准备会议", "staff declare it void and prepare it anew"),
)  # fmt: skip
FEWEST_TO_SHOW = FEWEST
"""Of fewer people no outcome is shown, and no group is smaller."""
PAPER = "paper/"
"""What the name of a sheet of paper is made of, with its number: no username has a slash."""
