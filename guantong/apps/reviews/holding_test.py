"""A review is held, gone through, concluded, fed back (审查活动的举行)."""

from datetime import date, timedelta

import pytest

from guantong.apps.reviews import agreeing, asking, holding
from guantong.apps.reviews.minutes import draft
from guantong.apps.reviews.models import AgreedChange, Review
from guantong.apps.reviews.queries import changes_seen_by, edition_of, places_of, points_of
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.reviews import DAY, asked, does, held, invited, listed, planned, session
from tests.world import World

SESSION = {"kind": "congress_review", "title": "2027年预算草案大会审查"}
TALK = {
    "kind": "street_talk",
    "title": "青石街道2027年预算民主恳谈会",
}


def test_the_congress_goes_through_eight_points_and_a_report_of_four(world: World) -> None:
    review = invited(world, "CZ", "CG", **SESSION, session=session(world))
    facts = {"check_list": "budget_draft", "point": "transfers", "answer": "na", "evidence": "街道不是一级预算"}

    review = does(world, holding.tick, review, **facts)
    review = does(world, holding.tick, review, **{**facts, "evidence": "草案说明第 3 页"})

    points = points_of(review, edition_of(review))
    assert [(one.of.key, one.answer, one.evidence) for one in points if one.answer] == [
        ("budget_draft", "na", "草案说明第 3 页")
    ]
    assert (
        len([p for p in points if p.of.key == "budget_draft"]),
        len([p for p in points if p.of.key == "review_result"]),
    ) == (8, 4)


def test_a_point_is_one_of_the_kind(world: World) -> None:
    with pytest.raises(BadInput):
        does(world, holding.tick, held(world), check_list="budget_draft", point="debt", answer="yes", evidence="附表")


def test_without_a_unit_nothing_begins(world: World) -> None:
    with pytest.raises(BadInput):
        does(world, holding.hold, planned(world), held_on=DAY)


def test_a_talk_before_the_session_counts_only_when_a_person_says_so(world: World) -> None:
    talk = held(world, "QSB", who="ye", **TALK, session=session(world))

    with pytest.raises(NotAllowed):
        does(world, holding.decide_heard, talk, "ye", heard="yes", heard_why="会前听取")
    before = Review.objects.get().heard
    talk = does(world, holding.decide_heard, talk, "gu", heard="yes", heard_why="2026-11-12 听取一上草案，选民 12 人")

    assert (before, talk.heard, talk.heard_by) == ("", "yes", "gu")


def test_a_talk_after_the_session_cannot_have_heard_voters_before_it(world: World) -> None:
    talk = held(world, "QSB", who="ye", **TALK, session=session(world, date(2026, 11, 12)))

    with pytest.raises(BadInput):
        does(world, holding.decide_heard, talk, "gu", heard="yes", heard_why="听取")
    with pytest.raises(BadInput):
        does(world, holding.decide_heard, held(world), "gu", heard="yes", heard_why="预审不算")


def test_a_conclusion_is_of_a_day_since_it_was_held(world: World) -> None:
    with pytest.raises(BadInput):
        does(world, holding.conclude, held(world), outcome="细化测算", concluded_on=DAY - timedelta(days=1))


def test_the_draft_of_the_minutes_says_who_asked_and_who_answered(world: World) -> None:
    review = held(world)
    lin = listed(world, review)
    one = asked(world, review, "为什么多 300 万元？", participant=lin.number)
    does(world, asking.answer, one, answer="两座公厕。", answered_by="区城管局副局长")
    does(world, asking.carry_over, asked(world, review, "造价依据？"), due_on=date(2026, 11, 20))

    text = draft(review, places_of(review), review.inquiries.all(), AgreedChange.objects.all())

    assert "林代表（人大代表）问：为什么多 300 万元？\n   答（区城管局副局长）：两座公厕。" in text
    assert "造价依据？\n   会后书面答复，2026年11月20日前。" in text


def change(world: World, **facts: object) -> AgreedChange:
    given = {
        "unit": "CG",
        "line": "公厕新建",
        "change": -300_0000_00,
        "before": 900_0000_00,
        "text": "两座改为一座",
        **facts,
    }
    return agreeing.propose_change(review=held(world), by=world.standing("shen"), as_of=world.now, **given)  # type: ignore[arg-type]


def test_both_sides_confirm_by_name_the_department_first(world: World) -> None:
    agreed = change(world)
    listed(world, agreed.review, "mo", "finance_member")

    with pytest.raises(NotAllowed):
        does(world, agreeing.confirm_for_deputies, agreed, "mo", name="莫委员")
    agreed = does(world, agreeing.confirm_for_department, agreed, "qin", name="秦会计")
    agreed = does(world, agreeing.confirm_for_deputies, agreed, "mo", name="莫委员")

    assert (agreed.state, agreed.department_name, agreed.deputies_name) == ("agreed", "秦会计", "莫委员")


def test_a_deputy_signs_on_paper_and_reads_no_figure_of_a_draft_on_a_phone(world: World) -> None:
    agreed = does(world, agreeing.confirm_for_department, change(world), "qin", name="秦会计")
    listed(world, agreed.review)

    with pytest.raises(NotAllowed):
        does(world, agreeing.confirm_for_deputies, agreed, "lin", name="林代表")
    agreed = does(world, agreeing.confirm_for_deputies, agreed, name="林代表")

    assert (agreed.deputies_name, agreed.deputies_by, list(changes_seen_by(world.standing("lin")))) == (
        "林代表",
        "shen",
        [],
    )


def test_who_did_not_take_part_confirms_nothing(world: World) -> None:
    agreed = does(world, agreeing.confirm_for_department, change(world), "qin", name="秦会计")

    with pytest.raises(NotAllowed):
        does(world, agreeing.confirm_for_deputies, agreed, "mo", name="莫委员")


@pytest.mark.parametrize("facts", [{"change": 0}, {"change": -1000_0000_00}, {"unit": "JY"}])
def test_a_change_that_cannot_be_is_refused(world: World, facts: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        change(world, **facts)
