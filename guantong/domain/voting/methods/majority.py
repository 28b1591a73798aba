"""Tick at most N; a candidate passes only above the document's line, then those with most votes (差额票决，过线且得票多的通过)."""

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
    if procedure.cut is None:
        return Words("请写明通过线：全体、到会还是有效票的多少", "the document says of what, and how much, is needed")
    return None


METHOD = Method(
    Words("差额票决，过线且得票多的通过", "tick at most N, pass the line, most votes"),
    Words(
        "每票所选不超过规定数；得票达到通过线的，按得票从多到少列入，名额有余则为缺额",
        "A sheet ticks no more than allowed; of those over the line, most votes take the places; the rest stay open.",
    ),
    tick_fault, ticks, _unfit,
)  # fmt: skip
