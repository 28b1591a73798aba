"""What the unit says of a project's pace, and what follows from it by the books, stand beside each other."""

import pytest

from guantong.domain.fiscal.records.knock_on import knock_on
from tests.execution import BOOKS, JUNE, ROAD, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/why/P01/?on={JUNE}"
FOLLOWED = {
    **BOOKS,
    "project": [
        {**ROAD, "unit_code": "CG", "start_on": "2026-01-05"},
        {"project_code": "P20", "project": "路灯安装", "unit_code": "CG", "start_on": "2026-05-31"},
    ],
    "project_link": [{"project_code": "P20", "needs_project": "P01"}],
    "project_plan": [{"year": 2026, "month": "2026-07", "project_code": "P01", "unit_code": "CG", "planned": 100_00}],
    "bond": [{"bond_code": "Z01", "project_code": "P01", "kind": "专项债券", "issued_on": "2026-01-01", "amount": 500_00, "rate_bp": "3.65%"}],
}  # fmt: skip


def test_what_follows_is_computed_of_the_books(world: World) -> None:
    from guantong.apps.execution.days import on_a_day

    kept(world, FOLLOWED)
    asked = on_a_day(JUNE, world.now.date())
    assert asked is not None

    page = world.signed_in("shen").get(HERE).content.decode()

    told = asked.ledger.asked(knock_on, "P01", asked.day)
    assert (told.carried.left, told.waiting[0].days) == (1000_00 - 300_00 - 100_00, 30)  # type: ignore[union-attr]
    assert ("600.00 元" in page, "路灯安装" in page, "已过计划开工日 30 天" in page) == (True, True, True)
    assert ("Z01" in page, f"{told.bonds[0].idle / 100:,.2f}" in page) == (True, True)


def test_without_a_plan_nothing_is_guessed(world: World) -> None:
    kept(world)

    page = world.signed_in("shen").get(HERE).content.decode()

    assert ("没有用款计划，不作推断" in page, "原因由单位选择，系统不推断" in page) == (True, True)


@pytest.mark.parametrize(("who", "button"), [("qin", True), ("shen", True), ("he", False)])
def test_only_who_may_state_a_cause_is_shown_the_way(world: World, who: str, button: bool) -> None:
    kept(world)

    assert ("/execution/causes/state/?unit=CG" in world.signed_in(who).get(HERE).content.decode()) is button


@pytest.mark.parametrize(
    ("who", "code", "status"), [("shen", "P01", 200), ("tao", "P01", 404), ("shen", "P99", 404), ("lin", "P01", 403)]
)
def test_who_sees_it(world: World, who: str, code: str, status: int) -> None:
    kept(world)

    assert world.signed_in(who).get(f"/execution/why/{code}/?on={JUNE}").status_code == status
