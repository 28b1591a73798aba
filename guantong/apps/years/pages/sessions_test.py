"""The list of sessions: planned by a form, open to everybody inside, the same cost with one and with three."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guantong.apps.years.models import FiscalYear, Session
from guantong.apps.years.sessions_test import moved, planned
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_session_is_planned_by_a_form_and_stands_in_the_list(world: World) -> None:
    typed = {
        "year": FiscalYear.objects.get(year=2026).pk, "kind": "standing_committee", "name": "区八届人大常委会第四十次会议",
        "organisation": world.body("CWH").pk, "planned_on": "2026-12-23",
    }  # fmt: skip
    client = world.signed_in("wen")

    answer = client.post(
        "/years/sessions/", {"verb": "plan_session", **{f"plan_session-{k}": v for k, v in typed.items()}}
    )

    session = Session.objects.get(name=typed["name"])
    body = world.signed_in("qin").get("/years/sessions/?kind=standing_committee").content.decode()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/years/sessions/{session.pk}/")
    assert ("区八届人大常委会第四十次会议" in body, "2026-12-23" in body) == (True, True)


def test_who_does_not_keep_the_sessions_is_shown_no_form_and_refused(world: World) -> None:
    client = world.signed_in("cao")

    assert client.post("/years/sessions/", {"verb": "plan_session"}).status_code == 403
    assert "plan_session-name" not in client.get("/years/sessions/").content.decode()
    assert world.signed_in("xi").get("/years/sessions/").status_code == 403


def test_a_moved_one_shows_the_day_it_was_first_set_for(world: World) -> None:
    moved(world, planned(world))

    assert "原定 2026-12-23" in world.signed_in("shen").get("/years/sessions/").content.decode()


def test_it_costs_the_same_with_one_and_with_three(world: World) -> None:
    client, costs = world.signed_in("shen"), []
    for names in (("甲",), ("乙", "丙")):
        for name in names:
            planned(world, name, date(2026, 12, 23))
        client.get("/years/sessions/")
        with CaptureQueriesContext(connection) as counted:
            client.get("/years/sessions/")
        costs.append(len(counted))

    assert costs[0] == costs[1]
