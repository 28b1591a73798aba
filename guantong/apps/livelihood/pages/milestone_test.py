"""A milestone without its day is not registered."""

from tests.livelihood import taken_over
from tests.world import World


def test_without_its_day_it_is_not_registered(world: World) -> None:
    first = taken_over(world).milestones.first()

    page = world.signed_in("lin").get(f"/livelihood/milestones/{first.pk}/").content.decode()

    assert ("2026-03-01" in page, "未登记" in page) == (True, True)
    assert world.signed_in("lin").get("/livelihood/milestones/987654321/").status_code == 404
