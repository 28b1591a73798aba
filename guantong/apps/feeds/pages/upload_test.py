"""Bringing a file on its page: a source is registered on the way, what is unsure is asked, what is refused says what to do."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.feeds.models import Delivery, Feed
from guantong.apps.files.operations import LARGEST
from tests.feeds import MARCH, csv, feed, published
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
ADDRESS = "/feeds/upload/"


def asked(world: World, content: bytes | None = None, name: str = "支付.csv", **facts: Any) -> dict[str, Any]:
    new = {"name": "区财政局", "table": "payment", "path": world.body("CZ").path}
    file = SimpleUploadedFile(name, csv() if content is None else content)
    return {"period": "2026-03", "file": file, **({} if "feed" in facts else new), **facts}


def test_a_new_source_is_registered_and_its_fields_are_asked_next(world: World) -> None:
    answer = world.signed_in("shen").post(ADDRESS, asked(world))

    delivery = Delivery.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/feeds/deliveries/{delivery.pk}/mapping/")
    assert (str(delivery.feed), delivery.period, delivery.edition) == ("区财政局·支付明细", "2026-03", 1)


def test_which_table_it_is_may_be_told_by_its_headers(world: World) -> None:
    world.signed_in("shen").post(ADDRESS, asked(world, table=""))

    assert Feed.objects.get().table == "payment"


def test_where_the_headers_tell_no_table_the_reason_is_said_and_no_source_is_registered(world: World) -> None:
    answer = world.signed_in("shen").post(ADDRESS, asked(world, "甲,乙,丙\n1,2,3\n".encode(), table=""))

    assert (answer.status_code, "表头与任何一种财政记录都不够相符" in answer.content.decode()) == (422, True)
    assert Feed.objects.count() == 0


def test_a_file_with_confirmed_headers_goes_straight_to_its_delivery(world: World) -> None:
    published(world)
    april = csv([("2026-04-02", "7.00")])

    answer = world.signed_in("shen").post(ADDRESS, asked(world, april, feed=feed(world).pk, period="2026-04"))

    assert answer["Location"] == f"/feeds/deliveries/{Delivery.objects.get(period='2026-04').pk}/"


def test_a_correction_without_its_edition_is_asked_for_it(world: World) -> None:
    published(world)

    answer = world.signed_in("shen").post(ADDRESS, asked(world, csv(MARCH[:1]), feed=feed(world).pk))

    assert (answer.status_code, "请填第 2 版" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "空.csv", "文件是空的"),
        ("支付凭证号,支付日期\n\xff".encode("latin1", "replace"), "a.xlsx", "“a.xlsx”"),
        (b"PK\x03\x04broken", "a.xlsx", "“a.xlsx”"),
        ("<html><body>登录已过期</body></html>".encode(), "支付.csv", "“支付.csv”"),
        (csv(purpose="涉密项目"), "a.csv", "这些行写明涉密"),
    ],
)
def test_bad_files_are_refused_with_what_to_do(world: World, content: bytes, name: str, said: str) -> None:
    answer = world.signed_in("shen").post(ADDRESS, asked(world, content, name))

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert Delivery.objects.count() == 0


@pytest.mark.parametrize(("bytes_", "told"), [(LARGEST + 1, 33), (LARGEST + (3 << 20), 35)])
def test_a_file_that_is_too_large_is_told_to_come_by_months_and_is_kept_nowhere(
    world: World, bytes_: int, told: int
) -> None:
    answer = world.signed_in("shen").post(ADDRESS, asked(world, csv() + b"0" * (bytes_ - len(csv()))))

    assert answer.status_code == 422
    assert f"文件有 {told} MiB，超过 32 MiB，没有收到。请按月拆成几个文件" in answer.content.decode()
    assert (Delivery.objects.count(), Feed.objects.count()) == (0, 0)


def test_a_secret_file_is_stopped_and_said_so(world: World) -> None:
    answer = world.signed_in("shen").post(ADDRESS, asked(world, csv(purpose="机密★一年"), name="ZX.csv"))

    page = answer.content.decode()
    assert (answer.status_code, "已拦截" in page, "ZX.csv" in page, Delivery.objects.count()) == (422, True, False, 0)


@pytest.mark.parametrize(
    ("who", "status"), [("shen", 200), ("cao", 200), ("lin", 403), ("hua", 403), ("shi", 403), ("qin", 200)]
)
def test_who_finds_the_page(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(ADDRESS).status_code == status
