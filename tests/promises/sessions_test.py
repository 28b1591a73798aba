"""Sessions (会话): another one at signing in, ended by standing idle, by the day, by signing out, by a closed account."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guantong.apps.actors import sign_in
from guantong.gateways.clock import now
from tests.promises import mutants
from tests.promises.sign_in_test import LOGIN, knock, verbs_of, with_password
from tests.world import World


@pytest.mark.django_db
def test_the_session_is_another_after_signing_in(world: World) -> None:
    with_password(world, "lin")
    client = planted(world)
    before = client.cookies["sessionid"].value

    knock(client, "lin")
    assert client.cookies["sessionid"].value != before

    with mutants.session_is_kept_at_sign_in():
        fixed = planted(world)
        before = fixed.cookies["sessionid"].value
        knock(fixed, "lin")
        assert fixed.cookies["sessionid"].value == before


def planted(_world: World) -> Client:
    """Return a client whose session somebody else knows."""
    from importlib import import_module

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session["planted"] = True
    session.save()
    client = Client()
    client.cookies["sessionid"] = session.session_key
    return client


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Turn the clock of the door and of the sessions so many minutes on from now."""
    start = now()

    def turn(minutes: float) -> None:
        for name in ("guantong.gateways.site.doorkeeper.now", "django.utils.timezone.now"):
            monkeypatch.setattr(name, lambda: start + timedelta(minutes=minutes))

    return turn


@pytest.mark.django_db
def test_a_session_ends_after_half_an_hour_without_use(world: World, clock: Callable[[float], None]) -> None:
    client = world.signed_in("lin")
    answers = []
    for minutes in (0, 28, 28.5, 58.6):
        clock(minutes)
        answers.append(client.get("/").status_code)

    assert answers == [200, 200, 200, 302]


@pytest.mark.django_db
def test_who_works_on_stays_signed_in(world: World, clock: Callable[[float], None]) -> None:
    assert answered_every_ten_minutes(world.signed_in("lin"), clock) == [(200, "")] * 7

    with mutants.sessions_never_renewed():
        assert (302, "") in answered_every_ten_minutes(world.signed_in("lin"), clock)


def answered_every_ten_minutes(
    client: Client, clock: Callable[[float], None], address: str = "/", headers: dict[str, str] | None = None
) -> list[tuple[int, str]]:
    """Return status, and where htmx is sent, of a page asked for every ten minutes of an hour."""
    clock(0)
    client.get("/")
    answers = []
    for minutes in range(0, 70, 10):
        clock(minutes)
        answer = client.get(address, headers=headers)
        answers.append((answer.status_code, answer.headers.get("HX-Redirect", "")))
    clock(0)
    return answers


@pytest.mark.django_db
def test_a_page_that_asks_again_by_itself_keeps_nobody_signed_in(world: World, clock: Callable[[float], None]) -> None:
    polled = {"Unattended": "yes", "HX-Request": "true", "HX-Current-URL": "http://testserver/jobs/"}

    signed_in = answered_every_ten_minutes(world.signed_in("shen"), clock, "/jobs/", polled)
    with mutants.sessions_renewed_by_nobody():
        kept = answered_every_ten_minutes(world.signed_in("shen"), clock, "/jobs/", polled)

    assert (signed_in, kept) == ([(200, "")] * 3 + [(200, "/accounts/login/?next=%2Fjobs%2F")] * 4, [(200, "")] * 7)


@pytest.mark.django_db
def test_the_cookie_lives_as_long_as_the_session(world: World, clock: Callable[[float], None]) -> None:
    client = world.signed_in("lin")
    clock(5)

    renewed = client.get("/").cookies["sessionid"]["max-age"]

    assert renewed == 30 * 60


@pytest.mark.django_db
def test_twenty_pages_in_a_minute_write_the_session_once(world: World, clock: Callable[[float], None]) -> None:
    assert sessions_written(world.signed_in("lin"), clock) == 1

    with mutants.sessions_saved_at_every_request():
        assert sessions_written(world.signed_in("lin"), clock) == 20


def sessions_written(client: Client, clock: Callable[[float], None]) -> int:
    with CaptureQueriesContext(connection) as queries:
        for number in range(20):
            clock(number * 2.9 / 60)
            client.get("/years/")
    return sum("django_session" in q["sql"] and q["sql"].startswith(("UPDATE", "INSERT")) for q in queries)


@pytest.mark.django_db
def test_a_session_ends_eight_hours_after_signing_in_however_busy(world: World, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    client = world.signed_in("lin")
    client.get("/")
    start = now()
    monkeypatch.setattr("guantong.gateways.site.doorkeeper.now", lambda: start + timedelta(hours=7, minutes=59))
    still = client.get("/").status_code
    monkeypatch.setattr("guantong.gateways.site.doorkeeper.now", lambda: start + timedelta(hours=8, minutes=1))

    with mutants.sessions_never_end():
        assert client.get("/").status_code == 200
    over = client.get("/")

    assert (still, over.status_code, over.headers["Location"]) == (200, 302, LOGIN)


@pytest.mark.django_db
def test_signing_out_leaves_nothing_on_the_machine(world: World) -> None:
    client = world.signed_in("lin")
    client.get("/")
    key = client.cookies["sessionid"].value

    out = client.post("/accounts/logout/")

    assert (out.status_code, out.headers["Location"]) == (302, LOGIN)
    assert out.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not Session.objects.filter(session_key=key).exists()
    assert verbs_of("lin") == ["sign_out"]


@pytest.mark.django_db
def test_an_account_that_is_closed_is_out_at_the_next_request(world: World) -> None:
    client = world.signed_in("lin")
    client.get("/")

    sign_in.close(person=world.people["lin"], by=world.standing("xi"), as_of=now())

    assert client.get("/").status_code == 302
