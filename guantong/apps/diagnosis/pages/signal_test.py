"""One matter to look at: its sentence, its law, its evidence outlined side by side; whoever may not read it learns nothing."""

import pytest

from guantong.apps.diagnosis.models import Signal
from guantong.apps.figures.models import Batch
from tests.figures import published
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_the_evidence_stands_outlined_beside_the_sentence_and_the_law(world: World) -> None:
    published(world)
    signal = Signal.objects.filter(rule="B03").earliest("pk")

    page = world.signed_in("shen").get(f"/diagnosis/signals/{signal.pk}/").content.decode()

    assert (signal.says[:20] in page, "第" in page, 'class="chip law" href="/diagnosis/law/' in page) == (
        True,
        True,
        True,
    )
    assert page.count('<rect class="cell"') == len(signal.evidence) > 1
    assert page.count(f"/figures/batches/{signal.evidence[0]['batch']}/cell/") == len(signal.evidence)


def test_a_reader_that_has_changed_since_is_said(world: World) -> None:
    published(world)
    Batch.objects.update(edition="of then")

    page = world.signed_in("shen").get(f"/diagnosis/signals/{Signal.objects.earliest('pk').pk}/").content.decode()

    assert "读取器在这份文件读取之后更新过" in page


@pytest.mark.parametrize(("who", "status"), [("ye", 404), ("cao", 403), ("qin", 403), ("lin", 403)])
def test_who_may_not_read_it_learns_nothing(world: World, who: str, status: int) -> None:
    published(world)
    signal = Signal.objects.earliest("pk")

    answer = world.signed_in(who).get(f"/diagnosis/signals/{signal.pk}/")

    assert (answer.status_code, signal.title in answer.content.decode()) == (status, False)
