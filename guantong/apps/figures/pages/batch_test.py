"""A batch on its page: looked at, published, discarded; whoever may not see it learns nothing."""

import pytest

from guantong.apps.figures.models import Batch, Snapshot
from tests.figures import brought, published, read
from tests.printed import corrected
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_control_totals_and_what_does_not_balance_are_seen_before_publishing(world: World) -> None:
    batch = read(world)

    page = world.signed_in("shen").get(f"/figures/batches/{batch.pk}/").content.decode()

    assert ("处不平" in page, "项成立" in page, "发布为快照" in page) == (True, True, True)


def test_it_is_published_by_the_version_that_was_looked_at(world: World) -> None:
    batch = read(world)
    client, address = world.signed_in("shen"), f"/figures/batches/{batch.pk}/"

    stale = client.post(address, {"verb": "publish", "version": batch.version - 1})
    assert (stale.status_code, Snapshot.objects.count()) == (409, 0)
    done = client.post(address, {"verb": "publish", "version": batch.version})

    assert (done.status_code, Snapshot.objects.count(), Batch.objects.get().state) == (302, 1, "published")


def test_what_will_be_superseded_is_said(world: World) -> None:
    first = published(world)
    second = read(world, corrected("table_total"), name="更正.pdf")

    page = world.signed_in("shen").get(f"/figures/batches/{second.pk}/").content.decode()

    assert ("发布后将取代" in page, f"（批次 {first.pk}）" in page) == (True, True)


def test_a_file_that_came_by_mistake_is_discarded_with_the_reason(world: World) -> None:
    batch = brought(world, "空.pdf")
    client, address = world.signed_in("shen"), f"/figures/batches/{batch.pk}/"

    client.post(address, {"verb": "discard", "discard-reason": "传错"})

    page = client.get(address).content.decode()
    assert (Batch.objects.get().state, "传错" in page) == ("discarded", True)


@pytest.mark.parametrize(
    ("who", "status"), [("qin", 404), ("ye", 404), ("lin", 404), ("shi", 403), ("su", 404), ("cao", 200)]
)
def test_who_may_see_it(world: World, who: str, status: int) -> None:
    batch = brought(world, "ZX预算.pdf")

    answer = world.signed_in(who).get(f"/figures/batches/{batch.pk}/")

    assert (answer.status_code, "ZX预算" in answer.content.decode()) == (status, status == 200)


def test_whoever_sees_it_may_not_publish_it(world: World) -> None:
    batch = read(world)

    answer = world.signed_in("cao").post(f"/figures/batches/{batch.pk}/", {"verb": "publish", "version": batch.version})

    assert (answer.status_code, Snapshot.objects.count()) == (403, 0)
