"""Reading votes on projects: who sees which, the procedure of a day, the result with its candidates, what may follow (票决)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from guantong.apps.actors.models import Membership, Organisation, OrganisationKind
from guantong.apps.actors.queries import in_force
from guantong.apps.ballots.choosing import contest_of, procedure_of, result_of, sheets_of
from guantong.apps.ballots.models import Box
from guantong.apps.ballots.queries import Member, members_on
from guantong.apps.contests.candidates import Line as Project
from guantong.apps.contests.models import Contest, Procedure, digest_of
from guantong.domain.roles import Role, Standing
from guantong.domain.voting.box_file import box_file
from guantong.domain.voting.contest import Heads
from guantong.domain.voting.procedure import Option
from guantong.domain.voting.result import Result, Row
from guantong.domain.words import Words
from guantong.domain.workflow.table import Refusal

BODIES = (OrganisationKind.CONGRESS, OrganisationKind.STANDING_COMMITTEE)
"""Whose vote on a list it may be: the congress in session, or its standing committee."""


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate in the announced order with what it got."""

    candidate: Project
    row: Row
    place: int
    fate: str
    """`passed`, `tied`, or "" for the rest."""


def contests_seen_by(standing: Standing) -> QuerySet[Contest]:
    """Return the votes one may read, the latest first: drafts of a sheet by the congress's offices alone."""
    if not standing.reads("contests"):
        return Contest.objects.none()
    seen = Contest.objects.select_related("box", "after")
    return seen if standing.reads("contest_drafts") else seen.filter(state__in=("fixed", "announced", "followed"))


def procedures_seen_by(standing: Standing) -> QuerySet[Procedure]:
    """Return the procedures, the latest first."""
    return Procedure.objects.all() if standing.reads("ballot_rules") else Procedure.objects.none()


def procedure_on(day: date) -> Procedure | None:
    """Return the procedure in force on `day`; None when no document says how."""
    standing = Procedure.objects.filter(state__in=("in_force", "ended"), since__lte=day).exclude(until__lte=day)
    return standing.order_by("-since").first()


def bodies() -> list[Organisation]:
    """Return the congress and its standing committee."""
    return list(Organisation.objects.filter(kind__in=BODIES, ends_on=None).order_by("path"))


def roll_on(body: Organisation, day: date) -> list[Member]:
    """Return the members of a body on a day: of the congress its deputies, whatever delegation they sit in."""
    if body.kind == OrganisationKind.STANDING_COMMITTEE:
        return members_on(day)
    rows = Membership.objects.filter(
        in_force(day), role=Role.DEPUTY.value, person__is_active=True, organisation__path__startswith=body.path
    ).order_by("person__pk")  # fmt: skip
    return [Member(*one) for one in dict.fromkeys(rows.values_list("person__username", "person__name"))]


def sheet_agrees(contest: Contest) -> bool:
    """True when the sheet is the one that was fixed, word for word, or none is fixed yet."""
    again = digest_of(contest.title, contest.places, contest.sheet, contest.procedure)
    return not contest.digest or contest.digest == again


def result_for(contest: Contest, standing: Standing) -> Result | None:
    """Return what came of it: to the staff once it is counted, to everybody once it is announced; None before."""
    if contest.box is None or not (contest.announced_at or standing.reads("contest_drafts")):
        return None
    return result_of(contest.box)


def lines_of(contest: Contest, came: Result) -> list[Line]:
    """Return every candidate in the announced order."""
    known = {one.number: one for one in contest.candidates}
    fates = {**dict.fromkeys(came.passed, "passed"), **dict.fromkeys(came.tied, "tied")}
    order = {number: place for place, number in enumerate(came.passed)}
    rows = sorted(came.rows, key=lambda row: order.get(row.tally.number, len(order)))
    return [
        Line(known[row.tally.number], row, place, fates.get(row.tally.number, "")) for place, row in enumerate(rows, 1)
    ]


def taken_in(contest: Contest) -> list[str]:
    """Return the numbers taken in: those that passed, those people decided upon, those of the vote that followed."""
    came = result_of(contest.box) if contest.box and contest.announced_at else None
    if came is None:
        return []
    later = [number for one in contest.following.exclude(state="withdrawn") for number in taken_in(one)]
    return [*came.passed, *contest.takes, *later]


def may_follow(contest: Contest) -> tuple[Option, ...]:
    """Return what people may do after it, by the document; nothing when every place is taken."""
    came = result_of(contest.box) if contest.box and contest.announced_at else None
    return came.options if came else ()


def counted_file(contest: Contest) -> dict[str, Any] | None:
    """Return the opened box as `recount.py` reads it, with its root and the digest of the sheet; None without single sheets."""
    box = contest.box
    if box is None or contest.announced_at is None or box.way == "totals":
        return None
    heads = Heads(**box.counts["heads"])
    found = box_file(box.name, contest_of(box), procedure_of(box), heads, sheets_of(box))
    return {**found, "root_sm3": box.root, "sheet_sm3": contest.digest}


def why_not(verb: str, contest: Contest) -> Refusal | None:
    """Return why a verb the table opens is closed to this vote, or None."""
    box, options = contest.box, may_follow(contest)
    match verb:
        case "announce" if box is None or box.state != "opened":
            return _NOT_COUNTED
        case "take_back" if box is not None and box.state not in ("prepared", "void"):
            return _VOTING
        case "vote_again" if not {Option.RUN_OFF, Option.SECOND_VOTE} & set(options):
            return _NO_VOTE
        case "record_decision" if not options:
            return _COMPLETE
    return None


def statutory_vote_of(names: Iterable[str]) -> Contest | None:
    """Return the vote, open, closed or counted, on a list with more than half of these names; None while there is none.

    By it a rehearsal is closed: no second result stands beside the law's result, or comes after it.
    """
    asked = {_plain(name) for name in names}
    begun = Contest.objects.filter(box__in=Box.objects.filter(_BEGUN)).order_by("-pk")
    for one in begun:
        known = {_plain(candidate.title) for candidate in one.candidates}
        if len(asked & known) * 2 > min(len(asked), len(known)):
            return one
    return None


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


_BEGUN = ~Q(state__in=("prepared", "void"))
_NOT_COUNTED = Refusal(
    "state", Words("尚未开箱计票，没有结果", "the box is not counted: there is no result"),
    Words("在票箱中截止、开箱、计票和复点之后", "once it is closed, opened, counted and recounted"),
)  # fmt: skip
_VOTING = Refusal(
    "state", Words("已经开始投票，候选单不能再改", "the vote has begun: the sheet stays as it is"),
    Words("作废票箱后可以退回编制", "once the box is declared void"),
)  # fmt: skip
_NO_VOTE = Refusal(
    "state",
    Words("表决办法没有规定再次投票，或名额已满", "the document gives no further vote, or every place is taken"),
)
_COMPLETE = Refusal("state", Words("名额已满，没有需要决定的事项", "every place is taken: nothing is left to decide"))
