"""A row by the number that was typed (按编号查找)."""

import pytest
from django.contrib.auth import get_user_model

from guantong.apps.components.keys import row_numbered
from tests.world import World


def test_the_row_with_that_number_is_found_among_those_one_may_choose(world: World) -> None:
    lin, he = world.people["lin"], world.people["he"]
    among = get_user_model().objects.filter(pk=lin.pk)

    assert [row_numbered(among, f"{one.pk}") for one in (lin, he)] == [lin, None]


@pytest.mark.parametrize("typed", ["", "林代表", "-1", "1.5", "²", "9" * 18, "9" * 40])
@pytest.mark.django_db
def test_what_is_no_number_of_a_row_names_none(typed: str) -> None:
    assert row_numbered(get_user_model().objects.all(), typed) is None
