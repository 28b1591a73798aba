"""Reviews for tests, brought to a state by the real verbs (审查活动测试)."""

from datetime import date, timedelta
from typing import Any

from guantong.apps.reviews import asking, holding, operations
from guantong.apps.reviews.attending import name_participant
from guantong.apps.reviews.models import Inquiry, Participant, Review
from guantong.apps.years.models import Session
from guantong.apps.years.operations import open_year
from guantong.apps.years.sessions import plan_session
from guantong.domain.lifecycle.sessions import SessionKind
from tests.world import World

DAY = date(2026, 11, 12)
"""The day the world is grown at."""


def session(world: World, on: date = date(2027, 2, 5), name: str = "区八届人大七次会议") -> Session:
    """Plan a session of the congress."""
    office = world.standing("wen")
    year = open_year(year=on.year, by=office, as_of=world.now)
    return plan_session(
        year=year,
        kind=SessionKind.CONGRESS,
        name=name,
        organisation=world.body("RD"),
        planned_on=on,
        by=office,
        as_of=world.now,
    )


def planned(world: World, who: str = "shen", **facts: Any) -> Review:
    """Plan a pre-review of next year's drafts."""
    given = {
        "kind": "pre_review", "title": "2027年重点部门预算编制预先审查会", "year": 2027, "outside_plan": True,
        "begins_on": DAY, "place": "常委会一号会议室", "frozen_on": date(2026, 10, 31), **facts,
    }  # fmt: skip
    return operations.plan_review(by=world.standing(who), as_of=world.now, **given)


def does(world: World, verb: Any, row: Any, who: str = "shen", days: int = 0, **facts: Any) -> Any:
    """Have somebody use a verb on a review, an inquiry, a participant or a change as it stands."""
    row.refresh_from_db()
    name = {
        "Review": "review", "Inquiry": "inquiry", "Participant": "participant", "AgreedChange": "agreed", "Resolution": "resolution",
        "Follow": "follow",
    }[type(row).__name__]  # fmt: skip
    return verb(
        **{name: row}, version=row.version, by=world.standing(who), as_of=world.now + timedelta(days=days), **facts
    )


def invited(world: World, *codes: str, who: str = "shen", **facts: Any) -> Review:
    """Plan one, name its units (区城管局 unless others are named), and note that everybody was told."""
    row = planned(world, who, **facts)
    for code in codes or ("CG",):
        row = does(world, operations.name_unit, row, who, organisation=world.body(code), reason="资金量大")
    return does(world, operations.invite, row, who, invited_on=DAY)


def held(world: World, *codes: str, who: str = "shen", **facts: Any) -> Review:
    """Begin one."""
    return does(world, holding.hold, invited(world, *codes, who=who, **facts), who, held_on=DAY)


def listed(world: World, review: Review, username: str = "lin", part: str = "deputy", who: str = "shen") -> Participant:
    """Put somebody with an account on the list."""
    return name_participant(
        review=review,
        part=part,
        name=world.people[username].name,
        username=username,
        by=world.standing(who),
        as_of=world.now,
    )


def asked(
    world: World, review: Review, text: str = "这个项目为什么比上年多 300 万元？", who: str = "shen", **facts: Any
) -> Inquiry:
    """Take an inquiry to 区城管局 down."""
    given = {"unit": "CG", "asker": "赵选民", "asker_part": "deputy", **facts}
    return asking.take_down(review=review, text=text, by=world.standing(who), as_of=world.now, **given)
