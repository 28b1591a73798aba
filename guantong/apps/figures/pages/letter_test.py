"""The letter that asks for what has not come: all of one organisation, nothing of another."""

import pytest

from guantong.apps.figures.operations import set_aside
from guantong.apps.figures.pages.expected_test import put_down
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")


def test_it_names_what_is_missing_of_the_organisation_and_nothing_else(world: World) -> None:
    line = put_down(world, "明湖区财政局")
    put_down(world, "明湖区国库中心")
    put_down(world, "ZX别的单位", at="CG")
    set_aside(line=put_down(world, "ZX不需公开"), reason="涉密", by=world.standing("shen"), as_of=world.now)

    page = world.signed_in("shen").get(f"/figures/expected/{line.pk}/letter/").content.decode()

    assert ("明湖区财政局 2025 预算" in page, "明湖区国库中心 2025 预算" in page, "ZX" in page) == (True, True, False)


@pytest.mark.parametrize(("who", "status"), [("qin", 404), ("ye", 404), ("lin", 403), ("cao", 200)])
def test_who_may_see_it(world: World, who: str, status: int) -> None:
    line = put_down(world, "明湖区财政局")

    assert world.signed_in(who).get(f"/figures/expected/{line.pk}/letter/").status_code == status
