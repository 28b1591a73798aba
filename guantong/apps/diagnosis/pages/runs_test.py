"""The runs of the rules: asked for by the commission, refused while nothing is published, listed to whoever reads signals."""

import pytest

from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.jobs.operations import cancel
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


def test_while_one_over_everything_is_under_way_no_second_waits(world: World) -> None:
    published(world)
    shen = world.signed_in("shen")
    shen.post("/diagnosis/runs/", {"verb": "start"})

    again = shen.post("/diagnosis/runs/", {"verb": "start"})

    assert (again.status_code, "正在进行" in again.content.decode()) == (422, True)
    assert Run.objects.filter(batch=None, state="asked").count() == 1


def test_a_run_whose_job_ended_without_it_is_broken_off_by_the_next(world: World) -> None:
    published(world)
    shen = world.signed_in("shen")
    shen.post("/diagnosis/runs/", {"verb": "start"})
    cancel(job=Run.objects.latest("pk").job, by=world.standing("shen"), as_of=world.now)

    shen.post("/diagnosis/runs/", {"verb": "start"})
    work_off(world)

    assert list(Run.objects.filter(batch=None).order_by("pk").values_list("state", flat=True)) == ["broken_off", "done"]
    assert list(drifted()) == []


def test_counts_over_everything_are_for_whom_nothing_is_hidden(world: World) -> None:
    published(world, at="QS")

    pages = {who: world.signed_in(who).get("/diagnosis/runs/").content.decode() for who in ("shen", "ye")}

    assert {who: ("用时" in page, "新提示" in page) for who, page in pages.items()} == {
        "shen": (True, True), "ye": (True, False),
    }  # fmt: skip
