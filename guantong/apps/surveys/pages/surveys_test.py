"""The list of surveys (问卷)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.surveys import drafted
from tests.world import World


@pytest.mark.parametrize(("who", "status", "drafts"), [("shen", 200, True), ("he", 200, False), ("qin", 403, False)])
def test_the_congress_reads_the_list_and_staff_begin_one(world: World, who: str, status: int, drafts: bool) -> None:
    drafted(world)

    answer = world.signed_in(who).get("/surveys/")

    assert (answer.status_code, "/surveys/draft/" in answer.content.decode()) == (status, drafts)
    assert ("湖滨口袋公园满意度" in answer.content.decode()) == (status == 200)


def test_the_list_asks_the_database_as_often_for_three_as_for_one(world: World) -> None:
    client, counts = world.signed_in("shen"), []
    for more in (1, 2):
        for _ in range(more):
            drafted(world)
        client.get("/surveys/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/surveys/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
