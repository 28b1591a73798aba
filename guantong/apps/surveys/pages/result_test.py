"""The result on its page (问卷结果)."""

from io import BytesIO

import openpyxl

from tests.surveys import DISSATISFIED, SATISFIED, opened
from tests.world import World


def test_origins_stand_apart_with_intervals_and_what_was_written(world: World) -> None:
    held = opened(world, {"湖滨社区": 2000, "城北社区": 1000})
    for community, good, bad in (("湖滨社区", 6, 6), ("城北社区", 7, 2)):
        for at, code in enumerate(held.slips(good + bad, community)):
            held.answered(code, SATISFIED if at < good else DISSATISFIED)
    held.does("close")

    page = world.signed_in("wen").get(f"/surveys/{held.survey.pk}/result/").content.decode()

    assert "发出答卷码 21 张，收回 21 张" in page
    assert (page.count("不足五份，不显示"), page.count("树太少"), "按社区（已核验）" in page) == (2, 8, True)
    assert ("∗" in page, "按人口加权" in page, "很不满意" in page) == (True, True, True)


def test_what_is_downloaded_names_the_origin_of_every_row(world: World) -> None:
    held = opened(world)
    for number in range(5):
        held.openly(source=str(number))
    held.does("close")

    file = world.signed_in("he").get(f"/surveys/{held.survey.pk}/result/?as=xlsx")

    rows = list(openpyxl.load_workbook(BytesIO(file.content)).active.iter_rows(values_only=True))
    assert [row[:4] for row in rows if "用过" in row] == [("未核验（公开链接）", "您用过这个项目吗？", "用过", 5)]


def test_before_the_close_there_is_none(world: World) -> None:
    held = opened(world)

    assert world.signed_in("shen").get(f"/surveys/{held.survey.pk}/result/").status_code == 404
    assert world.signed_in("qin").get(f"/surveys/{held.survey.pk}/result/").status_code == 403
