"""One source: its deliveries, its remembered mappings, retired and taken up again."""

import pytest

from guantong.apps.feeds.models import Feed, SavedMapping
from tests.feeds import feed, published
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_its_mapping_is_shown_and_can_be_forgotten(world: World) -> None:
    delivery, client = published(world), world.signed_in("shen")
    address = f"/feeds/sources/{delivery.feed_id}/"
    assert "金额单位：元" in client.get(address).content.decode()

    client.post(address, {"verb": "forget", "forget-fingerprint": SavedMapping.objects.get().fingerprint})

    assert "还没有：第一个文件确认字段后记住" in client.get(address).content.decode()


def test_it_is_retired_and_taken_up_again(world: World) -> None:
    one, client = feed(world), world.signed_in("shen")
    address = f"/feeds/sources/{one.pk}/"

    client.post(address, {"verb": "retire"})
    assert (Feed.objects.get().state, "/feeds/upload/" in client.get(address).content.decode()) == ("retired", False)
    client.post(address, {"verb": "take_up"})

    assert Feed.objects.get().state == "in_use"


@pytest.mark.parametrize(("who", "status"), [("cao", 200), ("qin", 404), ("lin", 403)])
def test_who_may_see_it(world: World, who: str, status: int) -> None:
    one = feed(world, "ZX来源")

    answer = world.signed_in(who).get(f"/feeds/sources/{one.pk}/")

    assert (answer.status_code, "ZX来源" in answer.content.decode()) == (status, status == 200)


def test_whoever_sees_it_may_not_retire_it(world: World) -> None:
    one = feed(world)

    assert world.signed_in("cao").post(f"/feeds/sources/{one.pk}/", {"verb": "retire"}).status_code == 403
