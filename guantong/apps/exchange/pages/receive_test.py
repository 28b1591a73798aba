"""A disc of several packages: each is told what became of it, one refused keeps no other away."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.exchange.models import Arrival
from tests.exchange import came, confirmed, month, packed
from tests.feeds import csv, feed
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def send(world: World, *contents: bytes, who: str = "shen") -> tuple[int, str]:
    files = [SimpleUploadedFile(f"{n}.gtpack", content) for n, content in enumerate(contents, 1)]
    client = world.signed_in(who)
    answer = client.post("/exchange/receive/", {"verb": "receive", "file": files}, follow=True)
    return answer.status_code, answer.content.decode()


def test_packages_of_one_disc_are_taken_in_by_their_numbers(world: World) -> None:
    feed(world)
    confirmed(world)
    april = month(
        about={"source": "区财政局", "table": "payment", "period": "2026-04"}, content=csv([("2026-04-03", "10.00")])
    )

    status, page = send(world, packed(april, number=2), packed())

    assert (status, page.count("已接收，文件都已送达")) == (200, 2)


def test_one_that_was_changed_is_told_beside_one_that_is_taken_in(world: World) -> None:
    feed(world)
    confirmed(world)

    status, page = send(world, packed(), packed(number=2)[:-1])

    assert (status, "数据包不完整" in page, Arrival.objects.count()) == (422, True, 1)


def test_the_same_again_says_that_nothing_was_changed(world: World) -> None:
    feed(world)
    confirmed(world)
    came(world, packed())

    assert "没有改动任何内容" in send(world, packed())[1]


def test_who_takes_no_package_in_is_refused(world: World) -> None:
    assert send(world, packed(), who="cao")[0] == 403
