"""Drafts as data tell what the pages tell, and a unit its own only."""

import pytest

from tests.drafts import AUTUMN, DRAFT
from tests.execution import kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = f"/api/drafts/projects?on={AUTUMN}"


def test_every_project_tells_what_it_asks_and_what_that_rests_on(world: World) -> None:
    kept(world, DRAFT)

    told = world.signed_in("shen").get(HERE).json()

    assert (told["year"], told["versions"]) == (2027, ["first_submission"])
    assert {one["project_code"]: one["states"] for one in told["rows"]} == {
        "P01": ["missing"], "P02": ["above"], "P03": ["off"], "P04": ["whole"], "P05": ["partial"],
    }  # fmt: skip
    (item,) = next(one["items"] for one in told["rows"] if one["project_code"] == "P02")
    assert (item["quantity"], item["unit_price"], item["above"]) == (1000, 500_00, 50_00)


def test_a_unit_is_told_its_own(world: World) -> None:
    kept(world, DRAFT)

    rows = world.signed_in("qin").get(HERE).json()["rows"]

    assert {one["unit_code"] for one in rows} == {"CG"}


@pytest.mark.parametrize(("who", "status"), [("shen", 404), ("lin", 403)])
def test_before_anything_is_published_there_is_nothing(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
