"""The signed head: to print, to scan, as a file; it proves the journal and tells nothing of what is in it."""

import json

import pytest

from guantong.apps.journal.operations import seal
from guantong.apps.journal.operations_test import KEY
from guantong.apps.journal.pages.entry_test import entry
from guantong.apps.journal.queries import latest_head, lines
from tests.world import World

pytestmark = pytest.mark.django_db
ADDRESS = "/journal/head/"


def sealed(world: World) -> None:
    entry(world)
    seal(journal="明湖区", key=KEY, as_of=world.now)


def test_it_is_shown_with_its_code_to_scan_and_how_to_check_it(world: World) -> None:
    sealed(world)

    body = world.signed_in("shi").get(ADDRESS).content.decode()

    size = latest_head().size
    assert [
        w for w in ("日封 2026-11-12 12:00", "<svg", f"guantong verify-journal head-{size}.json") if w not in body
    ] == []


def test_the_file_is_the_head_of_all_there_is(world: World) -> None:
    sealed(world)

    answer = world.signed_in("shi").get(ADDRESS, {"as": "json"})

    assert answer.headers["Content-Disposition"] == f'attachment; filename="head-{latest_head().size}.json"'
    assert (answer.content.decode(), json.loads(answer.content)["size"]) == (
        latest_head().printed + "\n", len(list(lines())),
    )  # fmt: skip


def test_before_the_first_sealing_there_is_none(world: World) -> None:
    assert world.signed_in("shi").get(ADDRESS).status_code == 404


@pytest.mark.parametrize("who", ["xi", "an"])
def test_administrators_who_do_not_audit_have_no_journal(world: World, who: str) -> None:
    sealed(world)

    answer = world.signed_in(who).get(ADDRESS)

    assert (answer.status_code, "这一页不在您的职责范围内" in answer.content.decode()) == (403, True)


@pytest.mark.parametrize("query", [{}, {"as": "json"}])
def test_a_neighbour_learns_how_much_there_is_and_nothing_of_what(world: World, query: dict[str, str]) -> None:
    sealed(world)

    answer = world.signed_in("qin").get(ADDRESS, query)

    assert (answer.status_code, b"ZX-" in answer.content) == (200, False)
