"""Sheets of answers: which bodies still answer, and one that came back."""

from tests.opinions import referred
from tests.world import World


def test_the_bodies_that_still_answer_are_offered_their_sheet(world: World) -> None:
    referred(world)

    page = world.signed_in("shen").get("/opinions/sheets/").content.decode()

    assert ("明湖区城市管理局" in page, "1 条待答复" in page) == (True, True)
