"""The page of the practice area: in production it only says how one is opened; within one its name is typed out to wipe it."""

from pathlib import Path
from typing import Any

import pytest

from guantong.apps.components.practice import ASKED
from guantong.apps.journal.models import Entry
from tests.world import World

ADDRESS = "/jobs/practice/"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def area(settings: Any, tmp_path: Path) -> Path:
    """A practice area of its own."""
    settings.PRACTICE, settings.DATA = True, tmp_path
    return tmp_path / ASKED


def sent(world: World, typed: str, who: str = "xi") -> int:
    return int(world.signed_in(who).post(ADDRESS, {"verb": "wipe", "wipe-typed": typed}).status_code)


def test_the_administrator_types_its_name_and_it_is_asked_for(world: World, area: Path) -> None:
    assert (sent(world, "清空演练区"), area.exists()) == (302, True)
    assert Entry.objects.filter(room="jobs", verb="wipe").count() == 1


@pytest.mark.parametrize("typed", ["", "清空", "wipe"])
def test_without_it_nothing_is_asked_for(world: World, area: Path, typed: str) -> None:
    assert (sent(world, typed), area.exists()) == (422, False)


def test_nobody_else_asks_for_it(world: World, area: Path) -> None:
    assert (sent(world, "清空演练区", "shen"), area.exists()) == (403, False)


def test_production_says_how_one_is_opened_and_wipes_nothing(world: World, settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    page = world.signed_in("xi").get(ADDRESS).content.decode()

    assert ("guantong practice" in page, "清空演练区” 以确认" in page) == (True, False)
    assert (sent(world, "清空演练区"), list(tmp_path.iterdir())) == (409, [])
