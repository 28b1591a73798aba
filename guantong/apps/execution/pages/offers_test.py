"""The proposals with their sums: each of what was proposed, sent, agreed, really moved is Σ of the rows; a unit sees its own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.execution.models import Offer
from guantong.apps.execution.pages.offer_test import PLANNED, moved, proposed
from tests.execution import kept
from tests.world import World

pytestmark = pytest.mark.usefixtures("records_folder")
HERE = "/execution/offers/"


def test_the_sums_are_those_of_the_rows_and_what_was_withdrawn_counts_nowhere(world: World) -> None:
    kept(world, PLANNED)
    offer = moved(world)
    Offer.objects.create(
        **{f.name: getattr(offer, f.name) for f in Offer._meta.fields if f.name not in ("id", "state")},
        state="withdrawn",
    )

    page = world.signed_in("shen").get(HERE).content.decode()

    foot = page.rpartition("<tfoot>")[2]
    assert [text in foot for text in ("350.00", "320.00", "300.00", "700.00")] == [True, True, True, False]
    assert page.count("350.00 <small>") == 2  # proposed, sent


def test_a_unit_sees_its_own(world: World) -> None:
    kept(world, PLANNED)
    proposed(world)

    own, other = (world.signed_in(who).get(HERE).content.decode() for who in ("qin", "tao"))

    assert ("道路修缮" in own, "道路修缮" in other) == (True, False)


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    kept(world, PLANNED)
    offer, client, costs = proposed(world), world.signed_in("shen"), []
    for more in (0, 2):
        for at in range(more):
            facts = {f.name: getattr(offer, f.name) for f in Offer._meta.fields if f.name not in ("id", "project_code")}
            Offer.objects.create(**facts, project_code=f"Q{at}")
        client.get(HERE)
        with CaptureQueriesContext(connection) as counted:
            client.get(HERE)
        costs.append(len(counted))

    assert costs[0] == costs[1]


@pytest.mark.parametrize(("who", "status"), [("shen", 200), ("qin", 200), ("lin", 403)])
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get(HERE).status_code == status
