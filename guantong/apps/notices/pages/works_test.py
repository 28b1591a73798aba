"""The list of due work: mine, my organisation's, what I asked, what has ended; each only to whom it belongs."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.notices import operations
from guantong.apps.notices.models import DueWork
from guantong.apps.notices.operations_test import ask
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.django_db
SETS = ("mine", "ours", "asked", "ended")


def shown(world: World, who: str, whose: str) -> bool:
    return "ZX-询问" in world.signed_in(who).get("/notices/", {"whose": whose}).content.decode()


def test_a_thing_stands_in_the_sets_it_belongs_to(world: World) -> None:
    ask(world, title="ZX-询问")

    assert [whose for whose in SETS if shown(world, "cao", whose)] == ["mine", "ours"]
    # the commission asked for it, and still sees it as what its office takes part in
    assert [whose for whose in SETS if shown(world, "shen", whose)] == ["ours", "asked"]


def test_what_was_done_moves_to_the_ended(world: World) -> None:
    ask(world, title="ZX-询问")
    operations.finish(of=world.body("RD"), verb="answer", by=world.standing("cao"), as_of=world.now)

    assert [whose for whose in SETS if shown(world, "cao", whose)] == ["ended"]


def test_an_unknown_set_is_mine(world: World) -> None:
    ask(world, title="ZX-询问")

    assert shown(world, "cao", "everything")


@pytest.mark.parametrize("who", ["qin", "lin", "ye", "xi", "shi"])
def test_a_neighbour_finds_it_in_no_set_search_export_or_count(world: World, who: str) -> None:
    client = world.signed_in(who)
    before = {whose: client.get("/notices/", {"whose": whose}).content.decode().count("共 0 条") for whose in SETS}
    ask(world, title="ZX-询问")

    queries = [{"whose": whose} for whose in SETS] + [{"q": "zx"}, {"as": "xlsx", "whose": "ours"}, {"as": "print"}]

    assert [query for query in queries if "ZX-" in came_back(client.get("/notices/", query))] == []
    assert {
        whose: client.get("/notices/", {"whose": whose}).content.decode().count("共 0 条") for whose in SETS
    } == before


@pytest.mark.parametrize("whose", SETS)
def test_it_costs_the_same_with_one_and_with_three(world: World, whose: str) -> None:
    client, costs = world.signed_in("shen"), []
    DueWork.objects.all().delete()
    for verbs in (("a",), ("b", "c")):
        for verb in verbs:
            ask(world, verb=verb, to="YSGW", due_on=date(2026, 12, 1))
        DueWork.objects.filter(verb__in=verbs, key=world.body("RD").journal_key).update(
            state="done" if whose == "ended" else "open"
        )
        client.get("/notices/", {"whose": whose})
        with CaptureQueriesContext(connection) as counted:
            client.get("/notices/", {"whose": whose})
        costs.append(len(counted))

    assert costs[0] == costs[1]
