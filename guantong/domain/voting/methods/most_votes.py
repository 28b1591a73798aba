"""Tick at most N of more candidates than places; those with most votes take the places (差额票决，得票多的列入)."""

from guantong.domain.voting.contest import Contest
from guantong.domain.voting.method import Method
from guantong.domain.voting.procedure import Procedure
from guantong.domain.voting.ticking import tick_fault, ticks
from guantong.domain.words import Words


def _unfit(contest: Contest, procedure: Procedure) -> Words | None:
    if not contest.more_than_places:
        return Words("差额票决：候选项目应多于名额", "more candidates than places are needed")
    if procedure.most is None:
        return Words("请写明每张票最多选几项", "the document says how many a sheet may tick")
    if procedure.cut is not None:
        return Words(
            "这一方法没有通过线：有通过线的请用“差额票决，过线且得票多的通过”",
            "it has no line to reach: use the majority method",
        )
    return None


METHOD = Method(
    Words("差额票决，得票多的列入", "tick at most N, most votes"),
    Words(
        "每票所选不超过规定数，候选项目多于名额，按得票从多到少列入",
        "A sheet ticks no more than the document allows; those with most votes take the places.",
    ),
    tick_fault, ticks, _unfit,
)  # fmt: skip
