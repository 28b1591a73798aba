"""Material of a project: marked as the machine's until the director released it by name."""

from guantong.apps.evaluations import material_work
from guantong.apps.evaluations.project_work_test import evaluated
from tests.world import World


def test_the_mark_goes_when_a_named_person_released_it(world: World) -> None:
    made = material_work.draw_material(performance=evaluated(world), by=world.standing("shen"), as_of=world.now)
    here = f"/evaluations/materials/{made.pk}/"
    drawn = world.signed_in("shen").get(here).content.decode()
    unit = world.signed_in("qin").get(here).status_code
    world.signed_in("gu").post(here, {"verb": "release", "version": made.version})
    released = world.signed_in("qin").get(here).content.decode()

    assert ("（系统生成，未经审定）" in drawn, "绩效目标表.xlsx" in drawn, unit) == (True, True, 404)
    assert ("（系统生成，未经审定）" in released, "顾主任" in released) == (False, True)
