"""The public list of a year: what was released, the latest year first, without signing in."""

from datetime import date

from django.test import Client

from guantong.apps.livelihood import operations
from tests.livelihood import taken_over
from tests.world import World


def test_it_lists_what_was_released_of_a_year(world: World) -> None:
    later = {"year": 2027, "number": 1, "name": "加装电梯", "complete_by": date(2027, 12, 1)}
    for facts in ({}, {"number": 2, "name": "不公开的项目"}, later):
        item = taken_over(world, **facts)
        if item.number == 1:
            operations.release(item=item, version=1, by=world.standing("shen"), as_of=world.now)

    latest, asked, wrong = (
        Client().get(f"/livelihood/public/{q}").content.decode() for q in ("", "?year=2026", "?year=x")
    )

    assert ["加装电梯" in page for page in (latest, asked, wrong)] == [True, False, True]
    assert ("新建口袋公园" in asked, "不公开的项目" in asked) == (True, False)
