"""A package comes in once, by its number, from a key in force; whatever is wrong with it, it is told and nothing changed."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from unittest.mock import patch
from warnings import catch_warnings
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from guantong.apps.exchange.disc import receive_all
from guantong.apps.exchange.keys import revoke_key
from guantong.apps.exchange.models import Arrival
from guantong.apps.exchange.taking_in import give_up, place_again
from guantong.apps.feeds.models import Delivery
from guantong.apps.figures.register_file import COLUMNS, EXAMPLE
from guantong.apps.files.models import Attachment
from guantong.apps.files.operations import Stopped
from guantong.apps.files.store import kept
from guantong.apps.journal.models import Entry
from guantong.domain.seal.package import Document
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.exchange import OTHER, came, confirmed, month, packed, registered
from tests.feeds import csv, feed, mapped, said, taken_in
from tests.figures import work_off
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def zipped(*contents: bytes, name: str = "支付.csv") -> bytes:
    """Return a zip of files of one name."""
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as new, catch_warnings(action="ignore"):
        for content in contents:
            new.writestr(name, content)
    return kept.getvalue()


LISTED = Document("figures.register", 1, "清单.csv", {}, "\n".join((",".join(COLUMNS), ",".join(EXAMPLE))).encode())
ANSWERED = {"body": "CZ", "typed_by": "秦预算", "signed_by": "局长 王某", "signed_on": "2026-11-10"}


def standing() -> tuple[int, int, int, int, list[str]]:
    """What a refused package must leave as it was."""
    counts = [model.objects.count() for model in (Arrival, Delivery, Attachment, Entry)]
    return (*counts, sorted(kept()))  # type: ignore[return-value]


def test_finances_month_goes_from_the_disc_to_the_wizard_of_feeds(world: World) -> None:
    feed(world)
    confirmed(world)

    found = came(world, packed())

    (delivery,) = Delivery.objects.all()
    (document,) = found.arrival.documents
    assert (found.arrival.state, document["state"], document["where"]) == (
        "taken_in", "placed", f"/feeds/deliveries/{delivery.pk}/",
    )  # fmt: skip
    assert (delivery.state, delivery.period, delivery.brought_by, delivery.name) == (
        "uploaded",
        "2026-03",
        "shen",
        "支付.csv",
    )
    mapped(world, delivery, said())
    work_off(world)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.counted("taken")) == ("taken_in", 3)


def test_the_same_package_again_does_nothing_and_says_so(world: World) -> None:
    feed(world)
    confirmed(world)
    first = came(world, packed())
    before = standing()

    again = came(world, packed())

    assert (again.known, again.arrival.pk, standing()) == (True, first.arrival.pk, before)
    assert "内容相同：没有改动任何内容" in again.says.zh


def test_a_later_one_waits_says_the_gap_and_follows_the_earlier(world: World) -> None:
    feed(world)
    confirmed(world)
    april = month(csv([("2026-04-03", "10.00")]), {"source": "区财政局", "table": "payment", "period": "2026-04"})

    second = came(world, packed(april, number=2))
    assert (second.arrival.state, Delivery.objects.count()) == ("waiting", 0)
    assert "前面缺第 1 号" in second.says.zh

    first = came(world, packed())
    assert [row.number for row in first.followed] == [2]
    assert list(Delivery.objects.order_by("pk").values_list("period", flat=True)) == ["2026-03", "2026-04"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (packed()[:-1], "不完整"),
        (packed() + b"x", "清单以外的内容"),
        (packed().replace(b"1200.50", b"9200.50"), "与清单的摘要不符"),
        (packed().replace(b'"number":1', b'"number":2'), "签名与登记的钥匙不符"),
        (packed().replace("明湖区财政局".encode(), "明湖区审计局".encode()), "没有登记过"),
        (packed(key=OTHER), "没有指纹为"),
        (packed(receiver="别处"), "这个包是给“别处”的"),
        (b"PK\x03\x04", "这不是数据包文件"),
        (zipped(packed(), packed()), "这不是数据包文件"),
        (packed().replace(b"package 1", b"package 2", 1), "请先升级本系统"),
        (packed(sender="明湖区财政局·演练"), "没有登记过"),
        (packed(month(name="../支付.csv")), "带有路径"),
        (packed(month(name="支付.zip", content=zipped(b"0" * (64 << 20)))), "包内文件“支付.zip”不能接收，整个包什么也没有接收"),
        (packed(month(name="支付.zip", content=zipped(b"1", name="../支付.csv"))), "包内文件“支付.zip”不能接收，整个包什么也没有接收"),
        (packed(LISTED, Document("opinions.answers", 1, "答.xlsx", ANSWERED, zipped(b"0" * (64 << 20)))), "包内文件“答.xlsx”不能接收"),
    ],
)  # fmt: skip
def test_what_was_tampered_with_is_refused_and_nothing_changed(world: World, content: bytes, says: str) -> None:
    feed(world)
    confirmed(world)
    before = standing()

    with pytest.raises(BadInput, match=says):
        came(world, content)

    assert standing() == before


def test_another_package_under_a_number_that_came_is_refused(world: World) -> None:
    feed(world)
    confirmed(world)
    came(world, packed())
    before = standing()

    with pytest.raises(BadInput, match="一个编号只用一次"):
        came(world, packed(month(csv(payee="他处建工"))))

    assert standing() == before


def test_a_key_that_no_second_person_confirmed_takes_nothing_in(world: World) -> None:
    registered(world)

    with pytest.raises(BadInput, match="还没有由第二人确认"):
        came(world, packed())


def test_a_revoked_key_is_refused_from_its_day_and_what_waits_under_it_too(world: World) -> None:
    feed(world)
    key = confirmed(world)
    tomorrow = world.now + timedelta(days=1)
    came(world, packed(month(about={"source": "区财政局", "table": "payment", "period": "2026-04"}), number=2))
    revoke_key(key=key, revoked_on=tomorrow.date(), reason="钥匙遗失", by=world.standing("an"), as_of=world.now)

    assert came(world, packed(month(), number=3)).arrival.state == "waiting"
    with pytest.raises(BadInput, match="起已撤销"):
        came(world, packed(), as_of=tomorrow)
    give_up(
        partner=key.partner, number=1, reason="重发", by=world.standing("shen"), as_of=tomorrow
    )  # the number is free, the key is not

    assert list(Arrival.objects.order_by("number").values_list("number", "state")) == [
        (1, "given_up"), (2, "refused"), (3, "waiting"),
    ]  # fmt: skip
    assert Delivery.objects.count() == 0


def test_a_number_that_is_given_up_lets_the_next_follow_and_is_refused_when_it_comes_after_all(world: World) -> None:
    feed(world)
    key = confirmed(world)
    came(world, packed(number=2))
    by, as_of = world.standing("shen"), world.now

    with pytest.raises(BadInput, match="现在缺：1"):
        give_up(partner=key.partner, number=3, reason="没有", by=by, as_of=as_of)
    give_up(partner=key.partner, number=1, reason="盘损毁", by=by, as_of=as_of)

    assert list(Arrival.objects.order_by("number").values_list("state", flat=True)) == ["given_up", "taken_in"]
    with pytest.raises(BadInput, match="放弃等待"):
        came(world, packed(month(csv(payee="迟到"))))


def test_a_document_nobody_can_place_is_left_with_the_reason_and_placed_later(world: World) -> None:
    confirmed(world)
    arrival = came(world, packed()).arrival
    assert (arrival.state, arrival.left) == ("taken_in", 1)
    assert "没有登记“区财政局”的支付明细" in arrival.documents[0]["zh"]

    feed(world)
    arrival = place_again(arrival=arrival, by=world.standing("shen"), as_of=world.now)

    assert (arrival.left, Delivery.objects.count()) == (0, 1)
    with pytest.raises(BadInput, match="都已送达"):
        place_again(arrival=arrival, by=world.standing("shen"), as_of=world.now)


def test_a_file_with_a_secrecy_mark_stops_the_package_and_nothing_of_it_is_kept(world: World) -> None:
    confirmed(world)
    before = standing()

    with pytest.raises(Stopped):
        came(world, packed(month(csv(purpose="机密★一年"))))

    assert (Arrival.objects.count(), sorted(kept())) == (0, before[-1])


def test_a_kind_this_installation_does_not_know_changes_nothing(world: World) -> None:
    confirmed(world)

    with pytest.raises(BadInput, match="请先升级本系统"):
        came(world, packed(Document("survey.rows", 7, "问卷.csv", {}, b"1")))


def test_finance_itself_takes_no_package_in(world: World) -> None:
    confirmed(world)

    with pytest.raises(NotAllowed):
        came(world, packed(), who="cao")


def test_a_file_delivered_before_is_the_same_delivery(world: World) -> None:
    delivery = taken_in(world)
    confirmed(world)

    arrival = came(world, packed()).arrival

    assert (arrival.documents[0]["where"], Delivery.objects.count()) == (f"/feeds/deliveries/{delivery.pk}/", 1)


def test_one_file_twice_in_a_package_is_one_delivery(world: World) -> None:
    feed(world)
    confirmed(world)

    arrival = came(world, packed(month(), month())).arrival

    assert ([one["state"] for one in arrival.documents], Delivery.objects.count()) == (["placed", "placed"], 1)


def test_a_package_twice_on_a_disc_under_two_names_is_taken_in_once(world: World) -> None:
    feed(world)
    confirmed(world)

    ends = receive_all([("a.gtpack", packed()), ("副本.gtpack", packed())], by=world.standing("shen"), as_of=world.now)

    assert [(one.refused, "没有改动任何内容" in one.says.zh) for one in ends] == [(False, False), (False, True)]
    assert (Arrival.objects.count(), Delivery.objects.count()) == (1, 1)


def test_a_package_of_a_practice_area_is_refused_though_its_key_was_entered_before_it_was_one(
    world: World, settings: Any
) -> None:
    feed(world)
    with pytest.raises(BadInput, match="正式系统不登记演练区的钥匙"):
        confirmed(world, name="明湖区财政局·演练")
    settings.PRACTICE = True
    confirmed(world, name="明湖区财政局·演练")
    settings.PRACTICE = False
    before = standing()

    with pytest.raises(BadInput, match="这是演练区“明湖区财政局·演练”打的包，正式系统不接收"):
        came(world, packed(sender="明湖区财政局·演练"))

    assert standing() == before


def test_a_package_that_was_cut_short_goes_on_when_it_is_brought_again(world: World) -> None:
    feed(world)
    confirmed(world)
    with patch("guantong.apps.exchange.taking_in.go_on", lambda **_told: []):
        assert came(world, packed()).arrival.state == "waiting"

    again = came(world, packed())

    assert (again.known, again.arrival.state, "文件都已送达" in again.says.zh) == (True, "taken_in", True)
    assert Delivery.objects.count() == 1


def test_a_number_far_beyond_what_came_is_not_taken_in_and_its_sender_goes_on(world: World) -> None:
    feed(world)
    confirmed(world)
    before = standing()

    with pytest.raises(BadInput, match="编号 1001 比已收到的多出 1000 号以上"):
        came(world, packed(number=1001))

    assert standing() == before
    assert came(world, packed(number=1000)).arrival.state == "waiting"
