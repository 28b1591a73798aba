"""The letters in a list: each sees those it may, what is past its day is counted by working days, at the same cost."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.diagnosis.models import Letter
from guantong.apps.diagnosis.pages.letters import past
from tests.triage import checked, drafted, sent
from tests.world import World


def test_a_unit_lists_what_went_out_to_it_and_nothing_of_another(world: World) -> None:
    sent(world, subject="给城管局的函")
    sent(world, checked(world, at="JY"), subject="给教育局的函")
    drafted(world, checked(world), subject="还没有发的函")

    page = world.signed_in("qin").get("/diagnosis/letters/").content.decode()

    assert [name in page for name in ("给城管局的函", "给教育局的函", "还没有发的函")] == [True, False, False]
    assert [name in world.signed_in("shen").get("/diagnosis/letters/").content.decode() for name in ("给教育局的函", "还没有发的函")] == [True, True]  # fmt: skip


def test_past_its_day_is_counted_by_working_days_and_only_while_somebody_owes_it() -> None:
    friday = date(2026, 11, 13)

    assert past(Letter(due_on=friday, state="sent"), friday + timedelta(days=4)) == 2
    assert (
        past(
            Letter(due_on=friday, state="answered", replied_on=friday + timedelta(days=3)), friday + timedelta(days=30)
        )
        == 1
    )
    assert past(Letter(due_on=friday, state="withdrawn"), friday + timedelta(days=30)) == 0


@pytest.mark.parametrize(
    ("who", "status"), [("qin", 200), ("cao", 200), ("he", 200), ("lin", 403), ("yan", 403), ("xi", 403)]
)
def test_who_may_come_in(world: World, who: str, status: int) -> None:
    assert world.signed_in(who).get("/diagnosis/letters/").status_code == status


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for more in (1, 2):
        for _ in range(more):
            sent(world, checked(world))
        client.get("/diagnosis/letters/")
        with CaptureQueriesContext(connection) as counted:
            client.get("/diagnosis/letters/")
        costs.append(len(counted))

    assert costs[0] == costs[1]
