"""The calendar file: what waits for me, or one thing; nothing of others, the same cost with one and with three."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guantong.apps.notices.models import DueWork
from guantong.apps.notices.operations_test import ask
from tests.world import World

pytestmark = pytest.mark.django_db
MINE = "/notices/calendar.ics"


def test_one_thing_is_a_file_of_its_own(world: World) -> None:
    work = ask(world, due_on=date(2026, 12, 1))

    answer = world.signed_in("cao").get(f"/notices/{work.pk}/calendar.ics")

    assert answer.headers["Content-Disposition"] == f'attachment; filename="due-work-{work.pk}.ics"'
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.content.decode().count("DTSTART;VALUE=DATE:20261201") == 1


def test_what_has_ended_is_no_longer_in_my_file(world: World) -> None:
    work = ask(world, due_on=date(2026, 12, 1))
    DueWork.objects.filter(pk=work.pk).update(state="done")

    assert "BEGIN:VEVENT" not in world.signed_in("cao").get(MINE).content.decode()


@pytest.mark.parametrize("who", ["qin", "lin", "ye", "xi"])
def test_who_may_not_see_the_thing_learns_nothing(world: World, who: str) -> None:
    work = ask(world, due_on=date(2026, 12, 1), title="ZX-询问")

    answers = [world.signed_in(who).get(address) for address in (MINE, f"/notices/{work.pk}/calendar.ics")]

    assert [(answer.status_code, b"ZX-" in answer.content) for answer in answers] == [(200, False), (404, False)]


def test_who_is_not_signed_in_is_asked_to_sign_in() -> None:
    assert Client().get(MINE).status_code == 302


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    client, costs = world.signed_in("cao"), []
    client.get(MINE)
    for verbs in (("a",), ("b", "c")):
        for verb in verbs:
            ask(world, verb=verb, due_on=date(2026, 12, 1))
        with CaptureQueriesContext(connection) as counted:
            client.get(MINE)
        costs.append(len(counted))

    assert costs[0] == costs[1]
