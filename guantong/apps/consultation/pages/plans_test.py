"""The government's list on its pages: previewed, taken in, searched, with the file and row of each; on no deputy's phone."""

import pytest

from guantong.apps.consultation.plans_test import CANTEEN, LAMPS, STOP, taken_in, workbook
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


@pytest.mark.parametrize(
    ("who", "status"),
    [("lin", 403), ("hua", 403), ("qin", 403), ("wen", 200), ("cao", 200), ("fang", 200), ("he", 200)],
)
def test_it_is_read_by_the_congress_and_the_planners_and_on_no_phone(world: World, who: str, status: int) -> None:
    taken_in(world, workbook(LAMPS))
    client = world.signed_in(who)

    found = [
        client.get(where).status_code
        for where in ("/consultation/plan/", "/consultation/plan/files/", "/api/consultation/plan")
    ]

    assert found == [status] * 3


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_the_database_as_often_for_one_as_for_three(
    world: World, count: int, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    taken_in(world, workbook(*(LAMPS, CANTEEN, STOP)[:count]))
    wen = world.signed_in("wen")
    wen.get("/consultation/plan/")

    with django_assert_num_queries(8):
        wen.get("/consultation/plan/")
