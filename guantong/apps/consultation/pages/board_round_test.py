"""A round says who took part, what it changed, and closes with its minutes."""

from guantong.apps.consultation.board_fates import put_off
from tests.board import boarded, concluded
from tests.world import World


def test_what_a_round_changed_is_listed(world: World) -> None:
    board = boarded(world)
    put_off(board=board, code="R-01", year=2028, words="", version=0, by=world.standing("shen"), as_of=world.now)
    concluded(world, board)
    page = world.signed_in("shen").get("/consultation/boards/2027/rounds/1/").content.decode()

    assert "以后年度采纳（2028 年）" in page
    assert "第1轮纪要.txt" in page


def test_a_round_without_minutes_is_not_closed(world: World) -> None:
    board = boarded(world)
    answer = world.signed_in("shen").post(
        "/consultation/boards/2027/rounds/1/",
        {"verb": "close_round", "version": "1", "close_round-summary": "逐项会商"},
    )

    assert answer.status_code == 422
    assert board.rounds.get().state == "open"
