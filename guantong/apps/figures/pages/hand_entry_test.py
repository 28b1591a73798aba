"""The typings of a file: begun beside its picture; a wrong page is said at its field; others learn nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.figures.models import Typing
from tests.figures import begun, scan
from tests.printed import TITLE
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")
TOLD = {
    "verb": "begin", "begin-pages": "2", "begin-form": "general_public_by_function", "begin-title": TITLE,
    "begin-unit": "万元", "begin-body": "明湖区城市管理局", "begin-year": "2026", "begin-kind": "budget",
    "begin-of_level": "department",
}  # fmt: skip


def test_a_table_is_begun_beside_the_picture_of_its_page(world: World) -> None:
    batch = scan(world)
    client, address = world.signed_in("shen"), f"/figures/batches/{batch.pk}/typing/"

    page = client.get(f"{address}?page=2").content.decode()
    answer = client.post(address, TOLD)

    assert f'href="/figures/batches/{batch.pk}/pages/2/"' in page
    assert answer.headers["Location"] == f"/figures/typings/{Typing.objects.get().pk}/"


def test_the_next_table_knows_whose_document_it_is(world: World) -> None:
    batch = scan(world)
    begun(world, batch)

    page = world.signed_in("shen").get(f"/figures/batches/{batch.pk}/typing/").content.decode()

    assert 'value="明湖区城市管理局"' in page


@pytest.mark.parametrize(
    ("asked", "said"), [({"begin-pages": "9"}, "1 至 2"), ({"begin-unit": ""}, "这个字段是必填项")]
)  # fmt: skip
def test_what_cannot_be_is_said_at_its_field(world: World, asked: dict[str, str], said: str) -> None:
    batch = scan(world)

    answer = world.signed_in("shen").post(f"/figures/batches/{batch.pk}/typing/", TOLD | asked)

    assert (answer.status_code, said in answer.content.decode(), Typing.objects.exists()) == (422, True, False)


@pytest.mark.parametrize(
    ("who", "status"), [("qin", 404), ("ye", 404), ("lin", 403), ("shi", 403), ("su", 404), ("he", 200)]
)
def test_who_may_not_see_the_batch_sees_none_of_its_typings(world: World, who: str, status: int) -> None:
    batch = scan(world)
    begun(world, batch, title="ZX支出表")

    answer = world.signed_in(who).get(f"/figures/batches/{batch.pk}/typing/")

    assert (answer.status_code, "ZX支出表" in answer.content.decode()) == (status, status == 200)


def test_whoever_only_reads_may_not_begin(world: World) -> None:
    batch = scan(world)

    assert world.signed_in("he").post(f"/figures/batches/{batch.pk}/typing/", TOLD).status_code == 403


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    batch, client = scan(world), world.signed_in("shen")

    def cost() -> int:
        client.get(f"/figures/batches/{batch.pk}/typing/")
        with CaptureQueriesContext(connection) as counted:
            client.get(f"/figures/batches/{batch.pk}/typing/")
        return len(counted)

    begun(world, batch)
    one = cost()
    begun(world, batch, form="expenditure")
    begun(world, batch, form="income")

    assert cost() == one
