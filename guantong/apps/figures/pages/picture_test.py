"""The picture of a page: a JPEG under a sandboxing policy, for whoever sees the batch, of pages that are there."""

import pytest

from tests.figures import read
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_a_page_is_drawn_and_no_browser_runs_it(world: World) -> None:
    batch = read(world)

    answer = world.signed_in("shen").get(f"/figures/batches/{batch.pk}/pages/1/")

    assert (answer.content[:3], answer.headers["Content-Type"]) == (b"\xff\xd8\xff", "image/jpeg")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(("who", "status"), [("shen", 404), ("qin", 404), ("lin", 404), ("xi", 403)])
def test_a_page_that_is_not_there_is_not_drawn_for_anybody(world: World, who: str, status: int) -> None:
    batch = read(world)

    assert world.signed_in(who).get(f"/figures/batches/{batch.pk}/pages/9999/").status_code == status


def test_whoever_does_not_see_the_batch_gets_no_picture(world: World) -> None:
    batch = read(world)

    assert world.signed_in("qin").get(f"/figures/batches/{batch.pk}/pages/1/").status_code == 404
