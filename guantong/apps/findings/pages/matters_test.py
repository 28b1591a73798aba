"""The ledger of matters on its page (整改台账)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.findings import handed_over, registered
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_staff_find_a_matter_by_sound_and_read_both_rates(world: World) -> None:
    handed_over(world)
    registered(world, title="超范围列支会议费", sort="超范围列支")

    page = world.signed_in("shen").get("/findings/?q=xianzhi").content.decode()

    assert ("项目资金闲置" in page, "超范围列支会议费" in page, page.count("0/1")) == (True, False, 1)


def test_a_unit_finds_only_what_it_was_told(world: World) -> None:
    handed_over(world)
    registered(world, title="超范围列支会议费", sort="超范围列支")

    page = world.signed_in("qin").get("/findings/").content.decode()

    assert ("项目资金闲置" in page, "超范围列支会议费" in page, "提出需协调事项" in page) == (True, False, True)


@pytest.mark.parametrize("who", ["lin", "xi"])
def test_who_has_nothing_to_do_with_it_does_not_come_in(world: World, who: str) -> None:
    assert world.signed_in(who).get("/findings/").status_code == 403


def test_an_empty_ledger_says_so(world: World) -> None:
    assert "台账中还没有事项。" in world.signed_in("shen").get("/findings/").content.decode()


def test_it_costs_the_same_however_many_there_are(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for count in (1, 3):
        for number in range(count):
            registered(world, title=f"事项{count}{number}")
        client.get("/findings/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/findings/")
        costs.append(len(asked))

    assert costs[0] == costs[1]
