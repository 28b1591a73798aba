"""Two items stand side by side with the reason part by part; a person says one matter or two, and goes on to the next pair."""

from guantong.apps.consultation.models import ItemFate, Pairing
from tests.board import WAN, boarded
from tests.world import World

HERE = "/consultation/boards/2027/G-01/R-01/"


def test_each_part_of_the_reason_is_told(world: World) -> None:
    boarded(world)

    page = world.signed_in("shen").get(HERE).content.decode()

    assert "地点同为青石街道石泉社区" in page
    assert "金额 40.00 与 36.00 万元，相差 4.00" in page


def test_one_matter_settles_both_and_leads_back_when_none_is_left(world: World) -> None:
    boarded(world)

    sent = world.signed_in("shen").post(
        HERE,
        {"verb": "accept_match", "version": "0", "accept_match-way": "government", "accept_match-amount": "380000"},
    )

    assert (sent.status_code, sent.headers["Location"]) == (302, "/consultation/boards/2027/")
    assert Pairing.objects.get().state == "accepted"
    assert sorted(ItemFate.objects.values_list("state", "amount"), key=str) == [("joint", 38 * WAN), ("joint", None)]


def test_two_of_one_list_are_no_pair(world: World) -> None:
    boarded(world)

    assert world.signed_in("shen").get("/consultation/boards/2027/G-01/G-01/").status_code == 404
