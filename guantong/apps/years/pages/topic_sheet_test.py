"""The sample of the sheet of topics: a filled row, the columns, what may stand where."""

from io import BytesIO

import openpyxl
import pytest

from guantong.apps.years.topic_file import HEADS
from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_empty_sheet_has_the_columns_and_says_how_with_a_filled_row(world: World) -> None:
    answer = world.signed_in("qin").get("/years/topics/sheet/")

    book = openpyxl.load_workbook(BytesIO(answer.content))
    head = next(book["议题"].iter_rows(values_only=True))
    told = "".join(str(row[0]) for row in book["读我"].iter_rows(values_only=True))
    assert (list(head), "老旧小区改造资金使用情况" in told, book.sheetnames) == (
        list(HEADS.values()),
        True,
        ["议题", "读我"],
    )
