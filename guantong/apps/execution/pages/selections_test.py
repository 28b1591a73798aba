"""The years' key units: empty it says where they come from, proposing asks four things and leads to the list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.execution.models import Selection
from tests.key_units import booked, decided, proposed
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = "/execution/selections/"
ASKED = {
    "verb": "select",
    "select-year": "2026",
    "select-term_first": "2022",
    "select-lead": "明湖区教育局",
    "select-on": "",
}


def test_before_anything_is_published_it_says_what_to_do(world: World) -> None:
    page = world.signed_in("shen").get(HERE).content.decode()

    assert ("还没有拟定过重点部门名单" in page, "发布预算之后" in page, 'value="select"' in page) == (True, True, False)


def test_proposing_leads_to_the_list(world: World) -> None:
    booked(world)
    client = world.signed_in("shen")

    form = client.get(HERE).content.decode()
    there = client.post(HERE, ASKED)

    row = Selection.objects.get()
    assert ('value="2022"' in form, there["Location"]) == (True, f"/execution/selections/{row.pk}/")
    assert row.lead == ["JY"]


def test_a_second_list_of_the_year_comes_back_with_why(world: World) -> None:
    booked(world)
    proposed(world)

    again = world.signed_in("gu").post(HERE, ASKED)

    assert (again.status_code, "2026年已有重点部门名单" in again.content.decode()) == (422, True)


def test_the_list_tells_how_many_were_decided_on(world: World) -> None:
    booked(world)
    decided(world)

    page = world.signed_in("he").get(HERE).content.decode()

    assert [text in page for text in ("已确定", "明人主任会议〔2026〕5号", 'value="select"')] == [True, True, False]


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    booked(world)
    proposed(world)
    client, costs = world.signed_in("shen"), []
    for year in ((), (2025, 2024)):
        for one in year:
            proposed(world, year=one)
        client.get(HERE)
        with CaptureQueriesContext(connection) as counted:
            client.get(HERE)
        costs.append(len(counted))

    assert costs[0] == costs[1]


@pytest.mark.parametrize(
    ("who", "status"), [("shen", 200), ("he", 200), ("wen", 200), ("cao", 403), ("qin", 403), ("ye", 403), ("lin", 403)]
)
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
