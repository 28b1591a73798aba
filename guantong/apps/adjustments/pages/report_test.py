"""A matter that is no adjustment is registered as reported, with its article."""

import pytest

from guantong.apps.adjustments.models import Plan
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_special_transfer_without_matching_money_is_reported(world: World) -> None:
    client = world.signed_in("shen")

    answer = client.post(
        "/adjustments/report/",
        {
            "verb": "report", "report-year": 2026, "report-title": "养老服务专项", "report-received_on": "2026-11-10",
            "report-not_adjustment": "matched_free_transfer",
        },
    )  # fmt: skip

    plan = Plan.objects.get()
    page = client.get(answer.url).content.decode()
    assert plan.state == "reported"
    assert "《预算法》第71条" in page
