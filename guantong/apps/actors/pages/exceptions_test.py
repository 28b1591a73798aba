"""Every use of an exception is listed for the whole office, and the desk of each says how many there were this month."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.actors.standing_in import stand_in
from guantong.apps.journal.operations import record
from guantong.domain.words import Words
from tests.findings import registered
from tests.world import World

pytestmark = pytest.mark.django_db
HERE = "/actors/exceptions/"


@pytest.fixture(autouse=True)
def _noon(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guantong.gateways.site.doorkeeper.now", lambda: world.now)


def named_in_the_place_of_the_chief(world: World) -> None:
    """The chief is away; whoever stands in names another substitute, which only the chief may."""
    stand_in(
        absent=world.people["gu"], substitute=world.people["shen"], begins_on=world.now.date(),
        ends_on=world.now.date() + timedelta(days=7), reason="出差", by=world.standing("an"), as_of=world.now,
    )  # fmt: skip
    stand_in(
        absent=world.people["shen"], substitute=world.people["gu"], begins_on=world.now.date(),
        ends_on=world.now.date() + timedelta(days=7), reason="学习", by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip


def test_what_was_done_for_an_absent_colleague_is_listed_with_the_name(world: World) -> None:
    named_in_the_place_of_the_chief(world)  # the second substitution is named by shen with the post of gu alone

    for username in ("gu", "shen"):
        client = world.signed_in(username)
        listed, desk = client.get(HERE).content.decode(), client.get("/").content.decode()
        assert ("代办：gu 代 shen" in listed, "本月用过例外 1 次" in desk) == (True, True)
    assert "代办：gu 代 shen" not in world.signed_in("qin").get(HERE).content.decode()


def test_without_any_exception_the_desk_is_silent_and_the_list_says_so(world: World) -> None:
    registered(world)
    client = world.signed_in("gu")

    assert "没有用过例外" in client.get(HERE).content.decode()
    assert "本月用过例外" not in client.get("/").content.decode()


def test_one_kind_is_asked_for_and_the_list_costs_the_same_with_one_and_with_three(world: World) -> None:
    named_in_the_place_of_the_chief(world)
    client, costs = world.signed_in("gu"), []
    for more in (0, 2):
        for _ in range(more):
            record(
                by=world.standing("shen"), as_of=world.now, room="actors", verb="stand_in", says=Words("再一次", ""),
                path=world.body("YSGW").path,
            )  # fmt: skip
        client.get(HERE)
        with CaptureQueriesContext(connection) as counted:
            listed = client.get(f"{HERE}?kind=stood_in").content.decode()
        costs.append(len(counted))

    assert (listed.count("再一次"), costs[0]) == (2, costs[1])
    assert "没有用过例外" in client.get(f"{HERE}?kind=second").content.decode()
