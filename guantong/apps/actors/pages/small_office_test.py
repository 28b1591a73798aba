"""The profile of one office: turned off when its exceptions have ended; not there for another organisation."""

import pytest

from guantong.apps.actors.models import SmallOffice
from guantong.apps.actors.pages.small_offices_test import AUDITOR, PROFILE
from tests.world import World

pytestmark = pytest.mark.django_db


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


def test_another_organisation_finds_no_such_profile(world: World) -> None:
    world.signed_in("an").post("/actors/small-offices/", PROFILE)

    answer = world.signed_in("qin").get(f"/actors/small-offices/{SmallOffice.objects.get().pk}/")

    assert (answer.status_code, "全办三人" in answer.content.decode()) == (404, False)
