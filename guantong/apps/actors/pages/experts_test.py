"""The pool: field, term, statements; fees only for those who keep the record."""

import pytest

from tests.world import World

pytestmark = pytest.mark.django_db


def test_an_expert_is_listed_with_term_and_statements(world: World) -> None:
    shown = world.signed_in("shen").get("/actors/experts/").content.decode()

    assert all(text in shown for text in ("严教授", "财政学", "2025-01-01", "2028-01-01", "2025-01-06", "劳务费"))


def test_fees_are_no_column_for_others(world: World) -> None:
    for username in ("he", "xi", "yan"):
        assert "劳务费（元）" not in world.signed_in(username).get("/actors/experts/").content.decode()


def test_neither_deputies_nor_bureaus_see_the_pool(world: World) -> None:
    for username in ("lin", "cao", "ye"):
        assert "严教授" not in world.signed_in(username).get("/actors/experts/?q=yjs").content.decode()
