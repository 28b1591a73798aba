"""The list of sheets asks as often however many there are."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.scores import sheet_for
from tests.world import World


def test_the_list_asks_as_often_however_many_there_are(world: World) -> None:
    client = world.signed_in("shen")
    sheet_for(world, 2)
    client.get("/evaluations/scores/")
    with CaptureQueriesContext(connection) as one:
        client.get("/evaluations/scores/")
    for _ in range(4):
        sheet_for(world, 2)
    with CaptureQueriesContext(connection) as five:
        client.get("/evaluations/scores/")
    assert len(five) == len(one)
