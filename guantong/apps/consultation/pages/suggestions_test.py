"""The list of suggestions: found by pinyin, filtered by place and field, exported, at one cost."""

import pytest

from tests.consultation import asked, put
from tests.world import World


def test_it_is_searched_filtered_and_exported(world: World) -> None:
    put(world, asked(world))
    put(
        world,
        title="柳荫社区公交站",
        who="wen",
        for_name="周代表",
        at="LQ01",
        field="transport",
        cost=None,
        cost_basis="",
    )
    qin = world.signed_in("qin")

    whole = qin.get("/consultation/").content.decode()
    by_pinyin = qin.get("/consultation/?q=gongjiao").content.decode()
    by_field = qin.get("/consultation/?field=urban").content.decode()
    book = qin.get("/consultation/?as=xlsx")

    assert [text in whole for text in ("R-01", "R-02", "周代表", "36.00")] == [True] * 4
    assert ("柳荫社区公交站" in by_pinyin, "北门路灯" in by_pinyin) == (True, False)
    assert ("柳荫社区公交站" in by_field, "北门路灯" in by_field) == (False, True)
    assert book.content[:2] == b"PK"


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_the_database_as_often_for_one_as_for_three(
    world: World, count: int, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    for number in range(count):
        put(world, asked(world, f"第{number}条路的路灯不亮"), title=f"路灯 {number}")
    qin = world.signed_in("qin")
    qin.get("/consultation/")

    with django_assert_num_queries(9):
        qin.get("/consultation/")


def test_the_same_is_data(world: World) -> None:
    put(world, asked(world))

    (row,) = world.signed_in("qin").get("/api/consultation/suggestions").json()["rows"]

    assert (row["code"], row["year"], row["cost"], row["asked"], row["place"], row["proposers"], row["state"]) == (
        "R-01", 2027, 36_000_000, 1, "QS01", ["林代表"], "submitted",
    )  # fmt: skip
