"""The boards stand by year; one is begun for a call."""

from guantong.apps.consultation.models import Board
from tests.consultation import called
from tests.world import World


def test_a_board_is_begun_for_a_call(world: World) -> None:
    call = called(world)
    shen = world.signed_in("shen")

    assert (
        shen.post("/consultation/boards/", {"verb": "open_board", "open_board-call": str(call.pk)}).status_code == 302
    )
    assert Board.objects.get().call == call
    assert "2027" in shen.get("/consultation/boards/").content.decode()
