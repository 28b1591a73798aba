"""A unit's own difficulty (需协调事项)."""

import pytest

from guantong.apps.findings.models import Matter
from guantong.apps.notices.models import DueWork
from tests.world import World

PUT = {"title": "用地手续卡在两个部门之间", "says": "需自然资源局与住建局协调。", "year": "2026"}


def raises(world: World, who: str, **typed: str) -> int:
    facts = {f"raise_difficulty-{name}": value for name, value in {**PUT, **typed}.items()}
    return world.signed_in(who).post("/findings/difficulties/new/", {"verb": "raise_difficulty", **facts}).status_code


def test_a_unit_raises_it_and_the_commission_finds_it_on_its_desk(world: World) -> None:
    assert raises(world, "qin") == 302

    matter, waits = Matter.objects.get(), DueWork.objects.get(verb="conclude")
    assert (matter.kind, matter.path, matter.state) == ("coordination", world.body("CG").path, "registered")
    assert (waits.key, waits.path) == (matter.journal_key, world.body("YSGW").path)
    assert world.signed_in("qin").get(f"/findings/{matter.pk}/").status_code == 200
    assert world.signed_in("cao").get(f"/findings/{matter.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["shen", "he", "ye"])
def test_who_represents_no_unit_raises_none(world: World, who: str) -> None:
    assert (raises(world, who), world.signed_in(who).get("/findings/difficulties/new/").status_code) == (403, 403)


def test_what_is_missing_is_said_at_its_field(world: World) -> None:
    assert (raises(world, "qin", says=""), Matter.objects.count()) == (422, 0)
