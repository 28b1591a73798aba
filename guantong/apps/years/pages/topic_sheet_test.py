"""The sample of the sheet of topics: a filled row, the columns, what may stand where."""

from io import BytesIO

import openpyxl
import pytest

from guantong.apps.years.topic_file import HEADS
from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_sample_has_the_columns_a_filled_row_and_a_sheet_of_explanation(world: World) -> None:
    answer = world.signed_in("qin").get("/years/topics/sheet/")

    book = openpyxl.load_workbook(BytesIO(answer.content))
    head, row = list(book["议题"].iter_rows(values_only=True))[:2]
    assert (list(head), row[0], book.sheetnames) == (list(HEADS.values()), "老旧小区改造资金使用情况", ["议题", "读我"])
