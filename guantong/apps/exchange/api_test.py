"""What came in and went out, as data; finance reads its own."""

import pytest

from tests.exchange import came, confirmed, packed, sent
from tests.feeds import feed
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_what_came_in_says_where_each_document_went(world: World) -> None:
    feed(world)
    confirmed(world)
    arrival = came(world, packed()).arrival

    told = world.signed_in("cao").get("/api/exchange/arrivals").json()

    (row,) = told["rows"]
    assert (row["partner"], row["number"], row["state"], row["sm3"]) == ("明湖区财政局", 1, "taken_in", arrival.sm3)
    assert [one["where"] for one in row["documents"]] == [arrival.documents[0]["where"]]


def test_what_went_out_is_the_offices(world: World) -> None:
    package = sent(world)

    told = [world.signed_in(who).get("/api/exchange/sent").json()["rows"] for who in ("shen", "cao")]

    assert [[row["sm3"] for row in rows] for rows in told] == [[package.sm3], []]


def test_a_deputy_reads_nothing_of_it(world: World) -> None:
    assert world.signed_in("lin").get("/api/exchange/arrivals").status_code == 403
