"""Who leaves has no access from that day: not by the open session, the interface, the password, nor a link still unused (离任)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from guantong.apps.actors import sign_in
from guantong.apps.actors.term_change_test import CHANGE, HANDED, ROSTER, applied
from tests.promises import mutants
from tests.promises.sign_in_test import PASSWORD, knock, with_password
from tests.world import World

pytestmark = pytest.mark.django_db
EVE = datetime(2026, 11, 30, 23, 50, tzinfo=ZoneInfo("Asia/Shanghai"))
"""Ten minutes before the day of the change: a session of then, and a link of then, would last well into it."""
AFTER = EVE + timedelta(minutes=15)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Return what turns the clock of the door."""
    assert (EVE.date(), AFTER.date()) == (CHANGE - timedelta(days=1), CHANGE) == (date(2026, 11, 30), date(2026, 12, 1))
    return monkeypatch


def turned(clock: pytest.MonkeyPatch, to: datetime) -> None:
    clock.setattr("guantong.gateways.site.doorkeeper.now", lambda: to)


def met(client: Client) -> list[int]:
    """Return what a client is answered by pages and by the interface."""
    return [client.get(address).status_code for address in ("/actors/me/", "/api/years/steps")]


def test_an_open_session_ends_with_the_day(world: World, clock: pytest.MonkeyPatch) -> None:
    applied(world, ROSTER + HANDED)
    lin, mo = world.signed_in("lin"), world.signed_in("mo")
    turned(clock, EVE)
    before = met(lin), met(mo)

    turned(clock, AFTER)
    first, then, stays = lin.get("/actors/me/"), met(lin), met(mo)

    assert before == ([200, 200], [200, 200])
    assert (first.status_code, first.headers["Clear-Site-Data"]) == (403, '"cache", "cookies", "storage"')
    assert (then, stays) == ([302, 401], [200, 200])  # nobody is signed in here any more; who stays, stays


def test_with_posts_read_when_the_session_began_a_leaver_goes_on(world: World, clock: pytest.MonkeyPatch) -> None:
    applied(world, ROSTER + HANDED)
    lin = world.signed_in("lin")
    turned(clock, AFTER)

    with mutants.posts_are_read_as_of_yesterday():
        assert met(lin) == [200, 200]


def test_a_password_lets_nobody_in_who_left(world: World, clock: pytest.MonkeyPatch) -> None:
    applied(world, ROSTER + HANDED)
    with_password(world, "lin")
    turned(clock, AFTER)
    lin = Client()

    knock(lin, "lin")

    assert met(lin) == [403, 401]
    assert lin.get("/actors/me/").status_code == 302


def test_without_asking_who_left_the_session_and_the_link_stay(world: World, clock: pytest.MonkeyPatch) -> None:
    applied(world, ROSTER + HANDED)
    lin, link = world.signed_in("lin"), link_of(world)
    turned(clock, AFTER)

    with mutants.nobody_has_left():
        assert (met(lin), met(lin), Client().get(link).status_code) == ([403, 401], [403, 401], 200)


def link_of(world: World) -> str:
    token = sign_in.issue_link(person=world.people["lin"], by=world.standing("xi"), as_of=EVE)
    return reverse("account_activate", args=[token])


def test_a_link_still_unused_is_dead_with_the_day(world: World, clock: pytest.MonkeyPatch) -> None:
    applied(world, ROSTER + HANDED)
    link = link_of(world)
    turned(clock, EVE)
    before = Client().get(link).status_code

    turned(clock, AFTER)

    assert (before, Client().get(link).status_code) == (200, 403)
    assert sign_in.activate(token=link.split("/")[-2], password=PASSWORD, as_of=AFTER) is None
