"""The demo's sessions and plans come by the verbs: one session moved, one plan published and amended, topics for the next."""

import pytest

from guantong.apps.journal.queries import drifted
from guantong.apps.years.models import Session, Step, SupervisionPlan, Topic
from guantong.gateways.demo.steps import grow_years
from guantong.gateways.demo.supervised import grow_supervision
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_year_of_supervision_is_grown(world: World) -> None:
    grow_years(world.people, world.now)

    grow_supervision(world.people, world.now)

    moved = Session.objects.get(name="区八届人大常委会第三十九次会议")
    approval = Step.objects.get(year__year=2026, name="审查批准预算调整方案")
    assert (len(moved.moves), approval.planned_on, approval.session) == (1, moved.planned_on, moved)
    assert list(SupervisionPlan.objects.order_by("year__year").values_list("state", flat=True)) == [
        "published",
        "calling",
    ]
    assert sorted(Topic.objects.values_list("state", flat=True)) == [
        "candidate",
        "candidate",
        "not_taken",
        "proposed",
        "proposed",
    ]
    assert list(drifted()) == []
