"""The workbook of items: of a plan one sees, the template where there is none."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.adjustments import received, with_items
from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_file_holds_every_line_in_yuan(world: World) -> None:
    plan = with_items(world, received(world))

    answer = world.signed_in("cao").get(f"/adjustments/{plan.pk}/items.xlsx")

    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    head = [cell.value for cell in sheet[1]]
    assert [sheet.cell(row, head.index("增减") + 1).value for row in (2, 3)] == ["250000.00", "-50000.00"]
    assert world.signed_in("lin").get(f"/adjustments/{plan.pk}/items.xlsx").status_code == 403
