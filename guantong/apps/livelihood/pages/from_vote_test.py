"""What a vote took in is taken over at once, with who asked for it; what did not pass stays away."""

from datetime import date
from typing import Any

import pytest

from guantong.apps.livelihood.models import Item
from tests.contests import Held, fixed, line, pile, ten
from tests.world import World

CLEAR = pile((24, ten(11, 12)))
"""1–10 have 24 votes each, 11 and 12 none."""


@pytest.fixture
def held(world: World) -> Held:
    return fixed(world).counted(present=24, issued=24, sheets=CLEAR).announced()


def send(world: World, held: Held, who: str = "shen", **units: str) -> Any:
    typed = {f"take_over-unit-{number}": "明湖区城市管理局" for number in range(1, 11)}
    typed |= {f"take_over-{name.replace('_', '-')}": value for name, value in units.items()}
    return world.signed_in(who).post(
        f"/livelihood/items/votes/{held.contest.pk}/", {"verb": "take_over", "version": "", **typed}
    )


def test_ten_of_twelve_become_items_of_their_year(world: World, held: Held) -> None:
    asks = world.signed_in("shen").get(f"/livelihood/items/votes/{held.contest.pk}/").content.decode()
    waits = f"/livelihood/items/votes/{held.contest.pk}/"
    assert waits in world.signed_in("shen").get("/livelihood/items/").content.decode()
    assert waits not in world.signed_in("lin").get("/livelihood/items/").content.decode()

    assert send(world, held).status_code == 302
    items = Item.objects.order_by("number")
    assert waits not in world.signed_in("shen").get("/livelihood/items/").content.decode()
    assert [(one.year, one.number, one.origin) for one in items] == [(2027, n, "ballot") for n in range(1, 11)]
    assert (items[0].name, items[0].total, items[0].complete_by) == (
        line(1).title, 100_000_000, date(2027, 12, 31),
    )  # fmt: skip
    assert "票决结果列入 2027 年" in asks
    assert line(11).title not in asks


def test_without_a_unit_nothing_is_taken_over_and_the_line_says_so(world: World, held: Held) -> None:
    answer = send(world, held, unit_3="  ")

    assert (answer.status_code, Item.objects.count()) == (422, 0)


def test_taken_over_twice_it_says_that_all_are_there(world: World, held: Held) -> None:
    send(world, held)

    assert (send(world, held).status_code, Item.objects.count()) == (409, 10)
    assert (
        "票决通过的项目都已列入"
        in world.signed_in("shen").get(f"/livelihood/items/votes/{held.contest.pk}/").content.decode()
    )


def test_before_the_result_is_announced_there_is_no_such_page(world: World) -> None:
    held = fixed(world)

    assert world.signed_in("shen").get(f"/livelihood/items/votes/{held.contest.pk}/").status_code == 404
    assert send(world, held).status_code == 404


def test_a_deputy_takes_nothing_over(world: World, held: Held) -> None:
    assert (send(world, held, "lin").status_code, Item.objects.count()) == (403, 0)
