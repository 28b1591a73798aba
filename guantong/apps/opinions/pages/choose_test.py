"""Choosing a line: of a version that is held, with its amount; before one is brought it says so."""

import pytest

from tests.execution import CITY, ROAD, delivered
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = "/opinions/lines/"


def test_lines_lead_to_raising_on_them(world: World) -> None:
    delivered(
        world,
        "budget_line",
        [{"year": 2027, "version": "一上", "version_no": 1, **CITY, **ROAD, "amount": 1000_00}],
        period="2027",
    )

    page = world.signed_in("shen").get(HERE).content.decode()

    assert ("/opinions/new/?unit=CG&amp;project=P01&amp;fund=general" in page, "1,000.00" in page) == (True, True)


def test_before_any_version_is_brought_it_says_so(world: World) -> None:
    assert "没有导入的预算版本" in world.signed_in("shen").get(HERE).content.decode()
