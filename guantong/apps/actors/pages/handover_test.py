"""A list nobody may read is not there."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_term_without_a_handover_has_no_list(world: World) -> None:
    assert world.signed_in("wen").get("/actors/terms/8/handover/").status_code == 404
    assert world.signed_in("wen").get("/actors/terms/9/handover/").status_code == 404
