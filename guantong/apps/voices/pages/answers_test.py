"""The table of needs beside the budget: a year at a time, gaps by badge, the same number of queries for one row and for twenty (诉求—预算对照)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.voices.answers_test import grown, linked
from guantong.apps.voices.operations import confirm
from tests.voices import SAID, said
from tests.world import World

HERE = "/voices/answers/"


def test_a_year_is_shown_with_its_gaps_and_the_years_beside_it(world: World) -> None:
    grown(world)
    linked(world, "P02", "environment")
    client = world.signed_in("gu")

    page, before = client.get(HERE).content.decode(), client.get(f"{HERE}?year=2024").content.decode()

    assert [words in page for words in ("2026 年诉求", "石泉社区", "有诉求无安排", "有安排无诉求", "?year=2025")] == [
        True
    ] * 5
    assert ("2024 年诉求" in before, "这一年没有已确认领域的诉求" in before) == (True, True)
    assert client.get(f"{HERE}?year=abcd").status_code == 200


def test_it_goes_out_as_a_workbook_row_by_row(world: World) -> None:
    grown(world)

    file = world.signed_in("gu").get(f"{HERE}?as=xlsx")

    assert file.headers["Content-Type"].startswith("application/vnd.openxmlformats")


def test_many_classes_cost_no_more_queries_than_one(world: World) -> None:
    grown(world)
    client = world.signed_in("gu")
    client.get(HERE)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(HERE)
    for n, field in enumerate(("education", "health", "housing", "transport", "safety")):
        confirm(need=said(world, f"{SAID}{n}"), field=field, version=1, by=world.standing("hua"), as_of=world.now)
    with CaptureQueriesContext(connection) as six:
        client.get(HERE)

    assert len(six) == len(one)


@pytest.mark.parametrize(("who", "status"), [("gu", 200), ("wen", 200), ("hua", 403), ("qin", 403)])
def test_who_reads_the_district_reads_it(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
