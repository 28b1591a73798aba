"""The meetings of the demo: a dozen of two minds, agreed on what is asked of every project; another runs."""

from guantong.apps.consensus.models import Meeting
from guantong.apps.consensus.queries import outcome
from guantong.gateways.demo.conferred import grow_meetings
from guantong.gateways.demo.scored import grow_scores
from tests.world import World


def test_the_demo_has_a_closed_meeting_of_two_minds_and_one_that_runs(world: World) -> None:
    grow_scores(world.people, world.now)

    found = outcome(grow_meetings(world.people, world.now))

    assert found is not None
    assert (found.participants, found.sizes) == (12, (6, 6))
    assert {line.text for line in found.lines[:2]} == {
        "完工一年后再回头看一次用得怎样",
        "每个项目开工前公布完工日期和责任人",
    }
    assert [one.state for one in Meeting.objects.order_by("pk")] == ["closed", "open"]
