"""The matters of the demo are in every state a reader should see, and nothing stands beside the journal (演示事项)."""

import pytest

from guantong.apps.findings.models import Matter, Visit
from guantong.apps.findings.queries import matters_seen_by, rates
from guantong.apps.journal.queries import drifted
from guantong.gateways.demo.assessed import grow_assessment, grow_round
from guantong.gateways.demo.matters import grow_matters
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_the_year_of_minghu_leads_through_rectification(world: World) -> None:
    count = grow_matters(world.people, world.now)

    states = list(Matter.objects.order_by("pk").values_list("state", flat=True))
    told = rates(matters_seen_by(world.standing("gu")), world.now.date())
    assert count == len(states) == 11
    assert {
        "registered",
        "handed_over",
        "acknowledged",
        "planned",
        "submitted",
        "closed",
        "concluded",
        "reopened",
    } == set(states)
    assert (told.ended_of_due, told.due, told.ended, told.handed_over) == (2, 3, 2, 9)
    assert list(drifted()) == []


def test_a_report_failed_and_is_assessed_again_and_what_was_closed_is_looked_back_on(world: World) -> None:
    grow_matters(world.people, world.now)

    again = grow_assessment(world.people, world.now)
    grow_round(world.people, world.now)

    first = again.earlier
    assert first is not None
    assert (first.state, first.outcome, first.ways.get().way) == ("followed", "不满意", "report_again")
    assert (again.state, again.round) == ("proposed", 2)
    assert [visit.state for visit in Visit.objects.all()] == ["waiting"]
    assert list(drifted()) == []
