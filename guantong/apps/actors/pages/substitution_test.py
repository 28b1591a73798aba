"""A substitution is read in its own organisation and ended early by who may name one."""

from datetime import timedelta

import pytest

from guantong.apps.actors.models import Substitution
from guantong.apps.actors.standing_in import stand_in
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(world: World, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the page of a substitution that runs."""
    monkeypatch.setattr("guantong.gateways.site.doorkeeper.now", lambda: world.now)
    today = world.now.date()
    made = stand_in(
        absent=world.people["shen"], substitute=world.people["gu"], begins_on=today, ends_on=today + timedelta(days=9),
        reason="出差", by=world.standing("gu"), as_of=world.now,
    )  # fmt: skip
    return f"/actors/substitutions/{made.pk}/"


def test_it_is_shown_with_its_days_and_its_reason(world: World, address: str) -> None:
    shown = world.signed_in("shen").get(address).content.decode()

    assert ("顾主任 代 沈经办" in shown, "2026-11-21" in shown, "出差" in shown) == (True, True, True)


@pytest.mark.parametrize("who", ["gu", "an"])
def test_it_is_ended_early_once(world: World, address: str, who: str) -> None:
    client = world.signed_in(who)

    answers = [client.post(address, {"verb": "stand_down"}).status_code for _ in range(2)]

    assert answers == [302, 409]
    assert Substitution.objects.get().ends_on == world.now.date()


@pytest.mark.parametrize(("who", "status"), [("shen", 403), ("xi", 403), ("ye", 404), ("qin", 404), ("lin", 404)])
def test_nobody_else_ends_it(world: World, address: str, who: str, status: int) -> None:
    assert world.signed_in(who).post(address, {"verb": "stand_down"}).status_code == status
