"""The board lays two lists side by side; every page opens, says what is closed and why, and shows a deputy nothing."""

from typing import Any

import pytest
from django.test import Client

from guantong.apps.consultation.board_fates import put_off
from guantong.apps.consultation.models import Board
from tests.board import LAMPS, boarded
from tests.consultation import put
from tests.world import World


@pytest.fixture
def shen(world: World) -> Client:
    return world.signed_in("shen")


def test_the_board_shows_pairs_with_the_reason_and_what_stands_alone(world: World, shen: Client) -> None:
    boarded(world, LAMPS, {"title": "体育中心看台维修", "amount": 890_000_000, "place": None})
    page = shen.get("/consultation/boards/2027/").content.decode()

    assert "地点同为青石街道石泉社区；领域同为城乡建设；金额 40.00 与 36.00 万元，相差 4.00" in page
    assert "没有相近的项" in page
    assert 'href="/consultation/boards/2027/G-01/R-01/"' in page
    assert "930.00" in page  # 40 + 890: the government's list, each item once
    assert "还有 3 项没有去处：G-01、G-02、R-01 等。" in page


def test_the_board_asks_a_fixed_number_of_questions(
    world: World, shen: Client, django_assert_max_num_queries: Any
) -> None:
    boarded(world)
    shen.get("/consultation/boards/2027/")
    with django_assert_max_num_queries(60) as one:
        shen.get("/consultation/boards/2027/")
    for at in range(3):
        put(world, title=f"石泉社区公园照明{at}")
    with django_assert_max_num_queries(60) as more:
        shen.get("/consultation/boards/2027/")

    assert len(more.captured_queries) == len(one.captured_queries)


def test_the_list_is_found_filtered_and_exported(world: World, shen: Client) -> None:
    boarded(world)

    assert "石泉社区北门路灯更换" in shen.get("/consultation/boards/2027/?kind=pair").content.decode()
    assert "没有符合条件的记录" in shen.get("/consultation/boards/2027/?state=declined").content.decode()
    assert shen.get("/consultation/boards/2027/?as=xlsx")["Content-Type"].endswith("spreadsheetml.sheet")


@pytest.mark.parametrize("who", ["lin", "hua", "ren", "yan"])
def test_nobody_of_the_people_finds_a_draft(world: World, who: str) -> None:
    board = boarded(world)
    put_off(board=board, code="R-01", year=2028, words="", version=0, by=world.standing("shen"), as_of=world.now)
    client = world.signed_in(who)

    for address in ("", "2027/", "2027/freeze/", "2027/rounds/1/", "2027/G-01/", "2027/G-01/R-01/"):
        assert client.get(f"/consultation/boards/{address}").status_code in (403, 404)
    assert "2028" not in client.get(f"/consultation/{board.call.suggestions.get().pk}/").content.decode()


def test_finance_reads_the_board_and_decides_nothing(world: World) -> None:
    boarded(world)
    cao = world.signed_in("cao")

    assert cao.get("/consultation/boards/2027/").status_code == 200
    answer = cao.post("/consultation/boards/2027/R-01/", {"verb": "put_off", "put_off-year": "2028", "version": "0"})
    assert answer.status_code == 403
    assert Board.objects.get().fates.count() == 0


def test_a_year_without_a_board_is_not_found(world: World, shen: Client) -> None:
    assert world
    assert shen.get("/consultation/boards/2031/").status_code == 404
