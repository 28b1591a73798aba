"""The list of papers: whoever got one finds it once it is out, nothing of another's, nothing of a draft."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import papers
from tests.world import World


def titles(world: World, who: str) -> list[bool]:
    page = world.signed_in(who).get("/papers/").content.decode()
    return [title in page for title in ("给城管局的函", "给教育局的函", "还没有发的函", "交给区政府的意见")]


def test_each_reads_what_came_to_it_or_was_passed_on_to_it_and_the_congress_all(world: World) -> None:
    papers.issued(world, title="给城管局的函")
    papers.issued(world, to="JY", title="给教育局的函")
    papers.drafted(world, title="还没有发的函")
    papers.issued(world, "opinions_handover", passed_on=[world.body("CG")], title="交给区政府的意见")

    assert titles(world, "qin") == [True, False, False, True]
    assert titles(world, "cao") == [False] * 4
    assert titles(world, "he") == [True] * 4


def test_about_which_matter_is_told_to_the_congress_alone(world: World) -> None:
    papers.issued(world, subject_of="trial.matter/1", subject_name="质量保证金问题", subject_where="/trial/")

    pages = [world.signed_in(who).get("/papers/").content.decode() for who in ("shen", "qin")]

    assert ["质量保证金问题" in page for page in pages] == [True, False]


def test_a_withdrawn_paper_stays_to_be_seen_as_withdrawn(world: World) -> None:
    papers.withdrawn(world, title="有错的函")

    page = world.signed_in("qin").get("/papers/").content.decode()

    assert ("有错的函" in page, "已撤回" in page.partition("有错的函")[2]) == (True, True)


@pytest.mark.parametrize(("who", "status"), [("qin", 200), ("ye", 200), ("mo", 200), ("lin", 403), ("xi", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get("/papers/").status_code == status


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    client, costs = world.signed_in("qin"), []
    for more in (1, 2):
        for _ in range(more):
            papers.issued(world)
        client.get("/papers/")
        with CaptureQueriesContext(connection) as counted:
            client.get("/papers/")
        costs.append(len(counted))

    assert costs[0] == costs[1]
