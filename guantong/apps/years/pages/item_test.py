"""One item of a plan: changed, dropped with why, restored; what it came from for those who may read it."""

import pytest

from guantong.apps.years.models import PlanItem
from guantong.apps.years.planning_test import TITLE, published
from tests.world import World

pytestmark = pytest.mark.django_db


def test_it_is_dropped_with_reason_and_document_and_taken_up_again(world: World) -> None:
    item = PlanItem.objects.get(plan=published(world))
    client, address = world.signed_in("wen"), f"/years/supervision/items/{item.pk}/"

    bare = client.post(address, {"verb": "drop_item", "version": 1, "drop_item-why": "上级已安排"})
    client.post(
        address,
        {
            "verb": "drop_item",
            "version": 1,
            "drop_item-why": "上级已安排",
            "drop_item-document": "主任会议〔2026〕11号",
        },
    )
    body = client.get(address).content.decode()
    client.post(address, {"verb": "restore_item", "version": 2, "restore_item-why": "仍需监督", "restore_item-document": "主任会议〔2026〕12号"})  # fmt: skip

    item.refresh_from_db()
    assert (bare.status_code, "上级已安排" in body, "调整取消" in body) == (422, True, True)
    assert (item.state, [one["what"] for one in item.plan.amendments]) == (
        "listed", [f"取消事项“{TITLE}”", f"恢复事项“{TITLE}”"],
    )  # fmt: skip


def test_everybody_reads_it_once_the_plan_is_published_and_nobody_else_changes_it(world: World) -> None:
    item = PlanItem.objects.get(plan=published(world))
    client = world.signed_in("qin")

    body = client.get(f"/years/supervision/items/{item.pk}/").content.decode()

    assert (TITLE in body, "取消事项" in body) == (True, False)
    assert client.post(f"/years/supervision/items/{item.pk}/", {"verb": "drop_item", "version": 1}).status_code == 403
