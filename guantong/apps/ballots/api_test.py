"""Boxes as data: no count before the opening."""

from tests.ballots import open_box
from tests.world import World


def test_a_box_has_no_counts_before_it_is_opened(world: World) -> None:
    vote = open_box(world, 2)
    vote.cast("member01", "satisfied")
    client, where = world.signed_in("wen"), f"/api/ballots/boxes/{vote.box.pk}"

    before = client.get(where).json()
    vote.closed().counted()
    after = client.get(where).json()

    assert (before["counts"], before["finds"], before["root"]) == ({}, "", "")
    assert (after["counts"]["grades"]["satisfied"], after["finds"], after["root"]) == (1, "no_rule", vote.box.root)


def test_who_does_not_see_a_box_does_not_find_it(world: World) -> None:
    vote = open_box(world, 1)

    assert world.signed_in("lin").get("/api/ballots/boxes").json()["rows"] == []
    assert [world.signed_in(who).get(f"/api/ballots/boxes/{vote.box.pk}").status_code for who in ("lin", "qin")] == [
        404,
        403,
    ]
