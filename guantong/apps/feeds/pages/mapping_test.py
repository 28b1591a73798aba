"""What headers mean, on its page: proposed with doubts, confirmed by a person, refused while something is open."""

from typing import Any

import pytest

from guantong.apps.feeds.mapping_form import MappingForm, proposal
from guantong.apps.feeds.models import Delivery, SavedMapping
from guantong.apps.feeds.reading import _samples
from guantong.apps.files.store import path_of
from guantong.domain.fiscal.records.mapping import Dates
from guantong.domain.money import Unit
from tests.feeds import MARCH, brought, csv, published
from tests.figures import work_off
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def filled(delivery: Delivery, **facts: Any) -> dict[str, Any]:
    """Return the form as it is proposed, with what a person declares."""
    form = MappingForm(proposed=proposal(delivery), prefix="map")
    proposed = {f"map-{name}": form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}
    return {**proposed, "verb": "map", "version": delivery.version, **{f"map-{name}": v for name, v in facts.items()}}


def address(delivery: Delivery) -> str:
    return f"/feeds/deliveries/{delivery.pk}/mapping/"


def test_twenty_rows_and_the_proposal_are_shown(world: World) -> None:
    many = csv([(f"2026-03-{day:02}", f"{day}.00") for day in range(1, 26)])
    delivery = brought(world, many)

    page = world.signed_in("shen").get(address(delivery)).content.decode()

    assert ("按表头和内容猜测" in page, page.count('<td class="nw">明湖建工有限公司</td>')) == (True, 20)


def test_nothing_is_taken_in_before_the_unit_of_money_is_declared(world: World) -> None:
    delivery, client = brought(world), world.signed_in("shen")

    refused = client.post(address(delivery), filled(delivery))
    assert (refused.status_code, "单位没有声明" in refused.content.decode()) == (422, True)
    assert SavedMapping.objects.count() == 0
    done = client.post(address(delivery), filled(delivery, money="万元"))

    work_off(world)
    delivery.refresh_from_db()
    assert (done.status_code, delivery.state, delivery.sums["amount"]) == (302, "taken_in", 1_950_50 * 10_000)


def test_days_that_do_not_tell_day_from_month_are_asked_and_not_guessed(world: World) -> None:
    delivery = brought(world, csv([("03/04/2026", "1.00"), ("05/06/2026", "2.00")]))
    client = world.signed_in("shen")

    assert "看不出日、月的先后" in client.get(address(delivery)).content.decode()
    refused = client.post(address(delivery), filled(delivery, money="元"))
    assert refused.status_code == 422
    client.post(address(delivery), filled(delivery, money="元", dates="day_first"))

    delivery.refresh_from_db()
    assert delivery.as_mapped
    assert (delivery.as_mapped.dates, delivery.as_mapped.money) == (Dates.DAY_FIRST, Unit.YUAN)


def test_a_needed_column_that_is_left_out_is_named(world: World) -> None:
    delivery = brought(world)

    answer = world.signed_in("shen").post(address(delivery), filled(delivery, money="元", at_paid_on=""))

    assert (answer.status_code, "的每一行都要有“支付日期”" in answer.content.decode()) == (422, True)


def test_a_column_may_be_the_same_in_every_row(world: World) -> None:
    delivery = brought(world)

    world.signed_in("shen").post(address(delivery), filled(delivery, money="元", is_fund_kind="一般公共预算"))

    delivery.refresh_from_db()
    assert delivery.as_mapped
    assert delivery.as_mapped.fixed == {"fund_kind": "一般公共预算"}


@pytest.mark.parametrize(
    ("facts", "said"),
    [({"is_amount": "5"}, "选了表头就不填固定值"), ({"is_fund_kind": "彩票"}, "不能作为“资金性质”的固定值")],
)
def test_a_fixed_value_that_cannot_be_is_refused(world: World, facts: dict[str, str], said: str) -> None:
    delivery = brought(world)

    answer = world.signed_in("shen").post(address(delivery), filled(delivery, money="元", **facts))

    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_only_some_rows_are_taken_where_a_person_says_so(world: World) -> None:
    delivery = brought(world)

    world.signed_in("shen").post(
        address(delivery), filled(delivery, money="元", only_header="1", only_texts="2026-03-03；2026-03-14")
    )
    work_off(world)

    delivery.refresh_from_db()
    assert (delivery.counted("taken"), delivery.counted("left_out")) == (2, 1)


def test_a_payee_that_reads_like_a_person_is_masked_here_too_unless_it_is_none(world: World) -> None:
    delivery, client = brought(world, csv(payee="欧阳明湖")), world.signed_in("shen")
    assert "欧阳明湖" not in client.get(address(delivery)).content.decode()

    client.post(address(delivery), filled(delivery, money="元", organisations="欧阳明湖\n"))

    delivery.refresh_from_db()
    assert delivery.as_mapped
    assert delivery.as_mapped.organisations == ("欧阳明湖",)


def test_whoever_confirmed_first_is_seen_by_the_second(world: World) -> None:
    delivery, client = brought(world), world.signed_in("shen")
    first = filled(delivery, money="元")
    client.post(address(delivery), first)

    again = client.post(address(delivery), {**first, "map-money": "万元"})

    delivery.refresh_from_db()
    assert delivery.as_mapped
    assert (again.status_code, delivery.as_mapped.money) == (409, Unit.YUAN)


def test_a_source_that_is_known_proposes_its_mapping(world: World) -> None:
    leeds = b"Payment Date,Organisational Unit,Beneficiary Name,Amount\n03/03/2026,Adults,Minghu Works Ltd,12.50\n"
    delivery = brought(world, leeds)

    page = world.signed_in("shen").get(address(delivery)).content.decode()

    assert "利兹（英国）支付明细" in page


def test_it_is_closed_once_it_is_published_and_to_whoever_may_not(world: World) -> None:
    delivery = brought(world)
    assert world.signed_in("xi").get(address(delivery)).status_code in (403, 404)

    done = published(world, csv(MARCH[:1]), period="2026-02")

    assert world.signed_in("shen").get(address(done)).status_code == 409


def test_where_the_file_is_gone_one_is_told_and_led_back(world: World) -> None:
    delivery, client = brought(world), world.signed_in("shen")
    assert delivery.file is not None
    path_of(delivery.file.sm3).unlink()
    _samples.clear()

    answer = client.get(address(delivery), follow=True)

    assert (answer.status_code, "原文件不在存储中" in answer.content.decode()) == (200, True)
