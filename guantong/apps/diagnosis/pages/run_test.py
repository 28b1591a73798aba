"""One run: which documents it looked at, what held, what could not be computed and why; only what one may see."""

import pytest

from guantong.apps.diagnosis.models import Run
from tests.figures import published
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_a_run_says_of_every_document_what_held_and_what_was_not_computed(world: World) -> None:
    published(world)
    run = Run.objects.get()
    (came,) = run.examined.values()

    page = world.signed_in("shen").get(f"/diagnosis/runs/{run.pk}/").content.decode()

    assert came["computed"] > came["held"] > 0
    assert (str(came["computed"]) in page, "没有条件计算" in page, came["not_computed"][0]["why"] in page) == (
        True,
        True,
        True,
    )


@pytest.mark.parametrize(("who", "status"), [("ye", 404), ("cao", 403), ("lin", 403), ("he", 200)])
def test_who_may_see_it(world: World, who: str, status: int) -> None:
    published(world)

    assert world.signed_in(who).get(f"/diagnosis/runs/{Run.objects.get().pk}/").status_code == status
