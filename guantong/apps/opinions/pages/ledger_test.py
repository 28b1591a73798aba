"""The ledger: found by unit, words and, inside the congress, by who raised it; what one may not read is not there."""

import pytest
from django.test.utils import CaptureQueriesContext

from guantong.apps.opinions.binding import Named
from tests.opinions import confirmed, raised, referred
from tests.world import World

HERE = "/opinions/"


def test_it_is_found_by_pinyin_by_the_name_inside_and_not_outside(world: World) -> None:
    opinion = referred(world, raised(world, "单价高于上年", proposers=[Named("王选民", "voter", "community")]))[0]
    link = f'href="/opinions/{opinion.pk}/"'

    found = {
        (who, typed): link in world.signed_in(who).get(HERE, {"q": typed}).content.decode()
        for who in ("shen", "cao")
        for typed in ("dlxs", "王选民")
    }

    assert found == {("shen", "dlxs"): True, ("shen", "王选民"): True, ("cao", "dlxs"): True, ("cao", "王选民"): False}


def test_outside_no_name_is_printed_nor_exported(world: World) -> None:
    referred(world, raised(world, proposers=[Named("王选民", "voter", "community")]))

    told = {who: "王选民" in world.signed_in(who).get(HERE).content.decode() for who in ("shen", "cao", "qin")}

    assert told == {"shen": True, "cao": False, "qin": False}


def test_filters_leave_what_was_answered(world: World) -> None:
    confirmed(world)
    raised(world, "请说明数量")

    page = world.signed_in("shen").get(HERE, {"outcome": "adopted"}).content.decode()

    assert ("单价高于上年" in page, "请说明数量" in page) == (True, False)


def test_it_asks_the_database_as_often_for_one_as_for_three(world: World) -> None:
    from django.db import connection

    client, counted = world.signed_in("shen"), []
    for _ in range(2):
        raised(world)
        client.get(HERE)
        with CaptureQueriesContext(connection) as asked:
            client.get(HERE)
        counted.append(len(asked))

    assert counted[0] == counted[1]


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("cao", 200), ("qin", 200), ("lin", 403), ("xi", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
