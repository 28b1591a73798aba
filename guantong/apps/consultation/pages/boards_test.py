"""The boards by year are listed with their lists; one is begun for a call that has none."""

from guantong.apps.consultation.models import Board
from tests.board import boarded
from tests.consultation import called, send
from tests.world import World

HERE = "/consultation/boards/"


def test_a_board_is_begun_for_a_call_and_then_stands_in_the_list(world: World) -> None:
    call, shen = called(world), world.signed_in("shen")
    assert "还没有会商" in shen.get(HERE).content.decode()

    status, _ = send(shen, HERE, "open_board", call=call.pk)

    assert (status, Board.objects.get().call) == (302, call)
    assert 'href="/consultation/boards/2027/"' in shen.get(HERE).content.decode()


def test_a_deputy_finds_none(world: World) -> None:
    boarded(world)

    assert world.signed_in("lin").get(HERE).status_code == 403
