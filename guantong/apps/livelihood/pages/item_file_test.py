"""A sheet of items is previewed row by row, and taken in whole or not at all."""

from io import BytesIO

import openpyxl
import pytest

from guantong.apps.journal.queries import drifted
from guantong.apps.livelihood.item_list import sheet_of
from guantong.apps.livelihood.models import Item, ItemFile
from guantong.apps.livelihood.pages.item_files_test import LIFT, PARK, brought, taken_in, workbook
from tests.livelihood import taken_over
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_a_sheet_is_previewed_and_taken_in_whole_and_goes_out_as_it_came_in(world: World) -> None:
    shen = world.signed_in("shen")
    _status, where = brought(shen, workbook(PARK, LIFT))
    before = Item.objects.count()

    assert (before, taken_in(shen, where)) == (0, 302)

    # 20.5 are 20,500 thousandths
    assert list(Item.objects.order_by("number").values_list("number", "planned", "one_group", "origin")) == [
        (1, 3_000, False, "sheet"),
        (2, 20_500, True, "sheet"),
    ]
    out = openpyxl.load_workbook(BytesIO(sheet_of(Item.objects.order_by("number")))).worksheets[0]
    told = [[str(cell.value or "") for cell in row] for row in out.iter_rows(min_row=3, max_row=4)]
    assert ["新建口袋公园" in row and "2026-03-01 开工；2026-09-30 主体完工" in row for row in told] == [True, False]
    assert ItemFile.objects.get().rows == []
    assert list(drifted()) == []


def test_one_wrong_cell_keeps_all_out_and_is_named(world: World) -> None:
    shen = world.signed_in("shen")
    wrong = {**LIFT, "milestones": "三月开工", "total": "1", "indicator": ""}
    _status, where = brought(shen, workbook(PARK, wrong))

    page = shen.get(where).content.decode()
    forced = shen.post(where, {"verb": "take_in_items", "take_in_items-plan": "x"})

    said = ("“量化指标”没有填写", "“三月开工”应写成", "有 1 行不能导入")
    assert [text in page for text in said] == [True] * len(said)
    assert (forced.status_code, Item.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({**PARK, "number": "0"}, "应是 1 到 999 的整数"),
        ({**PARK, "total": "1"}, "当年资金合计多于总投资"),
        ({**PARK, "complete_by": "2025-01-01"}, "完成时限早于项目年度"),
        ({**PARK, "money_general": "-1"}, "不能是负数"),
        ({**PARK, "planned": "许多"}, "写数字"),
        ({**PARK, "one_group": "也许"}, "只由一个小组认领"),
    ],
)
def test_what_cannot_be_is_told_in_the_preview(world: World, row: dict[str, str], why: str) -> None:
    shen = world.signed_in("shen")
    _status, where = brought(shen, workbook(row))

    assert why in shen.get(where).content.decode()


def test_a_number_that_stands_or_stands_twice_is_told(world: World) -> None:
    taken_over(world)
    shen = world.signed_in("shen")
    _status, where = brought(shen, workbook(PARK, LIFT, LIFT))

    page = shen.get(where).content.decode()

    assert ("这一年这个编号已经登记" in page, "与第 3 行年度、编号相同" in page) == (True, True)
