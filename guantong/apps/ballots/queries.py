"""Reading ballot boxes: whose turn it is, who has voted, the result and nothing before it (票箱)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from guantong.apps.actors.models import Conflict, ConflictKind, Membership, Organisation, OrganisationKind, Person
from guantong.apps.actors.queries import in_force
from guantong.apps.ballots.kinds import kind_of
from guantong.apps.ballots.models import KEYHOLDER_ROLES, MEMBER_ROLES, Box, Mark, Rule, Sealed, Seat
from guantong.apps.journal.queries import within
from guantong.domain.roles import Standing
from guantong.domain.seal.box import agrees, lines_of
from guantong.domain.voting.counts import Counts
from guantong.domain.voting.marks import Grade
from guantong.domain.voting.rule import Outcome
from guantong.domain.words import Words
from guantong.domain.workflow.table import Refusal


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the standing committee on a day; `recused` says why the member keeps out, "" when not."""

    person: str
    name: str
    recused: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What a vote came to: the complete counts, what the rule makes of them, the root of the box ("" on paper)."""

    counts: Counts
    outcome: Outcome
    root: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed on every ballot of a box, all alike (测评票): no number, no mark of whose it is."""

    body: str
    title: str
    question: str
    held_on: date
    grades: tuple[Words, ...]
    says: Words


def boxes_seen_by(standing: Standing) -> QuerySet[Box]:
    """Return the boxes `standing` may read, latest first."""
    return Box.objects.filter(within(standing.areas("ballots")))


def rules_seen_by(standing: Standing) -> QuerySet[Rule]:
    """Return the rules by which assessments are judged, latest first."""
    return Rule.objects.all() if standing.reads("ballot_rules") else Rule.objects.none()


def rule_on(day: date) -> Rule | None:
    """Return the rule in force on `day`; None when no document sets one."""
    standing = Rule.objects.filter(state__in=("in_force", "ended"), since__lte=day).exclude(until__lte=day)
    return standing.order_by("-since").first()


def members_on(day: date, about: str = "", subject: str = "", recused: Iterable[str] = ()) -> list[Member]:
    """Return the members of the standing committee on `day`, as they were appointed.

    Recused are those named, who holds a post in the organisation at `about` or below it, and who has a conflict of interest
    with it or with `subject`.
    """
    rows = Membership.objects.filter(
        in_force(day), organisation__kind=OrganisationKind.STANDING_COMMITTEE, person__is_active=True,
        role__in=[role.value for role in MEMBER_ROLES],
    )  # fmt: skip
    names = dict(rows.order_by("pk").values_list("person__username", "person__name"))
    why = dict.fromkeys(recused, "申请回避")
    if about:
        theirs = Membership.objects.filter(
            in_force(day), person__username__in=names, organisation__path__startswith=about
        ).exclude(organisation__kind=OrganisationKind.STANDING_COMMITTEE)
        why |= dict.fromkeys(theirs.values_list("person__username", flat=True), "在被测评单位任职")
    held = Conflict.objects.filter(in_force(day), person__username__in=names).order_by("pk")
    for person, kind, path, name in held.values_list("person__username", "kind", "organisation__path", "subject"):
        if (path and about.startswith(path)) or (name and name == subject):
            why[person] = f"利益冲突登记：{ConflictKind(kind).label}"
    return [Member(person, name, why.get(person, "")) for person, name in names.items()]


def committee() -> Organisation | None:
    """Return the standing committee."""
    return Organisation.objects.filter(kind=OrganisationKind.STANDING_COMMITTEE, ends_on=None).order_by("path").first()


def keyholder_names(box: Box) -> tuple[str, str]:
    """Return the names of the two keyholders; of a box on paper, nothing."""
    named = dict(Person.objects.filter(username__in=box.keyholders).values_list("username", "name"))
    return named.get(box.keyholder_one, ""), named.get(box.keyholder_two, "")


def keyholders_on(day: date) -> list[tuple[str, str]]:
    """Return username and name of who may be named a keyholder on `day`."""
    roles = [role.value for role in KEYHOLDER_ROLES]
    rows = Membership.objects.filter(in_force(day), role__in=roles, person__is_active=True)
    return list(rows.order_by("person__name").values_list("person__username", "person__name").distinct())


def roll_of(box: Box) -> QuerySet[Seat]:
    """Return the roll of a box, each seat with `voted`: whether, never what."""
    return Seat.objects.filter(box=box).annotate(voted=Exists(Mark.objects.filter(seat=OuterRef("pk")))).order_by("pk")


def seat_of(box: Box, standing: Standing) -> Seat | None:
    """Return the seat of who asks, with `voted`; None for who is not on the roll."""
    return roll_of(box).filter(person=standing.person).first()


def votes_cast(box: Box) -> int:
    """Return how many have voted."""
    return Mark.objects.filter(seat__box=box).count()


def waits_for_vote_of(standing: Standing, today: date) -> int:  # noqa: ARG001 - a box is open or not, whatever the day
    """Return how many open boxes wait for the vote of who asks; nobody else's page asks the database for it."""
    if set(MEMBER_ROLES).isdisjoint(standing.roles):
        return 0
    with connection.cursor() as cursor:  # in SQL, for it stands in the frame of every page
        cursor.execute(_WAITS_FOR_VOTE, [standing.person])
        return int(cursor.fetchone()[0])


_WAITS_FOR_VOTE = """
SELECT COUNT(*) FROM ballots_seat s JOIN ballots_box b ON b.id = s.box_id
WHERE s.person = %s AND s.present AND s.recused = '' AND b.state = 'open' AND b.way = 'sealed'
AND NOT EXISTS (SELECT 1 FROM ballots_mark m WHERE m.seat_id = s.id)
"""


def why_not(verb: str, box: Box, standing: Standing, seat: Seat | None) -> Refusal | None:
    """Return why a verb the table opens is closed to this person or this box, or None."""
    match verb:
        case "draw_share" | "count" if box.on_paper:
            return _ON_PAPER
        case "draw_share" | "count" if standing.person not in box.keyholders:
            return _NO_KEYHOLDER
        case "type_count" | "register_sheets" if not box.on_paper:
            return _ON_SCREEN
        case "register_sheets" if box.way == "keypads":
            return _ON_KEYPADS
        case "open" if box.way == "sealed" and not (box.key_one and box.key_two):
            return _NO_SHARES
        case "cast" | "seat" if box.on_paper:
            return _ON_PAPER
        case "cast" if seat is None:
            return _NOT_ON_ROLL
        case "cast" if seat.recused:
            return _RECUSED
        case "cast" if not seat.present:
            return _ABSENT
        case "cast" if seat.voted:
            return VOTED
    return None


def result(box: Box) -> Result | None:
    """Return what the vote came to, or None before the box is opened: there is no count in between."""
    if box.counted is None or box.outcome is None:
        return None
    return Result(box.counted, box.outcome, box.root)


def lines(box: Box) -> list[str]:
    """Return the opened box as it is published, line by line; nothing before it is opened, and for a vote on paper."""
    return lines_of(box.name, (slip.opened for slip in box.slips.all())) if box.state == "opened" else []


def wrong_in(box: Box, held: str) -> list[Words]:
    """Return what is wrong with an opened box for somebody who holds its root; nothing when all is as it was sealed."""
    found, published = [], lines(box)
    if not agrees(held, published):
        found.append(_ROOT)
    if box.root != held:
        found.append(_OTHER_ROOT)
    kind = kind_of(box)
    if not kind.agrees(box, [slip.opened.marks for slip in box.slips.all()]):
        found.append(_COUNT)
    voted = len(published) if box.on_paper else votes_cast(box)
    if not len(published) == voted == kind.returned(box):
        found.append(_ROLL)
    return found


def sheet_of(box: Box) -> Sheet:
    """Return what is printed on its ballots."""
    return Sheet(box.body, box.title, box.question, box.held_on, tuple(grade.words for grade in Grade), _HOW)


def sealed_left(box: Box) -> int:
    """Return how many sealed ballots are kept."""
    return Sealed.objects.filter(box=box).count()


_HOW = Words(
    "请在所选等次的方框内画“○”。只选一项；不选或多选为无效票，不计入有效票。",
    "Mark one box only. No mark, or more than one, is invalid and is not counted among the valid ballots.",
)
_NO_KEYHOLDER = Refusal(
    "who", Words("由这个票箱的两名密钥保管人办理", "it is for the two keyholders of this box"),
)  # fmt: skip
_ON_PAPER = Refusal("state", Words("这次用纸质票，不在系统内投票", "this vote is on paper, not in the system"))
_ON_SCREEN = Refusal("state", Words("这次在系统内投票，不录入计票单", "this vote is in the system: no sheet is typed"))
_ON_KEYPADS = Refusal("state", Words("用电子表决器，不发票", "keypads are used: no sheet is given out"))
_NO_SHARES = Refusal(
    "state", Words("两名密钥保管人尚未都领取密钥份", "not both keyholders have drawn their shares"),
    Words("两人各自登录，在本页领取并打印", "each signs in, draws and prints an own one on this page"),
)  # fmt: skip
_NOT_ON_ROLL = Refusal(
    "who", Words("您不在这个票箱的名册上；投票不得由他人代办", "you are not on the roll; nobody votes for another")
)
_RECUSED = Refusal("who", Words("您在这一事项上回避，不参加投票", "you are recused in this matter and do not vote"))
_ABSENT = Refusal(
    "state", Words("您还没有登记到会", "you are not noted as present"),
    Words("请会务人员补登到会", "ask the staff to note that you came"),
)  # fmt: skip
VOTED = Refusal("state", Words("您已投票，每人只投一次", "you have voted; everybody votes once"))
_ROOT = Words(
    "票箱内容与所持根值不符：有票被增、删、改、换",
    "the box does not fit the root that is held: ballots were added, dropped, altered or swapped",
)
_OTHER_ROOT = Words("系统所载根值与所持根值不同", "the root in the system is not the one that is held")
_COUNT = Words("票箱内容与公布的计票不符", "the box does not add up to the announced counts")
_ROLL = Words("票数与名册已投人数不符", "there are not as many ballots as members who voted")
