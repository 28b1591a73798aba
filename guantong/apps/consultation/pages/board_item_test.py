"""An item gets its fate on its page; declining without a reason comes back with what is missing; two at once are told."""

from guantong.apps.consultation.models import ItemFate
from tests.board import boarded
from tests.world import World

AT = "/consultation/boards/2027/R-01/"


def test_declining_needs_reason_and_words(world: World) -> None:
    boarded(world)
    shen = world.signed_in("shen")

    answer = shen.post(
        AT, {"verb": "decline", "version": "0", "decline-reason": "negative_list", "decline-words": "不行"}
    )
    assert answer.status_code == 422
    assert "这条理由须写明依据的文号和条款" in answer.content.decode()
    assert ItemFate.objects.count() == 0


def test_of_two_who_decide_the_second_sees_both_sides(world: World) -> None:
    boarded(world)
    asked = {"verb": "put_off", "version": "0", "put_off-year": "2028"}

    assert world.signed_in("shen").post(AT, asked).status_code == 302
    assert world.signed_in("gu").post(AT, {**asked, "put_off-year": "2029"}).status_code == 409
    assert ItemFate.objects.get().year == 2028


def test_an_item_that_is_not_there_is_not_found(world: World) -> None:
    boarded(world)

    assert world.signed_in("shen").get("/consultation/boards/2027/R-99/").status_code == 404
