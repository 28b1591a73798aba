"""Receiving a plan on its page: the day as it was, what is no adjustment explained beside it."""

from datetime import date

import pytest

from guantong.apps.adjustments.models import Plan
from tests.world import World

pytestmark = pytest.mark.django_db
FORM = {
    "verb": "receive", "receive-year": 2026, "receive-number": 3, "receive-title": "初步方案", "receive-received_on": "2026-11-12",
    "receive-triggers": ["raises_debt"],
}  # fmt: skip


def test_finance_itself_may_register_what_it_sends(world: World) -> None:
    answer = world.signed_in("cao").post("/adjustments/receive/", FORM)

    plan = Plan.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/adjustments/{plan.pk}/")
    assert (plan.received_on, plan.triggers, plan.session) == (date(2026, 11, 12), ["raises_debt"], None)


def test_the_page_explains_what_is_no_adjustment_and_a_unit_does_not_come_in(world: World) -> None:
    page = world.signed_in("shen").get("/adjustments/receive/").content.decode()

    assert "不需配套的上级专项转移支付" in page
    assert "《预算法》第71条" in page
    assert world.signed_in("qin").get("/adjustments/receive/").status_code == 403


def test_a_wrong_field_comes_back_with_its_sentence(world: World) -> None:
    answer = world.signed_in("shen").post("/adjustments/receive/", {**FORM, "receive-received_on": "2099-11-13"})

    assert answer.status_code == 422
    assert "这一天还没有到" in answer.content.decode()
