"""An assessment's line: what happened, round by round, and what may follow now (测评经过)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from guantong.apps.ballots.workflow import BOX
from guantong.apps.findings.models import Assessment, WayTaken
from guantong.apps.findings.ways import way_words
from guantong.apps.findings.words import ORGANS
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Rung:
    """One station: when, what, more about it, where to look; `done` when it happened."""

    words: Words
    on: date | None = None
    more: Words | str = ""
    where: str = ""
    done: bool = True
    taken_back: bool = False


def rungs_of(chain: Sequence[Assessment]) -> Iterator[Rung]:
    """Yield the stations of every round, the first first, and at the end what may follow."""
    for one in chain:
        yield from _round(one)
    yield Rung(_NEXT[chain[-1].state], done=False)


def _round(one: Assessment) -> Iterator[Rung]:
    said = _ROUND.filled(round=one.round)
    where = f"/findings/assessments/{one.pk}/"
    yield Rung(Words(f"{said.zh}：提出", f"{said.en}: proposed"), one.held_on, one.session, where)
    if one.state == "withdrawn":
        yield Rung(Words("已撤回", "withdrawn"))
    if one.box is not None:
        yield Rung(_VOTE, one.box.held_on, BOX.states[one.box.state], f"/ballots/{one.box.pk}/")
    if one.announced_on:
        yield Rung(Words(f"公布结果：{one.outcome}", f"result announced: {one.outcome}"), one.announced_on)
    for way in one.ways.all():
        yield _way(way)


def _way(way: WayTaken) -> Rung:
    words, organ = way_words()[way.way], ORGANS[way.organ]
    decided = Words(f"{organ.zh}决定：{words.zh}", f"decided by {organ.en}: {words.en}")
    return Rung(decided, way.decided_on, way.document, taken_back=way.taken_back)


_ROUND = Words("第 {round} 次测评", "assessment {round}")
_VOTE = Words("投票", "vote")
_NEXT = {
    "proposed": Words("之后：常委会办公室准备投票", "next: the office prepares the vote"),
    "voting": Words("之后：开箱计票，公布结果", "next: the box is counted, the result announced"),
    "satisfied": Words("测评到此结束", "the assessment ends here"),
    "not_satisfied": Words(
        "之后：常委会会议或主任会议在下列合法方式中决定，由人登记",
        "next: the standing committee or the chairpersons' council decides among the lawful ways; a person records it",
    ),
    "undecided": Words("没有判定不等于通过；可以提出再次测评", "not decided is not passed; another may be proposed"),
    "followed": Words("之后：按登记的方式办理", "next: as was decided"),
    "withdrawn": Words("没有测评", "none was taken"),
}
