"""As of a day: which documents counted, and a document's figures as they did; what one may not see stays unseen."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.figures.following import take_down
from guantong.apps.figures.models import Batch, Document, Snapshot
from guantong.domain.secrecy import Level
from tests.figures import published
from tests.printed import corrected, faulty, sound
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def dated(batch: Batch, days_ago: int, world: World) -> Batch:
    """Move the snapshot with which a batch came to so many days ago."""
    snapshot = batch.documents.first().came_id  # type: ignore[union-attr]
    Snapshot.objects.filter(pk=snapshot).update(taken_at=world.now - timedelta(days=days_ago))
    return batch


def two(world: World) -> tuple[Document, Document]:
    """Publish a document ten days ago, and the corrected file five days ago."""
    first = dated(published(world, faulty("table_total")), 10, world)
    second = dated(published(world, corrected("table_total"), name="更正.pdf"), 5, world)
    return first.documents.get(), second.documents.get()


def day(world: World, ago: int) -> str:
    return (world.now - timedelta(days=ago)).date().isoformat()


def test_the_documents_that_counted_on_a_day_are_listed(world: World) -> None:
    first, second = two(world)
    client = world.signed_in("shen")

    pages = {ago: client.get("/figures/documents/", {"on": day(world, ago)}).content.decode() for ago in (11, 7, 5)}

    links = [f"/figures/documents/{d.pk}/?on=" for d in (first, second)]
    assert {ago: [link in page for link in links] for ago, page in pages.items()} == {
        11: [False, False], 7: [True, False], 5: [False, True],
    }  # fmt: skip
    assert "那天没有计入的文件" in pages[11]


def test_a_document_shows_its_figures_of_a_day_or_that_it_did_not_count(world: World) -> None:
    first, second = two(world)
    client, address = world.signed_in("shen"), f"/figures/documents/{first.pk}/"

    then = client.get(address, {"on": day(world, 7)}).content.decode()
    now = client.get(address, {"on": day(world, 1)}).content.decode()

    cell = f"/figures/batches/{first.batch_id}/cell/"
    assert ("计入的数字" in then, cell in then) == (True, True)
    assert ("不计入" in now, cell in now, f"/figures/documents/{second.pk}/?on={day(world, 1)}" in now) == (
        True, False, True,
    )  # fmt: skip


def test_what_was_taken_down_counted_until_then(world: World) -> None:
    batch = dated(published(world), 5, world)
    take_down(batch=batch, version=batch.version, reason="发错了", by=world.standing("shen"), as_of=world.now)
    client, link = world.signed_in("shen"), f"/figures/documents/{batch.documents.get().pk}/?on="

    pages = [client.get("/figures/documents/", {"on": day(world, ago)}).content.decode() for ago in (1, 0)]

    assert [link in page for page in pages] == [True, False]


@pytest.mark.parametrize("typed", ["昨天", "2999-01-01", "0001-01-01", "1989-12-31"])
def test_what_is_no_day_is_told_at_the_field(world: World, typed: str) -> None:
    document = published(world).documents.get()
    client = world.signed_in("shen")

    answers = [
        client.get(address, {"on": typed}) for address in ("/figures/documents/", f"/figures/documents/{document.pk}/")
    ]

    assert [(a.status_code, 'role="alert"' in a.content.decode()) for a in answers] == [(422, True)] * 2


def test_searching_keeps_the_day(world: World) -> None:
    published(world)

    page = world.signed_in("shen").get("/figures/documents/", {"on": day(world, 0)}).content.decode()

    assert f'<input type="hidden" name="on" value="{day(world, 0)}">' in page


@pytest.mark.parametrize(("who", "sees"), [("shen", [True, True]), ("lin", [True, False]), ("qin", [True, False])])
def test_who_sees_which(world: World, who: str, sees: list[bool]) -> None:
    out = published(world).documents.get()
    kept = published(world, sound(), level=Level.SENSITIVE, name="另一份.pdf").documents.get()

    page = world.signed_in(who).get("/figures/documents/").content.decode()

    assert [f"/figures/documents/{d.pk}/" in page for d in (out, kept)] == sees


def test_it_costs_the_same_for_one_and_for_more(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    client.get("/figures/documents/")
    for content in (faulty("table_total"), sound()):
        published(world, content, name=f"{len(content)}.pdf")
        with CaptureQueriesContext(connection) as counted:
            client.get("/figures/documents/")
        costs.append(len(counted))

    assert len(set(costs)) == 1
