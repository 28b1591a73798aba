"""A pair is judged by a person, in a form that works without JavaScript; what was judged meanwhile comes back beside it."""

from guantong.apps.consultation.models import ItemFate, Pairing
from tests.board import boarded
from tests.world import World

AT = "/consultation/boards/2027/G-01/R-01/"


def test_the_reason_stands_in_four_parts_with_their_weights(world: World) -> None:
    boarded(world)
    shen = world.signed_in("shen")
    page = shen.get(AT).content.decode()

    assert all(f"权重 {weight}" in page for weight in (50, 25, 15, 10))


def test_accepting_names_the_version_that_was_read(world: World) -> None:
    boarded(world)
    shen = world.signed_in("shen")
    asked = {"verb": "accept_match", "version": "0", "accept_match-way": "government", "accept_match-amount": "380000"}

    assert shen.post(AT, asked).status_code == 302
    assert sorted(ItemFate.objects.values_list("state", flat=True)) == ["joint", "joint"]
    assert world.signed_in("gu").post(AT, {"verb": "refuse_match", "version": "0"}).status_code == 409
    assert Pairing.objects.get().state == "accepted"


def test_two_of_one_list_are_no_pair(world: World) -> None:
    boarded(world)

    assert world.signed_in("shen").get("/consultation/boards/2027/G-01/G-01/").status_code == 404
