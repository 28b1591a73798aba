"""What is still missing is told before the list can be frozen; both decisions make it possible."""

from guantong.apps.consultation.board_fates import list_jointly, put_off
from guantong.apps.consultation.models import Board, JointList
from tests.board import WAN, boarded, concluded, decided
from tests.world import World

HERE = "/consultation/boards/2027/freeze/"


def ready(world: World) -> Board:
    """Everything but the decisions."""
    board, by = boarded(world), {"by": world.standing("shen"), "as_of": world.now}
    list_jointly(board=board, code="G-01", amount=40 * WAN, version=0, **by)
    put_off(board=board, code="R-01", year=2028, words="", version=0, **by)
    concluded(world, board)
    return board


def test_without_both_decisions_it_stays_a_draft_and_says_whose_is_missing(world: World) -> None:
    board = ready(world)
    decided(world, board, "council", "主任会议纪要〔2026〕18号")
    shen = world.signed_in("shen")

    page = shen.get(HERE).content.decode()
    version = Board.objects.get().version

    assert "区政府常务会议" in page
    assert shen.post(HERE, {"verb": "freeze", "version": version}).status_code == 409
    assert JointList.objects.count() == 0


def test_with_both_it_is_frozen_and_led_to(world: World) -> None:
    board = ready(world)
    decided(world, board, "council", "主任会议纪要〔2026〕18号")
    decided(world, board, "executive", "区政府常务会议纪要〔2026〕31号")
    shen = world.signed_in("shen")

    sent = shen.post(HERE, {"verb": "freeze", "version": Board.objects.get().version})

    assert (sent.status_code, JointList.objects.get().edition) == (302, 1)
    assert 'href="/consultation/boards/2027/lists/1/"' in shen.get(HERE).content.decode()
