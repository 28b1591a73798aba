"""The plans as data: received whatever the day, counted to a session; a deputy reads what was published."""

from datetime import date
from typing import Any

import pytest

from guantong.apps.adjustments.models import Plan
from tests.adjustments import received, session_on, with_items
from tests.world import World

pytestmark = pytest.mark.django_db


def sent(world: World, where: str, what: dict[str, Any], who: str = "cao") -> Any:
    return world.signed_in(who).post(f"/api/adjustments/{where}", what, content_type="application/json")


def test_a_plan_is_received_and_counted_to_its_session(world: World) -> None:
    session = session_on(world, date(2026, 12, 1))
    told = {"year": 2026, "number": 3, "title": "初步方案", "received_on": "2026-11-02", "triggers": ["raises_debt"]}

    made = sent(world, "plans", told).json()
    counted = sent(world, f"plans/{made['id']}/set_session", {"session": session.pk, "version": 1}, "shen").json()

    assert (counted["days"], counted["version"], Plan.objects.get().session) == ([29], 2, session)
    assert sent(world, f"plans/{made['id']}/set_session", {"session": None, "version": 1}, "shen").status_code == 409
    assert sent(world, "plans", {**told, "number": 4}, "qin").status_code == 403


def test_sums_and_lines_are_told_in_fen(world: World) -> None:
    plan = with_items(world, received(world))
    client = world.signed_in("shen")

    (total,) = client.get(f"/api/adjustments/plans/{plan.pk}/sums").json()
    rows = client.get("/api/adjustments/items").json()["rows"]

    assert total == {
        "side": "expense",
        "fund_kind": "general",
        "before": 180_000_000,
        "change": 20_000_000,
        "after": 200_000_000,
        "count": 2,
    }
    assert [(row["plan"], row["change"]) for row in rows] == [(plan.pk, 25_000_000), (plan.pk, -5_000_000)]
    assert world.signed_in("lin").get(f"/api/adjustments/plans/{plan.pk}").status_code == 404
