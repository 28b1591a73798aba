"""The two lists of the demo: 24 suggestions with the needs behind them, 30 lines of the government, nothing decided between them."""

import pytest

from guantong.apps.consultation.models import Feasibility, PlanLine, Suggestion
from guantong.apps.consultation.queries import lines_in_play, needs_behind, suggestions_in_play
from guantong.apps.journal.queries import drifted
from guantong.gateways.demo.consulted import grow_consultation
from guantong.gateways.demo.voiced import grow_needs
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_the_demo_has_two_lists_of_one_year(world: World) -> None:
    grow_needs(world.people, world.now)

    call = grow_consultation(world.people, world.now)

    assert (call.year, call.ceiling) == (2027, 12_000_000_000)
    assert (Suggestion.objects.count(), suggestions_in_play(call).count(), lines_in_play(call).count()) == (24, 23, 30)
    # six needs of the community name street lamps; the one of the park, merged in, is among them
    assert needs_behind(Suggestion.objects.get(number=1)) == 6
    assert PlanLine.objects.get(number=11).amount == 1_520_000_000
    assert Feasibility.objects.filter(state="standing").count() == 3
    assert list(drifted()) == []
