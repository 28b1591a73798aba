"""A delivery on its page: its control totals and what was refused are seen before it is published; whoever may not see it learns nothing."""

import pytest

from guantong.apps.feeds.models import Delivery, Snapshot
from guantong.apps.jobs.models import Job
from tests.feeds import MARCH, brought, csv, mapped, paid, published, taken_in
from tests.figures import work_off
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def address(delivery: Delivery) -> str:
    return f"/feeds/deliveries/{delivery.pk}/"


def test_control_totals_and_refused_cells_are_seen_before_publishing(world: World) -> None:
    delivery = taken_in(world, csv([*MARCH, ("2026-03-05", "壹佰")]))

    page = world.signed_in("shen").get(address(delivery)).content.decode()

    assert ("1,950.50" in page, "第 5 行 “支付金额”" in page, "壹佰" in page, "发布入账" in page) == (True,) * 4


def test_it_is_published_by_the_version_that_was_looked_at(world: World) -> None:
    delivery, client = taken_in(world), world.signed_in("shen")

    stale = client.post(address(delivery), {"verb": "publish", "version": delivery.version - 1})
    assert (stale.status_code, Snapshot.objects.count()) == (409, 0)
    done = client.post(address(delivery), {"verb": "publish", "version": delivery.version})

    assert (done.status_code, paid()) == (302, 1_950_50)


def test_with_refused_lines_it_asks_why_it_shall_count_all_the_same(world: World) -> None:
    delivery = taken_in(world, csv([*MARCH, ("2026-03-05", "壹佰")]))
    client, said = world.signed_in("shen"), {"verb": "publish", "version": delivery.version}

    assert client.post(address(delivery), said).status_code == 422
    client.post(address(delivery), {**said, "publish-reason": "财政局已知悉"})

    assert "财政局已知悉" in client.get(address(delivery)).content.decode()


def test_one_click_and_a_reason_reverse_it(world: World) -> None:
    delivery, client = published(world), world.signed_in("shen")

    client.post(address(delivery), {"verb": "reverse", "version": delivery.version, "reverse-reason": "重复报送"})

    reversal = Delivery.objects.get(state="reversal")
    assert (paid(), f"报送 {delivery.pk}" in client.get(address(reversal)).content.decode()) == (None, True)


def test_what_will_be_superseded_is_said(world: World) -> None:
    published(world)
    second = taken_in(world, csv(MARCH[:1]), edition=2)

    assert "发布后将取代" in world.signed_in("shen").get(address(second)).content.decode()


def test_while_it_is_taken_in_its_way_is_shown_and_it_can_be_cancelled_and_taken_up_again(world: World) -> None:
    delivery, client = mapped(world, brought(world)), world.signed_in("shen")
    page = client.get(address(delivery)).content.decode()
    assert ("0 / 4" in page, 'hx-trigger="every 2s"' in page) == (True, True)

    client.post(address(delivery), {"verb": "cancel"})
    assert Job.objects.get().state == "cancelled"
    client.post(address(delivery), {"verb": "retry"})
    work_off(world)

    delivery.refresh_from_db()
    assert delivery.state == "taken_in"


def test_rows_of_another_period_are_told(world: World) -> None:
    delivery = taken_in(world, csv([*MARCH, ("2026-04-01", "1.00")]))

    assert "有 1 行的日期不在 2026-03 期间内" in world.signed_in("shen").get(address(delivery)).content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("qin", 404), ("ye", 404), ("lin", 403), ("shi", 403), ("su", 404), ("cao", 200), ("hua", 403)]
)
def test_who_may_see_it(world: World, who: str, status: int) -> None:
    delivery = taken_in(world, name="ZX支付.csv")

    answer = world.signed_in(who).get(address(delivery))

    assert (answer.status_code, "ZX支付" in answer.content.decode()) == (status, status == 200)


def test_whoever_sees_it_may_not_publish_it(world: World) -> None:
    delivery = taken_in(world)

    answer = world.signed_in("cao").post(address(delivery), {"verb": "publish", "version": delivery.version})

    assert (answer.status_code, Snapshot.objects.count()) == (403, 0)
