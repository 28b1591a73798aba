"""The pages of projects, reports, choices and checks: typed or pasted, with errors at the field; who reads what."""

from guantong.apps.evaluations.models import Performance
from tests.world import World

PASTED = "产出数量\t新增路灯\t120\t盏\t\t目标表.xlsx\t第5行\n社会效益|群众感受||| 明显改善 |目标表.xlsx|第9行"


def entered(world: World, who: str = "shen") -> Performance:
    form = {"year": "2026", "unit_code": "CG", "unit": "区城市管理局", "project_code": "CG-001", "project": "公共照明"}
    world.signed_in(who).post(
        "/evaluations/projects/", {"verb": "set_up", **{f"set_up-{name}": value for name, value in form.items()}}
    )
    return Performance.objects.get()


def test_a_project_is_entered_once_a_year(world: World) -> None:
    entered(world)

    form = {"year": "2026", "unit_code": "CG", "unit": "区城市管理局", "project_code": "CG-001", "project": "公共照明"}
    again = world.signed_in("shen").post(
        "/evaluations/projects/", {"verb": "set_up", **{f"set_up-{name}": value for name, value in form.items()}}
    )

    assert (again.status_code, "已登记" in again.content.decode(), Performance.objects.count()) == (422, True, 1)
