"""The list of items: read by everybody inside, in the order of its list, at one cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.livelihood import taken_over
from tests.world import World


def test_a_list_of_items_costs_the_same_however_many(world: World) -> None:
    counts = []
    shen = world.signed_in("shen")
    shen.get("/livelihood/items/")
    for number in (1, 2, 3):
        taken_over(world, number=number)
        if number != 2:
            with CaptureQueriesContext(connection) as asked:
                shen.get("/livelihood/items/")
            counts.append(len(asked))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("who", "reads", "enters"), [("shen", 200, 422), ("qin", 200, 403), ("lin", 200, 403), ("xi", 403, 403)]
)
def test_everybody_inside_reads_and_the_committees_offices_enter(
    world: World, who: str, reads: int, enters: int
) -> None:
    client = world.signed_in(who)

    entered = client.post("/livelihood/items/enter/", {"verb": "take_over"}).status_code
    assert (client.get("/livelihood/items/").status_code, entered) == (reads, enters)


def test_they_stand_in_the_order_of_their_list_and_nothing_linked_is_said_so(world: World) -> None:
    for number, name in ((2, "加装电梯"), (1, "新建口袋公园")):
        taken_over(world, number=number, name=name)

    page = world.signed_in("lin").get("/livelihood/items/").content.decode()

    assert page.index("新建口袋公园") < page.index("加装电梯")
    assert ("未关联" in page, "2026 年还有 2 项没有确认完成" in page) == (True, True)
