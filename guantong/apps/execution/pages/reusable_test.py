"""The list of money to use again: what the books tell, to the fen, each line with its proposal; nothing is guessed without a plan."""

import pytest

from guantong.apps.execution.days import on_a_day
from guantong.apps.execution.pages.offer_test import LEFT, PLANNED, proposed
from guantong.apps.execution.reusing import list_on
from tests.execution import JUNE, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/reusable/?on={JUNE}"


def test_every_line_is_allowed_less_paid_less_planned_and_the_foot_is_their_sum(world: World) -> None:
    kept(world, PLANNED)
    asked = on_a_day(JUNE, world.now.date())
    assert asked is not None

    page = world.signed_in("shen").get(HERE).content.decode()

    assert (list_on(asked).total, LEFT) == (LEFT, 400_00)
    assert f'class="n">{LEFT / 100:,.2f}</td>' in page.rpartition("<tfoot>")[2]
    assert '/execution/reusable/propose/?unit=CG&amp;project=P01&amp;on=2026-06-30"' in page


def test_a_line_that_was_proposed_leads_to_its_proposal(world: World) -> None:
    kept(world, PLANNED)
    offer = proposed(world)

    page = world.signed_in("shen").get(HERE).content.decode()

    assert (f"/execution/offers/{offer.pk}/" in page, "350.00" in page) == (True, True)


def test_without_plans_nothing_is_claimed(world: World) -> None:
    kept(world, {name: rows for name, rows in PLANNED.items() if name not in ("project_plan", "unit_plan")})

    page = world.signed_in("shen").get(HERE).content.decode()

    assert ("没有计划的不作推断" in page, "个项目没有用款计划" in page) == (True, True)


def test_a_unit_sees_its_own_lines(world: World) -> None:
    kept(world, PLANNED)

    own, other = (world.signed_in(who).get(HERE).content.decode() for who in ("qin", "tao"))

    assert ("道路修缮" in own, "道路修缮" in other) == (True, False)


def test_before_anything_is_published_it_says_so(world: World) -> None:
    assert "账册里还没有任何数据" in world.signed_in("shen").get(HERE).content.decode()


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
