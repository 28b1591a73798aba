"""A project is filled line by line, and read by its unit."""

import pytest

from guantong.apps.evaluations.pages.projects_test import PASTED, entered
from tests.world import World


def test_targets_are_pasted_from_a_workbook(world: World) -> None:
    row = entered(world)
    here, client = f"/evaluations/projects/{row.pk}/", world.signed_in("shen")
    wrong = client.post(here, {"verb": "enter_targets", "version": row.version, "enter_targets-aims": "数量 路灯"})
    client.post(here, {"verb": "enter_targets", "version": row.version, "enter_targets-aims": PASTED})

    assert (wrong.status_code, "第 1 行" in wrong.content.decode()) == (422, True)
    assert [(one.name, one.planned, one.words) for one in row.targets.all()] == [
        ("新增路灯", 120_000, ""),
        ("群众感受", None, "明显改善"),
    ]
    page = client.get(here).content.decode()
    assert ("120盏" in page, "目标表.xlsx 第5行" in page, "无数据不等于零" in page) == (True, True, True)


def test_another_was_quicker(world: World) -> None:
    row = entered(world)

    answer = world.signed_in("shen").post(
        f"/evaluations/projects/{row.pk}/", {"verb": "enter_targets", "version": "0", "enter_targets-aims": PASTED}
    )

    assert answer.status_code == 409


@pytest.mark.parametrize(
    ("who", "status"), [("shen", 200), ("he", 200), ("cao", 200), ("qin", 200), ("lin", 403), ("su", 404), ("ye", 404)]
)
def test_a_unit_reads_its_own_project(world: World, who: str, status: int) -> None:
    row = entered(world)

    assert world.signed_in(who).get(f"/evaluations/projects/{row.pk}/").status_code == status
