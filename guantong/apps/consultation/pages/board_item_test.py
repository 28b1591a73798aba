"""What becomes of an item is decided on its page, with the reason; somebody who was slower is told."""

from guantong.apps.consultation.models import Board, ItemFate
from tests.board import boarded
from tests.world import World

HERE = "/consultation/boards/2027/R-01/"


def test_an_item_is_put_off_to_a_year_and_its_page_says_so(world: World) -> None:
    boarded(world)
    shen = world.signed_in("shen")

    sent = shen.post(HERE, {"verb": "put_off", "version": "0", "put_off-year": "2028", "put_off-words": "先做主干道"})

    assert (sent.status_code, sent.headers["Location"]) == (302, "/consultation/boards/2027/")
    assert (ItemFate.objects.get().state, ItemFate.objects.get().year) == ("later", 2028)
    page = shen.get(HERE).content.decode()
    assert "先做主干道" in page
    assert "2028" in page


def test_without_a_reason_nothing_is_declined(world: World) -> None:
    boarded(world)

    answer = world.signed_in("shen").post(HERE, {"verb": "decline", "version": "0", "decline-words": ""})

    assert (answer.status_code, ItemFate.objects.exists()) == (422, False)


def test_who_was_slower_sees_both_sides(world: World) -> None:
    boarded(world)
    shen, asked = world.signed_in("shen"), {"verb": "put_off", "version": "0", "put_off-year": "2028"}
    shen.post(HERE, asked)

    assert shen.post(HERE, {**asked, "put_off-year": "2029"}).status_code == 409
    assert ItemFate.objects.get().year == 2028


def test_a_number_of_no_list_is_not_found(world: World) -> None:
    assert boarded(world) == Board.objects.get()

    assert world.signed_in("shen").get("/consultation/boards/2027/R-99/").status_code == 404
