"""The demo's adjustments come by the verbs: one filed, one 29 days ahead of the day its session was first set for."""

from dataclasses import replace
from datetime import datetime

import pytest

from guantong.apps.adjustments.models import Plan
from guantong.apps.adjustments.moving import current
from guantong.apps.adjustments.queries import counts_of, term_of_publication
from guantong.apps.journal.queries import drifted
from guantong.gateways.demo.adjusted import grow_adjustments
from guantong.gateways.demo.steps import grow_years
from guantong.gateways.demo.supervised import grow_supervision
from tests.world import NOON, World

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 11, 20, 12, 0, tzinfo=NOON.tzinfo)


def test_a_year_of_adjustments_is_grown(world: World) -> None:
    world = replace(world, now=LATER)
    grow_years(world.people, LATER)
    grow_supervision(world.people, LATER)

    assert grow_adjustments(world.people, LATER) == 3

    first, second = Plan.objects.get(number=1), Plan.objects.get(number=2)
    items = current(first).items.filter(dropped=False)
    assert (first.state, first.editions.count(), sum(item.change for item in items)) == ("filed", 2, 2320000000)
    assert (
        term_of_publication(first)[0].zh.startswith("常委会批准预算调整后13日")
        or "13日" in term_of_publication(first)[0].zh
    )
    assert (second.state, second.option) == ("studying", "move")
    # 11-19 to 12-18: 11 days of November and 18; moved to 12-23 five more
    assert [(count.days, count.short) for count in counts_of(second)] == [(29, True), (34, False)]
    assert list(drifted()) == []
