"""Most votes or points first, as long as the money lasts (按得票从多到少)."""

from collections.abc import Iterable

from guantong.domain.voting.sharing.poll import Poll
from guantong.domain.voting.sharing.ties import Tie, TieRule


def greedy(
    poll: Poll, ties: TieRule, money: int, among: Iterable[str], passes_over: bool, taken: list[str]
) -> list[Tie]:
    """Put into `taken` the projects of `among` in the order of their points while `money` lasts; return the ties that mattered.

    A project without a point is never taken. `passes_over`: what is too dear is passed over, else it is the end. Raises
    Undecided with what is taken so far in `taken`.
    """
    left, met = {one for one in among if poll.scores[one] > 0}, []
    while left:
        best = max(poll.scores[one] for one in left)
        level = [one for one in left if poll.scores[one] == best]
        may = [one for one in level if poll.costs[one] <= money] if passes_over else level
        left -= set(level) - set(may)
        if not may:
            continue
        number = min(may)
        if len(may) > 1 and sum(poll.costs[one] for one in may) > money:  # else all are taken, whichever comes first
            met.append(tie := ties.first(may))
            number = tie.taken
        if poll.costs[number] > money:
            return met
        taken.append(number)
        money -= poll.costs[number]
        left.discard(number)
    return met
