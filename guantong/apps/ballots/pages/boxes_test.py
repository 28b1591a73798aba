"""The list of boxes: members find theirs, no result before the opening, the same number of queries however many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.ballots import open_box, prepared
from tests.world import World


def test_a_member_finds_the_box_and_that_it_waits(world: World) -> None:
    open_box(world)

    page = world.signed_in("he").get("/ballots/").content.decode()

    assert "审计查出问题整改情况满意度测评" in page
    assert "票箱<b>1</b>" in page


def test_what_was_voted_waits_no_more(world: World) -> None:
    vote = open_box(world)
    vote.cast("he", "satisfied")

    assert "票箱<b>" not in world.signed_in("he").get("/ballots/").content.decode()


@pytest.mark.parametrize("who", ["qin", "cao", "ye", "yan", "xi", "shi"])
def test_no_one_outside_the_congress_comes_in(world: World, who: str) -> None:
    open_box(world)

    answer = world.signed_in(who).get("/ballots/")

    assert (answer.status_code, "审计查出问题" in answer.content.decode()) == (403, False)


def test_a_deputy_who_is_no_member_sees_no_box(world: World) -> None:
    open_box(world)

    assert "审计查出问题" not in world.signed_in("lin").get("/ballots/").content.decode()


def test_only_the_office_is_shown_the_way_to_prepare(world: World) -> None:
    shown = {
        who: "/ballots/prepare/" in world.signed_in(who).get("/ballots/").content.decode() for who in ("wen", "gu")
    }

    assert shown == {"wen": True, "gu": False}


def test_three_boxes_take_no_more_queries_than_one(world: World) -> None:
    client, counted = world.signed_in("wen"), []
    for more in (1, 2):
        for _ in range(more):
            prepared(world, 3)
        client.get("/ballots/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/ballots/")
        counted.append(len(asked))

    assert counted[0] == counted[1]
