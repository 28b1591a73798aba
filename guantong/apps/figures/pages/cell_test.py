"""A cell of a file: outlined on its page; a changed reader and a lost place are said; whoever may not see learns nothing."""

import pytest
from django.urls import reverse

from guantong.apps.figures.models import Batch
from guantong.apps.figures.queries import facts_of
from guantong.apps.figures.spots import spot_of
from tests.figures import read
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def address_of(batch: Batch, **changes: object) -> str:
    fact = next(f for f in facts_of(batch.documents.get()) if f.fen)
    place = {"page": fact.page, "table": fact.table, "row": fact.row, "header": fact.header, "printed": fact.printed}
    return reverse("figures:cell", args=[batch.pk]) + spot_of({**place, **changes})


def test_the_cell_is_outlined_on_the_picture_of_its_page(world: World) -> None:
    batch = read(world)

    page = world.signed_in("shen").get(address_of(batch)).content.decode()

    assert page.count('<rect class="cell"') == 1
    assert "读取器在这份文件读取之后更新过" not in page


def test_a_reader_that_has_changed_since_is_said_and_the_figure_compared(world: World) -> None:
    batch = read(world)
    Batch.objects.update(edition="of then")
    client = world.signed_in("shen")

    same, other = client.get(address_of(batch)), client.get(address_of(batch, printed="999"))

    assert "同一格印的是同一个数" in same.content.decode()
    assert "当时读出 999" in other.content.decode()


def test_a_place_that_is_not_found_any_more_is_said(world: World) -> None:
    batch = read(world)

    page = world.signed_in("shen").get(address_of(batch, row=999)).content.decode()

    assert ("找不到这一格" in page, '<rect class="cell"' in page) == (True, False)


@pytest.mark.parametrize("query", ["?page=x", "?page=99999", "?page=1&row=-1", "?page=1&row=x"])
def test_what_is_no_place_is_not_there(world: World, query: str) -> None:
    batch = read(world)

    assert world.signed_in("shen").get(f"/figures/batches/{batch.pk}/cell/{query}").status_code == 404


@pytest.mark.parametrize(("who", "status"), [("qin", 404), ("ye", 404), ("lin", 404), ("shi", 403)])
def test_who_may_not_see_the_batch_sees_none_of_its_cells(world: World, who: str, status: int) -> None:
    batch = read(world)

    assert world.signed_in(who).get(address_of(batch)).status_code == status
