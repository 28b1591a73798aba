"""The public panels: who sees them, who draws (公众参与库)."""

import pytest

from tests.world import World


@pytest.mark.parametrize(("who", "status", "draws"), [("shen", 200, True), ("he", 200, False), ("qin", 403, False)])
def test_the_congress_reads_the_panels_and_staff_draw(world: World, who: str, status: int, draws: bool) -> None:
    answer = world.signed_in(who).get("/surveys/panels/")

    assert (answer.status_code, "draw_panel-seed" in answer.content.decode()) == (status, draws)
