"""The figures of a document: table by table, each a way to its cell; exported; only for whoever sees it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.figures.pages.corrections_test import corrected
from tests.figures import read, work_off
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_a_table_is_shown_and_every_figure_opens_its_cell(world: World) -> None:
    document = read(world).documents.get()
    title = document.controls[1]["title"]

    page = world.signed_in("shen").get(f"/figures/documents/{document.pk}/", {"table": title}).content.decode()

    assert page.count(f"/figures/batches/{document.batch_id}/cell/?page=") == min(document.controls[1]["values"], 50)


def test_an_unknown_table_is_the_first(world: World) -> None:
    document = read(world).documents.get()
    client = world.signed_in("shen")

    first = client.get(f"/figures/documents/{document.pk}/")

    assert first.status_code == client.get(f"/figures/documents/{document.pk}/?table=x'%20OR%201=1").status_code == 200


def test_it_is_exported(world: World) -> None:
    document = read(world).documents.get()

    answer = world.signed_in("shen").get(f"/figures/documents/{document.pk}/?as=xlsx")

    assert answer.headers["Content-Type"].startswith("application/vnd.openxmlformats")


def test_it_costs_the_same_for_every_table(world: World) -> None:
    document = read(world).documents.get()
    client = world.signed_in("shen")
    client.get(f"/figures/documents/{document.pk}/")
    costs = set()
    for control in document.controls:
        with CaptureQueriesContext(connection) as counted:
            client.get(f"/figures/documents/{document.pk}/", {"table": control["title"]})
        costs.add(len(counted))

    assert len(costs) == 1


@pytest.mark.parametrize(
    ("who", "status"), [("qin", 404), ("ye", 404), ("lin", 404), ("shi", 403), ("su", 404), ("cao", 200)]
)
def test_who_may_see_it(world: World, who: str, status: int) -> None:
    document = read(world).documents.get()

    answer = world.signed_in(who).get(f"/figures/documents/{document.pk}/")

    assert (answer.status_code, document.body in answer.content.decode()) == (status, status == 200)


def test_a_corrected_cell_says_so_beside_what_is_printed(world: World) -> None:
    batch = read(world)
    row = corrected(world, batch)
    work_off(world)
    document, client = batch.documents.get(), world.signed_in("shen")

    page = client.get(f"/figures/documents/{document.pk}/", {"table": row.table}).content.decode()

    assert f"机器读数 {row.printed}，更正为 1,284.50，沈经办，2026-11-" in page
