"""A matter is opened only after minutes and causes; it is shown to who reads matters."""

from datetime import date

from guantong.apps.livelihood.roundtables import call_roundtable
from tests.livelihood import built, surveyed, taken_over
from tests.world import World


def test_minutes_and_causes_come_before_a_matter(world: World) -> None:
    item = surveyed(world, built(world, taken_over(world)), 3, 5)
    row = call_roundtable(
        item=item, side="low", held_on=date(2026, 11, 11), venue="议事厅", invited="责任单位", by=world.standing("shen"), as_of=world.now
    )  # fmt: skip
    shen, here = world.signed_in("shen"), f"/livelihood/roundtables/{row.pk}/"
    matter = {"verb": "open_matter", "open_matter-title": "公园缺座椅", "open_matter-says": "居民反映缺座椅"}
    held = {"verb": "hold_roundtable", "hold_roundtable-held_on": "2026-11-11", "hold_roundtable-causes": "design"}

    answers = [
        shen.post(here, {**matter, "version": "1"}).status_code,
        shen.post(here, {**held, "version": "1"}).status_code,
        shen.post(here, {**held, "version": "1", "hold_roundtable-minutes": "缺座椅"}).status_code,
        shen.post(here, {**matter, "version": "2"}).status_code,
    ]
    inside, deputy = (world.signed_in(who).get(here).content.decode() for who in ("shen", "lin"))

    assert answers == [409, 422, 302, 302]
    assert ("公园缺座椅" in inside, "公园缺座椅" in deputy, "缺座椅" in deputy) == (True, False, True)
