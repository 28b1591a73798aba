"""Files of earlier opinions, for who follows opinions."""

import pytest

from tests.world import World


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("cao", 403), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get("/opinions/history/").status_code == status
