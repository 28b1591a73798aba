"""What was agreed is held against the next version, and belongs to an opinion (会商结果比对)."""

from typing import Any

import pytest

from guantong.apps.reviews import agreeing
from guantong.apps.reviews.change_line import Shows, shown_by_versions
from guantong.apps.reviews.models import AgreedChange, Review
from guantong.domain.workflow.table import BadInput
from tests.budget_versions import FIRST, SECOND, line
from tests.execution import SCHOOL, delivered
from tests.opinions import ROAD, raised
from tests.reviews import does, held
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")

CODES = ("P01", "P02", "P03", "P04")
BEFORE = [line(FIRST, code, 1000_00, f"项目{code}") for code in CODES]


def brought(world: World, *rows: dict[str, Any], period: str) -> None:
    delivered(world, "budget_line", rows, period)


def agreed(world: World, change: int = -300_00, code: str = "P01", review: Review | None = None) -> AgreedChange:
    row = agreeing.propose_change(
        review=review or held(world), unit="CG", line="道路修缮", line_code=code, before=1000_00, change=change, text="按标准重算",
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip
    row = does(world, agreeing.confirm_for_department, row, "qin", name="秦会计")
    return does(world, agreeing.confirm_for_deputies, row, name="林代表")


def shows(world: World, row: AgreedChange) -> Shows:
    return shown_by_versions(row, world.now.date(), world.standing("shen"))


def test_until_the_next_version_is_brought_nothing_is_said(world: World) -> None:
    brought(world, *BEFORE, period="2026")
    row = agreed(world)

    assert (row.budget_version, row.fund_kind, shows(world, row).state, shows(world, row).apart) == (
        "first_submission",
        "general",
        "not_imported",
        None,
    )


def test_what_was_agreed_is_held_against_the_next_version(world: World) -> None:
    brought(world, *BEFORE, period="2026")
    review = held(world)
    rows = [agreed(world, -300_00, code, review) for code in CODES]

    became = (1000_00 - 300_00, 1000_00 - 200_00, 1000_00, 1000_00 + 50_00)
    brought(
        world, *(line(SECOND, code, fen, f"项目{code}") for code, fen in zip(CODES, became, strict=True)), period="2027"
    )

    found = [shows(world, row) for row in rows]
    assert [(one.state, one.apart, len(one.places)) for one in found] == [
        ("landed", 0, 2),
        ("partly", 300_00 - 200_00, 2),
        ("not", 300_00, 2),
        ("not", 300_00 + 50_00, 2),
    ]


def test_what_stood_in_no_version_on_the_day_is_not_compared(world: World) -> None:
    row = agreed(world)
    brought(world, *BEFORE, period="2026")

    assert (row.budget_version, shows(world, row).state) == ("", "no_line")


def test_it_is_linked_to_an_opinion_of_the_same_year_and_unit_alone(world: World) -> None:
    row = agreed(world, code="")
    mine = raised(world)
    other = raised(world, line=type(ROAD)(unit_code=SCHOOL["unit_code"], unit=SCHOOL["unit"]))

    with pytest.raises(BadInput):
        does(world, agreeing.link_opinion, row, opinion=other)

    assert does(world, agreeing.link_opinion, row, opinion=mine).opinion == mine
