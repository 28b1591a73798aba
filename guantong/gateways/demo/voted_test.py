"""The vote of the demo: twelve projects, ten taken in, announced."""

from guantong.apps.contests.queries import taken_in
from guantong.gateways.demo.voted import grow_contest
from tests.world import World


def test_the_demo_has_a_vote_in_which_twelve_projects_became_ten(world: World) -> None:
    row = grow_contest(world.people, world.now)

    # of 23: 1–4, 7 and 8 have 23; 5 and 6 have 20; 9 has 18; 10 has 17; 11 has 14; 12 has 3
    assert taken_in(row) == ["1", "2", "3", "4", "7", "8", "5", "6", "9", "10"]
    assert (row.state, row.box.counts["valid"], row.box.counts["invalid"]) == ("announced", 23, 0)
