"""Rounds of looking back for tests, brought to a state by the real verbs (回头看专项测试)."""

from datetime import timedelta
from typing import Any

from guantong.apps.findings import looking_back
from guantong.apps.findings.check_list import in_force
from guantong.apps.findings.models import Matter, Round, Visit
from guantong.apps.findings.visiting import hand_in
from tests.findings import closed, handed_over, planned, registered, submitted, verified
from tests.world import World

DAYS = 20
"""After the matters were closed."""


def ended(world: World, title: str = "项目资金闲置", **facts: Any) -> Matter:
    """Return a matter that was closed."""
    matter = handed_over(world, registered(world, title=title, **facts))
    return closed(world, verified(world, submitted(world, planned(world, matter))))


def turns(world: World, verb: str, round_: Round, who: str = "shen", **facts: Any) -> Round:
    """Have somebody use a verb on a round as it stands."""
    round_.refresh_from_db()
    return getattr(looking_back, verb)(
        round_=round_, version=round_.version, by=world.standing(who), as_of=world.now + timedelta(days=DAYS), **facts
    )


def prepared(world: World, *partners: str, **facts: Any) -> Round:
    """Prepare a round of this year, in which organisations take part."""
    given = {"title": "整改回头看", "year": 2026, "size": 2, **facts}
    return looking_back.prepare(
        partners=[world.body(code).path for code in partners], by=world.standing("shen"),
        as_of=world.now + timedelta(days=DAYS), **given,
    )  # fmt: skip


def drawn(world: World, *partners: str, **facts: Any) -> Round:
    """Draw one."""
    return turns(world, "draw", turns(world, "freeze", prepared(world, *partners, **facts)))


def answers(**otherwise: tuple[str, str]) -> dict[str, tuple[str, str]]:
    """Return yes to every question, unless it is said otherwise."""
    return {one.key: ("yes", "") for one in in_force(World({}).now.date()).questions} | otherwise


def visited(world: World, visit: Visit, who: str = "wen", **facts: Any) -> Visit:
    """Hand a visit in."""
    later = world.now + timedelta(days=DAYS)
    given = {"sent": f"sending-{visit.pk}", "on": later.date(), "found": "holds", "words": "现场与台账相符。", "answers": answers(), **facts}  # fmt: skip
    return hand_in(visit=visit, by=world.standing(who), as_of=later, **given)
