"""A vote on those with equal votes alone, for the places left to them (并列项目再次投票)."""

from guantong.domain.voting.contest import Contest
from guantong.domain.voting.method import Method
from guantong.domain.voting.procedure import Procedure
from guantong.domain.voting.ticking import tick_fault, ticks
from guantong.domain.words import Words


def _unfit(contest: Contest, procedure: Procedure) -> Words | None:
    if not contest.more_than_places:
        return Words("并列项目应多于所余名额", "those tied are more than the places left")
    if procedure.most != contest.places:
        return Words("每张票最多选所余名额数", "a sheet ticks at most as many as places are left")
    return None


METHOD = Method(
    Words("并列项目再次投票", "run-off"),
    Words(
        "只就票数相同的项目投票，每票所选不超过所余名额，得票多的列入；规定有通过线的，仍须过线",
        "Only those with equal votes stand, for the places left; where the document has a line, it is reached again.",
    ),
    tick_fault, ticks, _unfit,
)  # fmt: skip
