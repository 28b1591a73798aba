"""The key units of the demo come by the real verbs, with a deviation that has its reasons."""

import pytest

from guantong.apps.journal.queries import drifted
from guantong.gateways.demo.selected import grow_selection
from tests.key_units import booked
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")


def test_the_year_of_the_books_has_its_key_units_decided_with_one_deviation(world: World) -> None:
    booked(world)

    row = grow_selection(world.people, lambda: world.now)

    (added,), (out,) = row.added, row.left_out
    assert (row.year, row.state, row.lead, len(row.units)) == (2026, "decided", ["JY"], 1 + 5 + 1)
    assert (added in row.units, out in row.units) == (True, False)
    assert list(drifted()) == []
