"""Ten invariants on a page: what holds, what differs with its amounts, what was not computed and why."""

import pytest

from guantong.apps.feeds.models import Snapshot
from tests.feeds import published
from tests.promises.who_may_answers import came_back
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
ADDRESS = "/feeds/reconciliation/"


def test_ten_lines_stand_and_not_computed_is_not_passed(world: World) -> None:
    published(world)

    page = world.signed_in("shen").get(ADDRESS).content.decode()

    assert [f">I{number}<" in page for number in range(1, 11)] == [True] * 10
    assert ("未计算" in page, "没有“预算明细”" in page, "相符" in page) == (True, True, True)


def test_a_sum_that_a_closed_day_no_longer_says_is_found_with_its_amounts(world: World) -> None:
    published(world)
    snapshot = Snapshot.objects.get()
    snapshot.closings = [{**said, "fen": said["fen"] + 1} for said in snapshot.closings]
    snapshot.save()

    text = came_back(world.signed_in("shen").get(ADDRESS))

    assert ("不符" in text, "关账时 1,950.51 元，现在重算 1,950.50 元" in text) == (True, True)


def test_before_anything_was_published_it_says_so(world: World) -> None:
    assert "没有可以核对的" in world.signed_in("shen").get(ADDRESS).content.decode()


@pytest.mark.parametrize("query", ["?year=abc", "?year=1800", "?on=2026-13-40", "?on=2099-01-01"])
def test_what_is_no_year_and_no_day_breaks_nothing(world: World, query: str) -> None:
    published(world)

    assert world.signed_in("shen").get(ADDRESS + query).status_code == 200


@pytest.mark.parametrize(("who", "status"), [("cao", 200), ("qin", 403), ("ye", 403), ("lin", 403), ("shi", 403)])
def test_who_may_see_it(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(ADDRESS).status_code == status
