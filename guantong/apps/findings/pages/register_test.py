"""Registering by hand, and a unit's own difficulty (登记事项)."""

from guantong.apps.findings.models import Matter
from tests.world import World

PUT = {"title": "项目资金闲置", "says": "闲置 120 万元。", "sort": "资金闲置", "pace": "staged", "year": "2026"}


def test_staff_register_what_an_inspection_visit_showed(world: World) -> None:
    typed = {**PUT, "path": world.body("CG").path, "kind": "problem", "source": "inspection_visit"}

    answer = world.signed_in("shen").post(
        "/findings/new/", {"verb": "register", **{f"register-{name}": value for name, value in typed.items()}}
    )

    matter = Matter.objects.get()
    assert (answer.status_code, matter.body, matter.state) == (302, world.body("CG").name, "registered")


def test_a_leader_registers_nothing(world: World) -> None:
    assert world.signed_in("he").get("/findings/new/").status_code == 403


def test_what_is_missing_is_said_at_its_field(world: World) -> None:
    answer = world.signed_in("shen").post("/findings/new/", {"verb": "register", "register-title": ""})

    assert (answer.status_code, Matter.objects.count()) == (422, 0)
