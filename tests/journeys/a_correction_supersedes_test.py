"""A bureau's budget is published, a corrected file supersedes it; what rules saw in the first lapses; yesterday shows yesterday."""

from datetime import timedelta

import pytest

from guantong.apps.diagnosis.models import Signal
from guantong.apps.figures.operations import publish
from guantong.apps.figures.queries import counting_in, facts_in, snapshot_on, unequal
from guantong.apps.journal.queries import drifted
from tests.figures import published, read, work_off
from tests.printed import corrected
from tests.world import World

MISPRINTED = 5_000_000
"""Fen that one printed total is too large by."""
pytestmark = pytest.mark.usefixtures("figures_folder")


def test_a_correction_supersedes_its_signals_lapse_and_yesterday_shows_yesterday(world: World) -> None:
    first = published(world)
    seen = Signal.objects.get(rule="B03")
    second = read(world, corrected("table_total"), name="更正.pdf")

    publish(batch=second, version=second.version, by=world.standing("shen"), as_of=world.now + timedelta(days=1))
    work_off(world)

    first.refresh_from_db()
    seen.refresh_from_db()
    then, now = snapshot_on(world.now), snapshot_on(world.now + timedelta(days=2))
    assert then is not None and now is not None
    batches = [{d.batch_id for d in counting_in(snapshot)} for snapshot in (then, now)]
    assert (first.state, seen.state, batches) == ("superseded", "lapsed", [{first.pk}, {second.pk}])
    said = [sum(f.fen or 0 for f in facts_in(snapshot, counting_in(snapshot))) for snapshot in (then, now)]
    assert said[0] - said[1] == MISPRINTED
    assert (list(unequal()), list(drifted())) == ([], [])
