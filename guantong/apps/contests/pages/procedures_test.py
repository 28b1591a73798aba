"""The list of procedures: none ships, one is in force from its day."""

import pytest

from tests.contests import in_force
from tests.world import World

pytestmark = pytest.mark.django_db


def test_none_ships_and_the_page_says_what_that_means(world: World) -> None:
    assert "没有本区的办法，候选单不能固定" in world.signed_in("wen").get("/contests/procedures/").content.decode()


def test_one_in_force_is_read_by_whoever_votes(world: World) -> None:
    in_force(world)

    page = world.signed_in("lin").get("/contests/procedures/").content.decode()

    assert [words for words in ("票决办法（样例）", "差额票决，得票多的列入", "有效") if words not in page] == []
    assert world.signed_in("qin").get("/contests/procedures/").status_code == 403


def test_a_second_one_from_the_same_day_is_refused(world: World) -> None:
    from guantong.domain.workflow.table import BadInput

    in_force(world)

    with pytest.raises(BadInput, match="同一天"):
        in_force(world)
