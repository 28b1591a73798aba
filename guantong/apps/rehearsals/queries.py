"""Reading rehearsals: whose, what came of them, and that none is seen once the law's own vote has begun (演算)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from guantong.apps.contests.queries import statutory_vote_of
from guantong.apps.journal.queries import within
from guantong.apps.rehearsals.models import Rehearsal
from guantong.domain.roles import Standing
from guantong.domain.voting.sharing.pabulib import PollFile
from guantong.domain.words import Words
from guantong.domain.workflow.table import Refusal


@dataclass(frozen=True, slots=True)
class Line:
    """One project of a rehearsal: cost in fen, votes, points, whether it came in, and as which."""

    number: str
    name: str
    cost: int
    votes: int
    points: int
    place: int | None
    how: Words | None


def rehearsals_seen_by(standing: Standing) -> QuerySet[Rehearsal]:
    """Return the rehearsals one may read, the latest first."""
    return Rehearsal.objects.filter(within(standing.areas("rehearsals")))


def closed_by_vote(names: Iterable[str]) -> Refusal | None:
    """Return why nothing is rehearsed on projects of these names: the law's own vote on them has begun, or is counted."""
    vote = statutory_vote_of(names)
    return Refusal("state", _VOTED.filled(vote=vote.title), _ELSEWHERE) if vote else None


def why_not(row: Rehearsal) -> Refusal | None:
    """Return why a rehearsal is neither computed nor shown any more, or None."""
    return closed_by_vote(names_of(row.polled))


def names_of(file: PollFile) -> list[str]:
    """Return what the projects are called; a project without a name goes by its number."""
    return [one.name or one.number for one in file.poll.projects]


def lines_of(row: Rehearsal) -> list[Line]:
    """Return the projects: those taken first, in the order in which they came in, then by votes."""
    poll = row.polled.poll
    taken = {one["number"]: (place, one["rho"]) for place, one in enumerate(row.result.get("taken", ()), 1)}
    undecided = set(row.result.get("undecided", ()))
    found = [
        Line(
            one.number, one.name or one.number, one.cost, poll.votes[one.number], poll.scores[one.number],
            taken[one.number][0] if one.number in taken else None,
            _TIED if one.number in undecided else (_SHARED if taken[one.number][1] else _VOTES) if one.number in taken else None,
        )
        for one in poll.projects
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.place is None, one.place or 0, -one.votes))


_SHARED = Words("由支持者份额承担", "paid by its supporters' shares")
_VOTES = Words("按得票补足余额", "by votes, from what was left")
_TIED = Words("并列，办法未规定：由人决定", "tied, and the document is silent: people decide")
_VOTED = Words(
    "同一批项目的法定票决（{vote}）已经开始：不再演算，也不再显示演算结果",
    "the statutory vote on these projects ({vote}) has begun: nothing is rehearsed or shown any more",
)
_ELSEWHERE = Words("法定结果以票决公布为准", "the result of the law is the one that is announced")
