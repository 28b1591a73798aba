"""The list of livelihood projects: found by pinyin and by year, each with its place, exported; never red."""

import pytest

from guantong.apps.livelihood.pages.lists_test import LAMPS, PARKING, TREES, brought, workbook
from guantong.apps.livelihood.pages.projects import SHAPES
from guantong.apps.livelihood.terms import states
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_each_says_its_state_its_place_and_that_it_is_history(world: World) -> None:
    lin = world.signed_in("lin")
    brought(world.signed_in("shen"), workbook(PARKING, LAMPS, TREES))

    page = lin.get("/livelihood/").content.decode()
    by_pinyin = lin.get("/livelihood/?q=kdgy").content.decode()
    of_a_year = lin.get("/livelihood/?year=2024").content.decode()
    unfinished = lin.get("/livelihood/?state=carried_over").content.decode()

    said = ("历年民生实事.xlsx · 民生实事 · 第 4 行", "历史导入", "完成三分之二", "见原文", "12,000,000.00")
    assert [text in page for text in said] == [True] * len(said)
    assert ("口袋公园" in by_pinyin, "停车位" in by_pinyin) == (True, False)
    assert ("口袋公园" in of_a_year, "停车位" in of_a_year) == (False, True)
    assert ("旧街照明改造" in unfinished, "停车位" in unfinished) == (True, False)


def test_the_same_is_data(world: World) -> None:
    brought(world.signed_in("shen"), workbook(TREES))

    (row,) = world.signed_in("lin").get("/api/livelihood/projects").json()["rows"]

    assert (row["year"], row["amount"], row["said"], row["state"], row["history"]) == (
        2023,
        300_000_050,
        "完成三分之二",
        "as_printed",
        True,
    )
    assert row["where"] == {"file": "历年民生实事.xlsx", "sheet": "民生实事", "row": 2}


def test_no_state_of_history_is_drawn_as_a_warning() -> None:
    assert (set(SHAPES), set(SHAPES.values()) <= {"", "done", "doing", "todo"}) == (set(states()), True)


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_database_as_often_for_one_as_for_three(world: World, rows: int, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    brought(world.signed_in("shen"), workbook(*(PARKING, LAMPS, TREES)[:rows]))
    lin = world.signed_in("lin")
    lin.get("/livelihood/")

    with django_assert_num_queries(9):
        lin.get("/livelihood/")
