"""The list of reviews (审查活动一览)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.reviews import invited, planned
from tests.world import World


def test_the_list_asks_as_much_for_one_as_for_four(world: World) -> None:
    shen = world.signed_in("shen")
    planned(world)
    shen.get("/reviews/")

    with CaptureQueriesContext(connection) as one:
        shen.get("/reviews/")
    for _ in range(3):
        invited(world)
    with CaptureQueriesContext(connection) as four:
        page = shen.get("/reviews/").content.decode()

    assert (len(one), page.count("2027年重点部门预算编制预先审查会</a>")) == (len(four), 4)


@pytest.mark.parametrize(("typed", "found"), [("yusuan", 1), ("xx", 0)])
def test_it_is_found_by_pinyin(world: World, typed: str, found: int) -> None:
    planned(world)

    page = world.signed_in("shen").get(f"/reviews/?q={typed}").content.decode()

    assert page.count("2027年重点部门预算编制预先审查会</a>") == found


@pytest.mark.parametrize(("who", "seen"), [("shen", 1), ("he", 1), ("qin", 1), ("cao", 0), ("lin", 0), ("ye", 0)])
def test_a_unit_finds_those_it_is_reviewed_in(world: World, who: str, seen: int) -> None:
    invited(world)

    page = world.signed_in(who).get("/reviews/").content.decode()

    assert page.count("2027年重点部门预算编制预先审查会</a>") == seen
