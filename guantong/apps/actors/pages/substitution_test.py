"""One substitution: ended early by the head of the office; a neighbour finds no such thing."""

import pytest

from guantong.apps.actors.models import Substitution
from guantong.apps.actors.pages.substitutions_test import named
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guantong.gateways.site.doorkeeper.now", lambda: world.now)


def test_the_head_of_an_office_names_a_substitute_and_ends_it(world: World) -> None:
    gu = world.signed_in("gu")

    made = gu.post("/actors/substitutions/", named(begins_on="2026-11-12"))

    row = Substitution.objects.get()
    assert made.status_code == 302
    assert "顾主任" in gu.get("/actors/substitutions/").content.decode()
    assert "代 沈经办" in gu.get("/actors/me/").content.decode()
    assert gu.post(f"/actors/substitutions/{row.pk}/", {"verb": "stand_down"}).status_code == 302
    assert gu.post(f"/actors/substitutions/{row.pk}/", {"verb": "stand_down"}).status_code == 409
    assert "代 沈经办" not in gu.get("/actors/me/").content.decode()


def test_a_neighbour_finds_no_such_substitution(world: World) -> None:
    world.signed_in("gu").post("/actors/substitutions/", named(begins_on="2026-11-12"))

    answer = world.signed_in("qin").get(f"/actors/substitutions/{Substitution.objects.get().pk}/")

    assert (answer.status_code, "出差" in answer.content.decode()) == (404, False)
