"""The list of assessments (满意度测评)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.assessments import failed, proposed
from tests.world import World


def test_staff_find_an_assessment_and_what_came_of_it(world: World) -> None:
    failed(world)
    proposed(world, title="专项工作报告测评")

    page = world.signed_in("shen").get("/findings/assessments/?q=shenji").content.decode()

    assert ("审计查出问题整改情况满意度测评" in page, "专项工作报告测评" in page, "测评不满意" in page) == (
        True,
        False,
        True,
    )


@pytest.mark.parametrize("who", ["qin", "lin", "xi"])
def test_neither_the_assessed_body_nor_a_stranger_comes_in(world: World, who: str) -> None:
    assert world.signed_in(who).get("/findings/assessments/").status_code == 403


def test_a_leader_reads_it_and_is_not_shown_what_staff_begin(world: World) -> None:
    pages = [world.signed_in(who).get("/findings/assessments/").content.decode() for who in ("he", "shen")]

    assert ["提出测评" in page for page in pages] == [False, True]
    assert "还没有满意度测评。" in pages[0]


def test_it_costs_the_same_however_many_there_are(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for count in (1, 3):
        for number in range(count):
            proposed(world, title=f"测评{count}{number}")
        client.get("/findings/assessments/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/findings/assessments/")
        costs.append(len(asked))

    assert costs[0] == costs[1]
