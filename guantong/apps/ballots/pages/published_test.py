"""The published box: who holds the root can count and verify it; before the opening it is empty."""

import json

from guantong.domain.seal.box import agrees
from guantong.domain.voting.marks import tally
from tests.ballots import open_box
from tests.world import World


def test_the_file_agrees_with_the_root_and_with_the_counts(world: World) -> None:
    vote = open_box(world, 2)
    vote.cast("member01", "satisfied")
    vote.cast("member02", "satisfied", "basically")
    client, where = world.signed_in("wen"), f"/ballots/{vote.box.pk}/box.json"

    before, found = client.get(where).json(), None
    vote.closed().counted()
    found = client.get(where).json()

    assert before == {"box": vote.box.name, "root_sm3": "", "lines": []}
    assert agrees(vote.box.root, found["lines"])
    grades, invalid = tally(json.loads(line)["marks"] for line in found["lines"])
    assert ([*grades.values()], invalid) == ([1, 0, 0], 1)
    assert "member0" not in str(found)


def test_who_does_not_see_the_box_does_not_get_it(world: World) -> None:
    vote = open_box(world, 1)

    assert [world.signed_in(who).get(f"/ballots/{vote.box.pk}/box.json").status_code for who in ("lin", "qin")] == [
        404,
        403,
    ]
