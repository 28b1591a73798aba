"""Satisfaction assessments for tests: proposed, voted on by paper, announced, by the real verbs (测评测试)."""

from datetime import timedelta
from typing import Any

from guantong.apps.ballots import counting, rules
from guantong.apps.ballots import operations as ballots
from guantong.apps.findings import assessing
from guantong.apps.findings.models import Assessment
from tests.ballots import MORE_THAN_HALF, seated, second
from tests.world import World

COMMITTEE = 27
"""Members of 明湖区's standing committee: the deputy chairman and twenty-six more."""


def committee(world: World) -> list[str]:
    """Appoint the committee and a second secretary; returns the usernames of the members without `he`."""
    if "wen2" not in world.people:
        second(world)
    return seated(world, COMMITTEE - 1)


def rule_in_force(world: World) -> None:
    """Put the district's rule of assessment in force."""
    rule = rules.propose(decides=MORE_THAN_HALF, by=world.standing("wen"), as_of=world.now)
    rules.put_in_force(rule=rule, by=world.standing("wen2"), as_of=world.now)


def proposed(world: World, at: str = "CG", **facts: Any) -> Assessment:
    """Propose an assessment of an organisation's report, as staff do."""
    given: dict[str, Any] = {
        "title": "审计查出问题整改情况满意度测评", "report": "rectification", "session": "区人大常委会第四十二次会议",
        "held_on": world.now.date(), **facts,
    }  # fmt: skip
    return assessing.propose(path=world.body(at).path, by=world.standing("shen"), as_of=world.now, **given)


def acts(world: World, verb: str, assessment: Assessment, who: str, days: int = 0, **facts: Any) -> Assessment:
    """Have somebody use a verb on an assessment as it stands, some days later."""
    assessment.refresh_from_db()
    done: Assessment = getattr(assessing, verb)(
        assessment=assessment, version=assessment.version, by=world.standing(who),
        as_of=world.now + timedelta(days=days), **facts,
    )  # fmt: skip
    return done


def voting(world: World, assessment: Assessment | None = None, judged: str = "rule", **facts: Any) -> Assessment:
    """Prepare the vote on paper, by the district's rule unless told."""
    if assessment is None:
        committee(world)
        if judged == "rule":
            rule_in_force(world)
        assessment = proposed(world)
    return acts(world, "prepare_vote", assessment, "wen", way="paper", judged=judged, **facts)


def counted(world: World, assessment: Assessment, satisfied: int, basically: int, dissatisfied: int) -> Assessment:
    """Open the vote on paper, close it, count it and count it again."""
    assessment.refresh_from_db()
    box, wen, wen2 = assessment.box, world.standing("wen"), world.standing("wen2")
    assert box is not None
    valid = satisfied + basically + dissatisfied
    sheet = {
        "present": valid + 1, "issued": valid + 1, "returned": valid + 1, "invalid": 1, "satisfied": satisfied,
        "basically": basically, "dissatisfied": dissatisfied,
    }  # fmt: skip
    box = ballots.open_vote(box=box, version=box.version, by=wen, as_of=world.now)
    box = ballots.close(box=box, version=box.version, by=wen, as_of=world.now)
    box = counting.type_count(
        box=box, teller_one="监甲", teller_two="监乙", version=box.version, by=wen, as_of=world.now, **sheet
    )
    counting.repeat_count(
        box=box, teller_one="复甲", teller_two="复乙", version=box.version, by=wen2, as_of=world.now, **sheet
    )
    assessment.refresh_from_db()
    return assessment


def failed(world: World, assessment: Assessment | None = None, days: int = 0) -> Assessment:
    """An assessment that failed: 6 satisfied, 4 basically, 14 not, one invalid."""
    return acts(world, "announce", counted(world, voting(world, assessment), 6, 4, 14), "gu", days)


def decided(world: World, assessment: Assessment, who: str = "gu", **facts: Any) -> Assessment:
    """Note that the chairpersons' council decided to have them report again, unless told otherwise."""
    given: dict[str, Any] = {
        "way": "report_again", "organ": "chairpersons", "document": "明人常主任〔2026〕19号",
        "decided_on": world.now.date(), **facts,
    }  # fmt: skip
    return acts(world, "record_way", assessment, who, **given)
