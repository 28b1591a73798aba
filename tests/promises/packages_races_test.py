"""T10 of packages: two people take in the same disc at the same moment, two packages under one number, or two that follow each other.

One waits for the other: the package is there once, and the second is told. Two threads meet where it hurts, on PostgreSQL.
"""

from contextlib import nullcontext
from typing import Any

import pytest
from django.db.models import F

from guantong.apps.exchange import taking_in
from guantong.apps.exchange.models import Arrival
from guantong.apps.exchange.taking_in import Came
from guantong.apps.feeds.models import Delivery
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.domain.workflow.table import BadInput
from tests.exchange import came, confirmed, month, packed
from tests.feeds import csv, feed
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
ONE, TWIN = packed(), packed(month(csv(payee="他处建工")))
NEXT = packed(
    month(csv([("2026-04-03", "10.00")]), {"source": "区财政局", "table": "payment", "period": "2026-04"}), number=2
)


def both(world: World, first: bytes, second: bytes) -> list[Any]:
    """Two people bring a package each, having judged before either writes."""
    feed(world)
    confirmed(world)
    with meeting((taking_in, "_known")):
        return at_once(lambda: came(world, first), lambda: came(world, second, "gu"))


def stands() -> tuple[list[tuple[int, str]], int, list[str], list[object]]:
    """What came in, how many deliveries it made, what was recorded, what is out of step."""
    entries = Entry.objects.filter(room="exchange", verb__in=("receive", "take_up")).order_by("pk")
    rows = list(Arrival.objects.order_by("number").annotate(n=F("number")).values_list("n", "state"))
    return rows, Delivery.objects.count(), [entry.verb for entry in entries], list(drifted())


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
def test_one_package_taken_in_by_two_at_once_is_there_once_and_the_second_is_told(
    contested: World, mutant: bool
) -> None:
    with mutants.packages_received_side_by_side() if mutant else nullcontext():
        ends = both(contested, ONE, ONE)

    told = sorted(end.known for end in ends if isinstance(end, Came))
    whole = stands() == ([(1, "taken_in")], 1, ["receive", "take_up"], [])
    assert (told == [False, True], whole) == (not mutant, True)


def test_of_two_packages_under_one_number_one_is_taken_in_and_the_other_refused(contested: World) -> None:
    ends = both(contested, ONE, TWIN)

    (refused,) = [end for end in ends if not isinstance(end, Came)]
    assert isinstance(refused, BadInput)
    assert "一个编号只用一次" in str(refused)
    assert stands() == ([(1, "taken_in")], 1, ["receive", "take_up"], [])


def test_two_that_follow_each_other_brought_at_once_are_both_taken_in_in_order(contested: World) -> None:
    ends = both(contested, NEXT, ONE)

    assert [type(end) for end in ends] == [Came, Came]
    rows, deliveries, _, out_of_step = stands()
    assert (rows, deliveries, out_of_step) == ([(1, "taken_in"), (2, "taken_in")], 2, [])
    assert list(Delivery.objects.order_by("pk").values_list("period", flat=True)) == ["2026-03", "2026-04"]
