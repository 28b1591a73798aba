"""The empty sheet of items, and what stands in the same form."""

from io import BytesIO

import openpyxl
import pytest

from tests.livelihood import taken_over
from tests.world import World


@pytest.mark.parametrize(("asked", "row"), [("", "例"), ("?of=ledger", "2026")])
def test_it_has_an_example_or_what_stands(world: World, asked: str, row: str) -> None:
    taken_over(world)

    answer = world.signed_in("lin").get(f"/livelihood/items/files/template.xlsx{asked}")

    sheet = openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0]
    assert (sheet.cell(3, 1).value, sheet.cell(3, 3).value) == (row, "新建口袋公园")
