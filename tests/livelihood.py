"""An item of the running year for tests, grown by the real verbs (测试民生实事)."""

from datetime import date
from typing import Any

from guantong.apps.actors.keeping_out import note_conflict
from guantong.apps.actors.models import Conflict, Organisation
from guantong.apps.ballots import counting
from guantong.apps.ballots import operations as ballots
from guantong.apps.livelihood import judging, operations, progress
from guantong.apps.livelihood.models import Item
from tests.ballots import MORE_THAN_HALF, prepared, second
from tests.surveys import DISSATISFIED, SATISFIED, opened
from tests.world import World

PARK: dict[str, Any] = {
    "year": 2026, "number": 1, "name": "新建口袋公园", "content": "新建口袋公园 3 座，每座不少于 800 平方米", "unit_code": "CG",
    "unit": "明湖区城市管理局", "total": 9_000_000_00, "money": {"general": 4_000_000_00, "superior": 2_000_000_00}, "project_code": "P01",
    "complete_by": date(2026, 12, 20), "indicator": "建成口袋公园", "planned": 3_000, "measure": "座", "decision": "明湖区第七届人大五次会议票决结果",
    "decided_on": date(2026, 1, 20), "milestones": (("开工", date(2026, 3, 1)), ("主体完工", date(2026, 9, 30))),
}  # fmt: skip


def taken_over(world: World, who: str = "shen", **facts: Any) -> Item:
    """Take an item over, the pocket park unless `facts` say otherwise."""
    return operations.take_over(**{**PARK, **facts}, by=world.standing(who), as_of=world.now)


def built(world: World, item: Item) -> Item:
    """Let the unit say that it is done, and the commission confirm."""
    item = progress.say_done(
        item=item, done_on=date(2026, 11, 1), words="三座公园全部开放", version=item.version, by=world.standing("qin"), as_of=world.now
    )  # fmt: skip
    return progress.confirm_done(
        item=item, built_on=date(2026, 11, 5), version=item.version, by=world.standing("shen"), as_of=world.now
    )


def surveyed(world: World, item: Item, satisfied: int, dissatisfied: int) -> Item:
    """Join a closed survey of residents who answered by slips."""
    held = opened(world)
    for code in held.slips(satisfied) if satisfied else ():
        held.answered(code, SATISFIED)
    for code in held.slips(dissatisfied) if dissatisfied else ():
        held.answered(code, DISSATISFIED)
    survey = held.does("close").read()
    return judging.join_result(
        item=item, survey=survey, version=item.version, by=world.standing("shen"), as_of=world.now
    )


def deputy_with_a_firm(world: World, firm: str = "", body: Organisation | None = None) -> Conflict:
    """Record a conflict of interest of the deputy."""
    return note_conflict(
        person=world.people["lin"], kind="own_firm" if firm else "employer", subject=firm, organisation=body,
        by=world.standing("wen"), as_of=world.now,
    )  # fmt: skip


def voted(world: World, item: Item, satisfied: int, dissatisfied: int) -> Item:
    """Join a vote of the standing committee on paper, typed twice, with these grades."""
    vote = prepared(world, satisfied + dissatisfied, way="paper", keyholders=(), rule=MORE_THAN_HALF)
    second(world)
    ballots.open_vote(box=vote.box, version=vote.box.version, by=vote.staff, as_of=world.now)
    vote.read().closed()
    whole = satisfied + dissatisfied
    typed = {
        "present": whole, "issued": whole, "returned": whole, "invalid": 0, "satisfied": satisfied, "basically": 0,
        "dissatisfied": dissatisfied,
    }  # fmt: skip
    tellers = (("甲委员", "乙委员"), ("丙委员", "丁委员"))
    for who, verb, (one, two) in zip(
        ("wen", "wen2"), (counting.type_count, counting.repeat_count), tellers, strict=True
    ):
        vote.read()
        verb(
            box=vote.box, version=vote.box.version, **typed, teller_one=one, teller_two=two, by=vote.standing(who), as_of=world.now
        )  # fmt: skip
    return judging.join_result(
        item=item, box=vote.read().box, version=item.version, by=world.standing("shen"), as_of=world.now
    )
