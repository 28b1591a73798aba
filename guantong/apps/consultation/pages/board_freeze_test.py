"""The page says what is missing, and freezing is closed until both decided."""

from guantong.apps.consultation.models import JointList
from tests.board import boarded
from tests.world import World


def test_what_is_missing_stands_there_and_freezing_is_refused(world: World) -> None:
    board = boarded(world)
    shen = world.signed_in("shen")
    page = shen.get("/consultation/boards/2027/freeze/").content.decode()

    assert "还没有登记区政府常务会议的议定（日期、文号、文件）。" in page
    answer = shen.post("/consultation/boards/2027/freeze/", {"verb": "freeze", "version": str(board.version)})
    assert answer.status_code == 403
    assert JointList.objects.count() == 0
