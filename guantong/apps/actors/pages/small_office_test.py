"""A profile is turned off by the security administrator, once nobody holds two posts by it any more."""

import pytest

from guantong.apps.actors.models import SmallOffice
from tests.world import World

pytestmark = pytest.mark.django_db
PROFILE = {"verb": "turn_on", "turn_on-organisation": "YSGW", "turn_on-second": "gu", "turn_on-reason": "全办三人"}
AUDITOR = {
    "verb": "appoint", "appoint-person": "shen", "appoint-organisation": "YSGW", "appoint-role": "security_auditor",
    "appoint-begins_on": "2026-11-12",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _noon(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guantong.gateways.site.doorkeeper.now", lambda: world.now)


def test_it_is_turned_off_when_nobody_holds_two_posts_any_more(world: World) -> None:
    an = world.signed_in("an")
    an.post("/actors/small-offices/", PROFILE)
    an.post("/actors/appoint/", AUDITOR)
    address = f"/actors/small-offices/{SmallOffice.objects.get().pk}/"

    held = an.post(address, {"verb": "turn_off"})
    post = world.people["shen"].memberships.get(role="security_auditor")
    an.post(f"/actors/memberships/{post.pk}/", {"verb": "revoke", "revoke-ends_on": post.begins_on.isoformat()})
    free = an.post(address, {"verb": "turn_off"})

    assert (held.status_code, "仍有兼任未收回：沈经办" in held.content.decode()) == (409, True)
    assert free.status_code == 302
    assert an.post(address, {"verb": "turn_off"}).status_code == 409


@pytest.mark.parametrize(("who", "status"), [("gu", 403), ("shi", 403), ("xi", 403), ("qin", 404)])
def test_nobody_else_turns_it_off(world: World, who: str, status: int) -> None:
    world.signed_in("an").post("/actors/small-offices/", PROFILE)
    address = f"/actors/small-offices/{SmallOffice.objects.get().pk}/"

    assert world.signed_in(who).post(address, {"verb": "turn_off"}).status_code == status
