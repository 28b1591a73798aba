"""Choosing the units of the pack: those one sees, a box each, three forms at hand."""

import pytest

from tests.execution import JUNE, kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/execution/pack/?on={JUNE}"


def test_every_unit_has_a_box_and_the_forms_are_one_click_away(world: World) -> None:
    kept(world)

    page = world.signed_in("shen").get(HERE).content.decode()

    assert [f'name="chosen" value="{code}"' in page for code in ("CG", "JY")] == [True, True]
    assert all(f'formaction="/execution/pack/{form}/"' in page for form in ("docx", "pdf", "xlsx"))


def test_a_unit_finds_itself_alone(world: World) -> None:
    kept(world)

    page = world.signed_in("qin").get(HERE).content.decode()

    assert [f'name="chosen" value="{code}"' in page for code in ("CG", "JY")] == [True, False]


def test_before_anything_is_published_it_says_so(world: World) -> None:
    assert "账册里还没有任何数据" in world.signed_in("shen").get(HERE).content.decode()


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
