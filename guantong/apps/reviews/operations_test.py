"""A review is planned, told, moved, cancelled (审查活动的安排)."""

from datetime import date
from typing import Any

import pytest

from guantong.apps.notices.models import DueWork
from guantong.apps.reviews import operations
from guantong.apps.reviews.models import Review
from guantong.apps.years.planning_test import published
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.key_units import booked, decided
from tests.reviews import DAY, does, invited, planned
from tests.world import World


def test_a_review_belongs_to_the_plan_or_is_marked_outside_it(world: World) -> None:
    outside = planned(world)
    of_plan = planned(world, outside_plan=False, plan_item=published(world).items.first())

    with pytest.raises(BadInput) as bad:
        planned(world, outside_plan=False)

    assert of_plan.plan_item is not None
    assert (outside.state, outside.organiser, list(bad.value.reasons)) == (
        "planned",
        "明湖区人大常委会预算工作委员会",
        ["plan_item"],
    )


def test_a_sub_district_talks_and_does_not_review(world: World) -> None:
    talk = {"kind": "street_talk"}
    own = planned(world, "ye", title="青石街道2027年预算民主恳谈会", **talk)

    with pytest.raises(BadInput) as words:
        planned(world, "ye", title="青石街道2027年预算审查会", **talk)
    with pytest.raises(BadInput) as level:
        planned(world, "ye", title="青石街道恳谈")
    with pytest.raises(BadInput) as district:
        planned(world, title="青石街道恳谈会", **talk)

    assert own.path == world.body("QS").path
    assert "审查→恳谈" in words.value.reasons["title"].zh
    assert (list(level.value.reasons), list(district.value.reasons)) == (["kind"], ["kind"])


def test_the_commission_may_plan_a_talk_for_a_sub_district(world: World) -> None:
    talk = planned(world, kind="street_talk", title="青石街道恳谈会", organiser=world.body("QS").path)

    assert talk.organiser == "青石街道人大工委"


def test_a_special_inquiry_belongs_to_a_session(world: World) -> None:
    with pytest.raises(BadInput) as bad:
        planned(world, kind="special_inquiry", title="城市管理专题询问")

    assert list(bad.value.reasons) == ["session"]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"kind": "verdict"}, "kind"),
        ({"ends_on": date(2026, 11, 11)}, "ends_on"),
        ({"begins_on": date(2046, 11, 11)}, "begins_on"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(world: World, facts: dict[str, Any], field: str) -> None:
    with pytest.raises(BadInput) as bad:
        planned(world, **facts)

    assert list(bad.value.reasons) == [field]


@pytest.mark.parametrize("who", ["lin", "cao", "qin", "mo", "he", "hua", "xi"])
def test_who_organises_nothing_plans_nothing(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        planned(world, who)


def test_named_units_stand_once_and_hear_of_it_when_told(world: World) -> None:
    review = planned(world)
    review = does(world, operations.name_unit, review, organisation=world.body("CG"), reason="资金量大")
    before = DueWork.objects.filter(path=world.body("CG").path).count()

    with pytest.raises(BadInput):
        does(world, operations.name_unit, review, organisation=world.body("CG"), reason="再点一次")
    review = does(world, operations.invite, review, invited_on=DAY)

    work = DueWork.objects.get(path=world.body("CG").path)
    assert (before, review.state, work.due_on, work.planned) == (0, "invited", DAY, True)


def test_moving_keeps_what_stood_before_and_moves_the_due_work(world: World) -> None:
    review = invited(world)
    later = date(2026, 11, 20)

    review = does(world, operations.move_review, review, begins_on=later, place="二号会议室", reason="常委会会议冲突")

    assert review.moves == [
        {"on": "2026-11-12", "place": "常委会一号会议室", "reason": "常委会会议冲突", "by": "shen", "at": "2026-11-12"}
    ]
    assert (review.begins_on, DueWork.objects.get(path=world.body("CG").path).due_on) == (later, later)


def test_cancelling_says_why_and_takes_the_work_off_the_desks(world: World) -> None:
    review = does(world, operations.cancel_review, invited(world), reason="并入年中审查")

    assert (review.state, review.reason, DueWork.objects.get(path=world.body("CG").path).state) == (
        "cancelled",
        "并入年中审查",
        "withdrawn",
    )


@pytest.mark.usefixtures("records_folder")
def test_the_decided_key_units_are_taken_in_one_click(world: World) -> None:
    booked(world)
    selection = decided(world)
    review = planned(world, year=selection.year)

    review = does(world, operations.take_units, review)
    again = does(world, operations.take_units, review)

    assert sorted(again.units.values_list("code", flat=True)) == sorted(selection.units)
    assert (set(again.units.values_list("how", flat=True)), again.selection) == ({"selected"}, selection.pk)


def test_without_a_decision_of_the_council_there_is_no_list_to_take(world: World) -> None:
    with pytest.raises(BadInput) as bad:
        does(world, operations.take_units, planned(world))

    assert "主任会议" in bad.value.reasons[""].zh


def test_two_who_amend_one_review_do_not_overwrite_each_other(world: World) -> None:
    review = planned(world)
    read = review.version
    does(world, operations.set_quota, review, part="deputy", number=15)

    with pytest.raises(Stale):
        operations.amend_review(review=review, version=read, by=world.standing("gu"), as_of=world.now, purpose="别的")

    assert Review.objects.get().purpose == ""


def test_a_quota_is_of_who_takes_part_in_the_kind(world: World) -> None:
    review = does(world, operations.set_quota, planned(world), part="deputy", number=15)

    with pytest.raises(BadInput):
        does(world, operations.set_quota, review, part="voter", number=3)
    does(world, operations.set_quota, review, part="deputy", number=0)

    assert review.quotas.count() == 0
