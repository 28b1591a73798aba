"""The template of earlier opinions."""

from tests.world import World


def test_it_is_a_workbook(world: World) -> None:
    assert world.signed_in("shen").get("/opinions/history/template.xlsx").content[:2] == b"PK"
