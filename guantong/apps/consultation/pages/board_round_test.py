"""A round of conferring keeps who took part and what it changed; it is closed with its minutes."""

from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.consultation.board_fates import put_off
from guantong.apps.consultation.models import Round
from tests.board import MINUTES, boarded
from tests.world import World

HERE = "/consultation/boards/2027/rounds/1/"


def test_what_it_changed_is_listed_before_and_after(world: World) -> None:
    board = boarded(world)
    put_off(board=board, code="R-01", year=2028, words="", version=0, by=world.standing("shen"), as_of=world.now)

    page = world.signed_in("shen").get(HERE).content.decode()

    assert "待定" in page
    assert "2028" in page


def test_it_is_closed_with_its_minutes(world: World) -> None:
    boarded(world)
    shen = world.signed_in("shen")
    typed = {"verb": "close_round", "version": str(Round.objects.get().version), "close_round-summary": "逐项会商"}

    without = shen.post(HERE, typed)
    minutes = SimpleUploadedFile("第一轮纪要.txt", MINUTES, "text/plain")
    sent = shen.post(HERE, {**typed, "close_round-minutes": minutes})

    assert (without.status_code, sent.status_code, Round.objects.get().state) == (422, 302, "closed")
    assert "第一轮纪要.txt" in shen.get(HERE).content.decode()
