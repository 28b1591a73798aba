"""My opinions: one's own alone, and a way to raise another."""

import pytest

from tests.opinions import raised
from tests.world import World


def test_a_deputy_sees_ones_own_alone(world: World) -> None:
    mine = raised(world, "我的意见", who="lin")
    raised(world, "别人的意见", who="yan")

    page = world.signed_in("lin").get("/opinions/mine/").content.decode()

    assert (f"/opinions/mine/{mine.pk}/" in page, "别人的意见" in page) == (True, False)


@pytest.mark.parametrize(("who", "status"), [("lin", 200), ("yan", 200), ("mo", 200), ("shen", 403), ("qin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get("/opinions/mine/").status_code == status
