"""One line of two versions: what it is made of, each amount with its row; a line of nothing is not found."""

import re

import pytest

from tests.budget_versions import FIRST, SECOND, STEP, both, line
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
ROAD = "CG|P01|general|"
LINES = [
    {**line(FIRST, "P01", 600_00, "道路修缮"), "function_code": "2120303", "economic_code": "31005"},
    {**line(FIRST, "P01", 400_00, "道路修缮"), "function_code": "2120303", "economic_code": "30213"},
    {**line(SECOND, "P01", 550_00, "道路修缮"), "function_code": "2120303", "economic_code": "31005"},
]


def shown(world: World, key: str = ROAD, who: str = "shen", more: str = "") -> str:
    answer = world.signed_in(who).get(f"/opinions/versions/line/{STEP}&line={key}{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_sum_of_several_rows_opens_what_it_is_made_of_and_each_part_its_row(world: World) -> None:
    both(world, LINES)
    listed = world.signed_in("shen").get(f"/opinions/versions/{STEP}").content.decode()

    (address,) = re.findall(r'<a href="(/opinions/versions/line/[^"]*)">1,000.00', listed)
    page = world.signed_in("shen").get(address.replace("&amp;", "&")).content.decode()

    assert re.findall(r'<a href="/feeds/deliveries/[^"]*">([\d,.]*)<', page) == ["400.00", "600.00", "550.00"]
    assert "-450.00" in page


def test_what_a_version_does_not_have_is_said_and_is_not_nil(world: World) -> None:
    both(world)

    assert "没有这一项" in shown(world, "CG|P03|general|")


def test_a_line_that_nothing_matches_can_be_decided_from_here(world: World) -> None:
    both(world)

    assert (
        "/opinions/versions/link/" in shown(world, "CG|P03|general|"),
        "/opinions/versions/link/" in shown(world),
    ) == (True, False)


@pytest.mark.parametrize("key", ["CG|P99|general|", "P01", ""])
def test_a_line_of_nothing_is_not_found(world: World, key: str) -> None:
    both(world)

    assert world.signed_in("shen").get(f"/opinions/versions/line/{STEP}&line={key}").status_code == 404


@pytest.mark.parametrize(("who", "status"), [("cao", 200), ("qin", 403), ("lin", 403)])
def test_drafts_are_for_the_congress_and_finance(world: World, who: str, status: int) -> None:
    both(world)

    assert world.signed_in(who).get(f"/opinions/versions/line/{STEP}&line={ROAD}").status_code == status
