"""One decision about lines: shown with its history, taken back once, by who read its latest state."""

import pytest

from guantong.apps.opinions.pages.line_links_test import kept
from tests.world import World

pytestmark = pytest.mark.django_db


def back(world: World, pk: int, version: int, who: str = "gu") -> int:
    told = {"verb": "take_link_back", "version": version}
    return world.signed_in(who).post(f"/opinions/versions/links/{pk}/", told).status_code


def test_a_decision_shows_its_lines_and_its_reason(world: World) -> None:
    link = kept(world, 1)

    page = world.signed_in("shen").get(f"/opinions/versions/links/{link.pk}/").content.decode()

    assert [words in page for words in ("食堂改造一期", "分期申报1", "撤销")] == [True] * 3


def test_it_is_taken_back_once_and_by_whoever_read_it_as_it_is(world: World) -> None:
    link = kept(world, 1)

    answers = [back(world, link.pk, version) for version in (0, 1, 1)]

    link.refresh_from_db()
    assert (answers, link.state, link.version) == ([409, 302, 409], "taken_back", 2)


@pytest.mark.parametrize(("who", "status"), [("cao", 302), ("qin", 403), ("lin", 403)])
def test_finance_and_the_congress_take_back_and_nobody_else(world: World, who: str, status: int) -> None:
    assert back(world, kept(world, 1).pk, 1, who) == status


def test_a_decision_there_is_not_is_not_found(world: World) -> None:
    assert world.signed_in("shen").get("/opinions/versions/links/9/").status_code == 404
