"""Results stand apart; a roundtable is called only where one lies beyond a line."""

from tests.livelihood import built, surveyed, taken_over
from tests.world import World


def test_a_roundtable_is_called_where_a_result_lies_beyond_a_line(world: World) -> None:
    item = built(world, taken_over(world))
    shen, here = world.signed_in("shen"), f"/livelihood/items/{item.pk}/judged/"
    before = shen.get(here).content.decode()

    surveyed(world, item, 3, 5)
    page = shen.get(here).content.decode()
    asked = {"verb": "call_roundtable", "call_roundtable-held_on": "2026-11-11", "call_roundtable-venue": "议事厅"}
    asked |= {"call_roundtable-invited": "责任单位", "call_roundtable-side": "low"}

    assert ("call_roundtable" in before, "8 人中 3 人满意" in page, "低于 70%" in page) == (False, True, True)
    assert shen.post(here, {**asked, "call_roundtable-side": "high"}).status_code == 422
    assert shen.post(here, asked).status_code == 302
    assert world.signed_in("qin").post(here, asked).status_code == 403
