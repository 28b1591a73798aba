"""A suggestion prints as a sheet with room for signatures."""

from tests.consultation import asked, put
from tests.world import World


def test_it_prints_as_a_sheet_that_says_what_it_is(world: World) -> None:
    row = put(world, asked(world))

    page = world.signed_in("hua").get(f"/consultation/{row.pk}/sheet/").content.decode()

    said = ("2027年度民生项目建议表", "R-01", "412（社区登记）", "附议代表（签名）", "不是代表建议", "1 件")
    assert [text in page for text in said] == [True] * len(said)
