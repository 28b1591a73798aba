"""Votes over the interface: the fixed sheet in fen, and no result before it is announced."""

import pytest

from tests.contests import fixed, pile, prepared, ten
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_deputy_reads_sheet_and_announced_result_and_no_draft(world: World) -> None:
    held = fixed(world).counted(present=24, issued=24, sheets=pile((24, ten(11, 12))))
    draft = prepared(world).contest
    client, here = world.signed_in("lin"), f"/api/contests/contests/{held.contest.pk}"

    before = client.get(here).json()
    held.announced()
    after = client.get(here).json()

    assert (before["result"], before["sheet"][0]["investment"]) == ({}, 100_000_000)
    assert (after["result"]["outcome"], after["taken_in"]) == ("decided", [str(n) for n in range(1, 11)])
    assert [row["id"] for row in client.get("/api/contests/contests").json()["rows"]] == [held.contest.pk]
    assert client.get(f"/api/contests/contests/{draft.pk}").status_code == 404
