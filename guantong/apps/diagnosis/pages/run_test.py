"""One run: which documents it looked at, what held, what could not be computed and why; only what one may see."""

import pytest

from guantong.apps.diagnosis.models import Run, Signal
from guantong.apps.diagnosis.queries import changes_by
from guantong.domain.secrecy import Level
from tests.figures import published
from tests.printed import corrected, faulty
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_a_run_says_of_every_document_what_held_and_what_was_not_computed(world: World) -> None:
    published(world)
    run = Run.objects.get()
    (came,) = run.examined.values()

    page = world.signed_in("shen").get(f"/diagnosis/runs/{run.pk}/").content.decode()

    assert came["computed"] > came["held"] > 0
    assert (str(came["computed"]) in page, "没有条件计算" in page, came["why"][0] in page) == (
        True,
        True,
        True,
    )


@pytest.mark.parametrize(("who", "status"), [("ye", 404), ("cao", 403), ("lin", 403), ("he", 200)])
def test_who_may_see_it(world: World, who: str, status: int) -> None:
    published(world)

    assert world.signed_in(who).get(f"/diagnosis/runs/{Run.objects.get().pk}/").status_code == status


def test_a_run_tells_what_is_new_changed_and_gone_against_what_was_known(world: World) -> None:
    published(world, faulty("table_total"))
    published(world, corrected("table_total"))
    first, second = Run.objects.order_by("pk")
    shen = world.signed_in("shen")

    pages = [shen.get(f"/diagnosis/runs/{run.pk}/?of=changes").content.decode() for run in (first, second)]

    gone = Signal.objects.get(state="lapsed", rule="B01")
    assert (len(first.changes["raise"]), gone.pk in second.changes["lapse"]) == (first.changed("raise"), True)
    assert f'href="/diagnosis/signals/{gone.pk}/"' in pages[1]
    assert ("新提示" in pages[0], "不再出现" in pages[1]) == (True, True)


def test_what_changed_is_told_as_far_as_one_sees_the_signals(world: World) -> None:
    published(world, level=Level.SENSITIVE)
    run = Run.objects.get()

    assert (changes_by(run, world.standing("ye")), len(changes_by(run, world.standing("shen"))) > 0) == ([], True)
