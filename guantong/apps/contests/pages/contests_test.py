"""The list of votes: what came of each once announced, a fixed number of queries, who is led to a new one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.contests.models import Contest
from tests.contests import fixed, pile, prepared, ten
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_result_stands_in_the_list_once_it_is_announced(world: World) -> None:
    held = fixed(world).counted(present=24, issued=24, sheets=pile((24, ten(11, 12))))
    before = world.signed_in("lin").get("/contests/").content.decode()
    held.announced()
    after = world.signed_in("lin").get("/contests/").content.decode()

    assert ["名额已满" in page for page in (before, after)] == [False, True]


def test_only_the_office_is_led_to_a_new_vote(world: World) -> None:
    assert ["准备票决" in world.signed_in(who).get("/contests/").content.decode() for who in ("wen", "gu", "lin")] == [
        True,
        False,
        False,
    ]


def test_the_list_is_read_with_a_fixed_number_of_queries(world: World) -> None:
    fixed(world)
    client = world.signed_in("lin")
    client.get("/contests/")

    with CaptureQueriesContext(connection) as one:
        client.get("/contests/")
    for _ in range(3):
        prepared(world)
    Contest.objects.filter(state="draft").update(state="fixed")
    with CaptureQueriesContext(connection) as four:
        client.get("/contests/")

    assert len(four) == len(one)
