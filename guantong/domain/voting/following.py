"""The vote that follows a vote: a run-off on a tie, a second vote on a gap, and both results together (再次投票)."""

from dataclasses import dataclass, replace

from guantong.domain.voting.contest import Contest
from guantong.domain.voting.procedure import Option, Procedure
from guantong.domain.voting.result import Outcome, Result


@dataclass(frozen=True, slots=True)
class Following:
    """A vote to come: what stands on its sheet, and by which procedure."""

    contest: Contest
    procedure: Procedure


def run_off(found: Result, procedure: Procedure) -> Following:
    """Return the vote on those tied; raises ValueError where there is no tie, or the document gives no run-off."""
    _may(found, Outcome.TIED, Option.RUN_OFF)
    left = Contest(found.tied, found.left)
    return Following(left, replace(procedure, method="run_off", most=found.left, least=0, points=()))


def second_vote(found: Result, procedure: Procedure) -> Following:
    """Return the vote on those that did not pass, for the places left; raises ValueError where the document gives none.

    Where no more of them remain than places, the method of ticks is no choice any more: `result` says so (Unfit).
    """
    _may(found, Outcome.SHORT, Option.SECOND_VOTE)
    rest = tuple(row.tally.number for row in found.rows if row.tally.number not in found.passed)
    most = None if procedure.most is None else min(procedure.most, found.vacant)
    least = min(procedure.least, most or procedure.least)
    return Following(Contest(rest, min(found.vacant, len(rest))), replace(procedure, most=most, least=least))


def together(first: Result, later: Result) -> tuple[str, ...]:
    """Return who passed in the first vote and then in the one that followed it."""
    return first.passed + later.passed


def _may(found: Result, outcome: Outcome, option: Option) -> None:
    if found.outcome is not outcome or option not in found.options:
        raise ValueError(f"{option}: not what the document gives after {found.outcome}")
