"""Every line with filters: a unit reads its own before publication, and not its neighbour's."""

import pytest

from tests.adjustments import received, with_items
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_unit_reads_its_own_line_and_not_the_schools(world: World) -> None:
    with_items(world, received(world))

    own, all_of_it, nothing = (
        world.signed_in(who).get("/adjustments/items/").content.decode() for who in ("qin", "shen", "lin")
    )

    assert ("雨污分流改造" in own, "校园安防" in own) == (True, False)
    assert ("雨污分流改造" in all_of_it, "校园安防" in all_of_it) == (True, True)
    assert ("雨污分流改造" in nothing, "校园安防" in nothing) == (False, False)


def test_a_class_of_reason_is_filtered_and_added_up(world: World) -> None:
    with_items(world, received(world))

    page = world.signed_in("shen").get("/adjustments/items/?reason_class=data_error").content.decode()

    assert ("雨污分流改造" in page, "校园安防" in page) == (False, True)
    assert "支出合计" in page
