"""The empty workbooks, taken in again as they are filled in (下载样表)."""

from io import BytesIO

import openpyxl
import pytest

from tests.world import World


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("survey_frame", ["编号", "社区", "层"]),
        ("panel_list", ["编号", "社区", "性别", "年龄段"]),
        (
            "survey_answers",
            ["您用过这个项目吗？", "总体上您对它满意吗？", "不满意的是什么？（最多两项）", "还想说什么？"],
        ),
    ],
)
def test_a_form_is_downloaded_by_who_may_use_it(world: World, name: str, heads: list[str]) -> None:
    file = world.signed_in("shen").get(f"/surveys/template/{name}/")

    sheet = openpyxl.load_workbook(BytesIO(file.content)).active
    assert sheet is not None
    assert [cell.value for cell in next(sheet.iter_rows(max_row=1))] == heads
    assert [
        world.signed_in(who).get(f"/surveys/template/{at}/").status_code for who, at in (("qin", name), ("shen", "x"))
    ] == [403, 404]
