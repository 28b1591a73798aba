"""Suggestions opinions were turned into, for who follows opinions."""

import pytest

from guantong.apps.opinions.suggesting_test import made
from tests.world import World


def test_it_is_listed(world: World) -> None:
    row = made(world)

    assert f"/opinions/suggestions/{row.pk}/" in world.signed_in("shen").get("/opinions/suggestions/").content.decode()


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("cao", 403), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get("/opinions/suggestions/").status_code == status
