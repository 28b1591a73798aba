"""The rounds of looking back on their page (回头看专项)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.rounds import drawn, ended, prepared, visited
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_staff_and_those_who_take_part_find_the_round(world: World) -> None:
    ended(world)
    visited(world, drawn(world, "SJ", title="资金闲置回头看").visits.get(), found="back")

    staff, audit = (world.signed_in(who).get("/findings/rounds/").content.decode() for who in ("shen", "su"))

    assert ["资金闲置回头看" in page for page in (staff, audit)] == [True, True]
    assert ["发起回头看专项" in page for page in (staff, audit)] == [True, False]


def test_the_unit_and_a_bureau_that_takes_no_part_read_nothing_of_it(world: World) -> None:
    ended(world)
    drawn(world, "SJ", title="资金闲置回头看")

    pages = [world.signed_in(who).get("/findings/rounds/").content.decode() for who in ("qin", "fang")]

    assert ["资金闲置回头看" in page for page in pages] == [False, False]
    assert "回头看专项</a>" not in world.signed_in("qin").get("/findings/").content.decode()


@pytest.mark.parametrize("who", ["lin", "xi"])
def test_who_has_nothing_to_do_with_it_does_not_come_in(world: World, who: str) -> None:
    assert world.signed_in(who).get("/findings/rounds/").status_code == 403


def test_it_costs_the_same_however_many_there_are(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for count in (1, 3):
        for number in range(count):
            prepared(world, title=f"专项{count}{number}")
        client.get("/findings/rounds/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/findings/rounds/")
        costs.append(len(asked))

    assert costs[0] == costs[1]
