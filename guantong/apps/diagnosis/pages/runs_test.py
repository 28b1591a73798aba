"""The runs of the rules: asked for by the commission, refused while nothing is published, listed to whoever reads signals."""

import pytest

from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.journal.queries import drifted
from tests.figures import published, work_off
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_another_run_doubles_nothing(world: World) -> None:
    published(world)
    signals = list(Signal.objects.values_list("identity", "raised_at"))

    answer = world.signed_in("shen").post("/diagnosis/runs/", {"verb": "start"})
    work_off(world)

    run = Run.objects.latest("pk")
    assert (answer.headers["Location"], run.state, run.cause) == (f"/diagnosis/runs/{run.pk}/", "done", "manual")
    assert list(Signal.objects.values_list("identity", "raised_at")) == signals
    assert list(drifted()) == []


def test_while_nothing_is_published_there_is_nothing_to_run_over(world: World) -> None:
    answer = world.signed_in("shen").post("/diagnosis/runs/", {"verb": "start"})

    assert (answer.status_code, "还没有发布任何数据" in answer.content.decode(), Run.objects.count()) == (422, True, 0)


@pytest.mark.parametrize(("who", "status"), [("he", 403), ("ye", 403), ("cao", 403), ("xi", 403)])
def test_only_the_commission_asks_for_a_run(world: World, who: str, status: int) -> None:
    published(world)

    assert world.signed_in(who).post("/diagnosis/runs/", {"verb": "start"}).status_code == status
    assert Run.objects.count() == 1
