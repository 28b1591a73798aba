"""Signing in (身份鉴别): two factors, a lock-out, sessions that end, links that work once; all of it in the journal."""

import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from guantong.apps.actors import sign_in
from guantong.apps.actors.models import Person
from guantong.apps.journal.models import Entry
from guantong.apps.journal.operations import record
from guantong.domain.words import Words
from guantong.gateways.clock import now
from guantong.gateways.site.installation import INSTALLER
from tests.house.pages_test import patterns
from tests.promises import mutants
from tests.world import World

PASSWORD = "四条鱼 游过 青石桥 不回头"  # noqa: S105 - of a fictional person
LOGIN = "/accounts/login/"


def with_password(world: World, username: str) -> Person:
    person = world.people[username]
    person.set_password(PASSWORD)
    person.save()
    with transaction.atomic():
        record(
            by=INSTALLER, as_of=world.now, room="actors", verb="activate", says=Words("激活", "activated"), of=person
        )
    return person


def knock(client: Client, username: str, password: str = PASSWORD, **more: str):  # type: ignore[no-untyped-def]
    return client.post(LOGIN, {"login": username, "password": password, **more})


def code_of(secret: str, later: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def set_up(client: Client) -> str:
    """Set up a second factor in a client that has shown the password; returns the secret."""
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    assert client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}).status_code == 302
    return str(secret)


def verbs_of(username: str) -> list[str]:
    return list(Entry.objects.filter(by=username, room="actors").order_by("pk").values_list("verb", flat=True))


# the second factor


@pytest.mark.django_db
@pytest.mark.parametrize("username", ["shen", "he", "qin", "xi", "an", "shi"])
def test_staff_and_administrators_reach_no_page_with_a_password_alone(world: World, username: str) -> None:
    with_password(world, username)
    client = Client()
    knock(client, username)

    reached = pages_reached(client)

    assert reached == []
    assert client.get("/").headers["Location"] == reverse("mfa_activate_totp")
    with mutants.password_alone_is_enough():
        assert "desk" in pages_reached(client)


def pages_reached(client: Client) -> list[str]:
    """Return every page of ours that opens; the doors of libraries are for those who are still outside."""
    found = []
    for pattern in patterns(get_resolver().url_patterns):
        view = pattern.callback
        if getattr(view, "reads", None) is None:
            continue
        room = view.__module__.split(".")[2]
        names = dict.fromkeys(pattern.pattern.converters, "1")
        for name in (pattern.name, f"{room}:{pattern.name}"):
            try:
                address = reverse(name, kwargs=names)
            except Exception:  # noqa: BLE001, S112 - of the two names one is right
                continue
            if client.get(address).status_code not in (302, 401):
                found.append(pattern.name)
    for path in ("/api/years/steps", "/api/journal/entries"):
        if client.get(path).status_code != 401:
            found.append(path)
    return found


@pytest.mark.django_db
def test_a_deputy_signs_in_with_a_password(world: World) -> None:
    with_password(world, "lin")
    client = Client()

    assert knock(client, "lin").status_code == 302
    assert client.get("/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_second_factor_is_set_up_once_and_asked_for_ever_after(world: World) -> None:
    person = with_password(world, "shen")
    first, second = Client(), Client()
    knock(first, "shen")
    secret = set_up(first)

    asked = knock(second, "shen")
    before = second.get("/").status_code
    entered = second.post(reverse("mfa_authenticate"), {"code": code_of(secret, 1)})

    assert first.get("/").status_code == 200
    assert asked.headers["Location"] == reverse("mfa_authenticate")
    assert before == 302
    assert (entered.status_code, second.get("/").status_code) == (302, 200)
    assert secret not in str(Authenticator.objects.get(user=person, type="totp").data)
    assert verbs_of("shen") == ["sign_in", "second_factor_added", "sign_in"]


@pytest.mark.django_db
def test_a_code_works_once(world: World) -> None:
    with_password(world, "shen")
    client = Client()
    knock(client, "shen")
    secret = set_up(client)
    code = code_of(secret, 1)
    one, two = Client(), Client()
    knock(one, "shen")
    knock(two, "shen")

    answers = [door.post(reverse("mfa_authenticate"), {"code": code}).status_code for door in (one, two)]

    assert answers == [302, 200]


@pytest.mark.django_db
def test_a_recovery_code_lets_in_once(world: World) -> None:
    person = with_password(world, "shen")
    client = Client()
    knock(client, "shen")
    set_up(client)
    code = Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()[0]
    one, two = Client(), Client()
    knock(one, "shen")
    knock(two, "shen")

    answers = [door.post(reverse("mfa_authenticate"), {"code": code}).status_code for door in (one, two)]

    assert answers == [302, 200]


@pytest.mark.django_db(transaction=True)
def test_a_second_factor_that_was_reset_ends_the_session_at_the_next_request(world: World) -> None:
    person = with_password(world, "shen")
    client = Client()
    knock(client, "shen")
    set_up(client)
    assert client.get("/").status_code == 200

    sign_in.reset_second_factor(person=person, by=world.standing("an"), as_of=now())

    assert client.get("/").headers["Location"] == reverse("mfa_activate_totp")


@pytest.mark.django_db
def test_a_session_of_a_demo_link_counts_only_where_demos_are_served(world: World, settings) -> None:  # type: ignore[no-untyped-def]
    client = world.signed_in("shen")
    assert client.get("/").status_code == 200

    settings.DEMO = False

    assert client.get("/").status_code == 302


# the lock-out


@pytest.mark.django_db
def test_five_failures_lock_the_account_at_that_address_for_a_quarter_of_an_hour(world: World) -> None:
    with_password(world, "lin")
    client = Client()

    answers = [knock(client, "lin", "不对").status_code for _ in range(5)]
    locked = knock(client, "lin")
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")

    assert answers == [200, 200, 200, 200, 429]
    assert (locked.status_code, "已暂停 15 分钟" in locked.content.decode()) == (429, True)
    assert locked.headers["Cache-Control"] == "no-store"
    assert knock(elsewhere, "lin").status_code == 302
    assert timedelta(minutes=15) == settings.AXES_COOLOFF_TIME
    assert verbs_of("lin") == ["sign_in_failed"] * 4 + ["locked_out", "sign_in"]
    with mutants.nobody_is_locked_out():
        assert knock(Client(), "lin").status_code == 302


@pytest.mark.django_db
def test_the_lock_ends_by_itself_after_a_quarter_of_an_hour(world: World) -> None:
    from axes.models import AccessAttempt

    with_password(world, "lin")
    client = Client()
    for _ in range(5):
        knock(client, "lin", "不对")

    AccessAttempt.objects.update(attempt_time=now() - timedelta(minutes=16))

    assert knock(client, "lin").status_code == 302


@pytest.mark.django_db
def test_wrong_codes_count_like_wrong_passwords(world: World) -> None:
    with_password(world, "shen")
    client, thief = Client(), Client()
    knock(client, "shen")
    secret = set_up(client)
    knock(thief, "shen")

    answers = [thief.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code for _ in range(5)]

    assert answers == [200, 200, 200, 200, 429]
    assert thief.post(reverse("mfa_authenticate"), {"code": code_of(secret, 1)}).status_code == 429
    assert thief.get("/").status_code == 302
    with mutants.codes_are_not_counted():
        assert thief.post(reverse("mfa_authenticate"), {"code": code_of(secret, 1)}).status_code == 302


@pytest.mark.django_db
def test_the_security_administrator_releases_and_nobody_else(world: World) -> None:
    from guantong.domain.workflow.table import NotAllowed

    person = with_password(world, "lin")
    client = Client()
    for _ in range(5):
        knock(client, "lin", "不对")
    with pytest.raises(NotAllowed):
        sign_in.release(person=person, by=world.standing("xi"), as_of=now())

    sign_in.release(person=person, by=world.standing("an"), as_of=now())

    assert knock(client, "lin").status_code == 302
    assert verbs_of("an") == ["release"]


@pytest.mark.django_db
def test_what_is_typed_for_an_unknown_account_is_not_kept_in_the_journal() -> None:
    knock(Client(), "MySecretPassword", "x")

    latest = Entry.objects.latest("pk")
    assert (latest.verb, latest.by, "MySecretPassword" in latest.text) == ("sign_in_failed", "", False)


# links


@pytest.mark.django_db
def test_a_new_account_is_activated_by_its_owner_once(world: World) -> None:
    token = sign_in.issue_link(person=world.people["lin"], by=world.standing("xi"), as_of=now())
    address, client = reverse("account_activate", args=[token]), Client()
    shown = client.get(address).content.decode()

    weak = client.post(address, {"password": "123456789012", "again": "123456789012"})
    unlike = client.post(address, {"password": PASSWORD, "again": "别的"})
    done = client.post(address, {"password": PASSWORD, "again": PASSWORD})
    again = client.post(address, {"password": "另一个 很长的 口令 啊", "again": "另一个 很长的 口令 啊"})

    assert "至少 12 个字符" in shown
    assert (weak.status_code, unlike.status_code) == (422, 422)
    assert (done.status_code, done.headers["Location"]) == (302, LOGIN)
    assert (again.status_code, "已用过、已过期" in again.content.decode()) == (403, True)
    assert knock(Client(), "lin").status_code == 302


@pytest.mark.django_db
def test_a_link_dies_after_twelve_hours_and_when_a_newer_one_is_issued(world: World) -> None:
    lin, xi = world.people["lin"], world.standing("xi")
    old = sign_in.issue_link(person=lin, by=xi, as_of=now() - timedelta(hours=13))
    assert Client().get(reverse("account_activate", args=[old])).status_code == 403

    one = sign_in.issue_link(person=lin, by=xi, as_of=now())
    two = sign_in.issue_link(person=lin, by=xi, as_of=now())

    assert [Client().get(reverse("account_activate", args=[token])).status_code for token in (one, two)] == [403, 200]


@pytest.mark.django_db
def test_a_link_opens_only_the_door_it_was_made_for(world: World) -> None:
    lin, installer = world.people["lin"], world.standing("installer")
    activation = sign_in.issue_link(person=lin, by=installer, as_of=now())
    demo = sign_in.issue_link(person=lin, by=installer, as_of=now(), demo=True)

    assert Client().post(f"/demo/sign-in/{activation}/").status_code == 403
    assert Client().get(reverse("account_activate", args=[demo])).status_code == 403


@pytest.mark.django_db
def test_of_a_link_only_the_digest_is_kept(world: World) -> None:
    from guantong.apps.actors.models import SignInLink

    token = sign_in.issue_link(person=world.people["lin"], by=world.standing("xi"), as_of=now())

    kept = SignInLink.objects.latest("pk")
    assert token not in f"{kept.digest}{Entry.objects.latest('pk').text}"


@pytest.mark.django_db
def test_no_account_ever_begins_with_a_password(world: World) -> None:
    assert world.people
    assert [person.username for person in Person.objects.all() if person.has_usable_password()] == []


@pytest.mark.django_db
def test_two_hundred_weak_passwords_are_refused(world: World) -> None:
    from guantong.domain.workflow.table import BadInput

    token = sign_in.issue_link(person=world.people["lin"], by=world.standing("xi"), as_of=now())
    weak = [f"{n:0{5 + n % 12}d}" for n in range(150)] + [
        "password1234",
        "qwertyuiop12",
        "林代表林代表林代表林代",
        *("a" * n for n in range(11)),
    ]

    accepted = []
    for password in weak:
        try:
            sign_in.activate(token=token, password=password, as_of=now())
            accepted.append(password)
        except BadInput:
            continue

    assert accepted == []


# where one is sent


@pytest.mark.django_db
@pytest.mark.parametrize("away", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(world: World, away: str) -> None:
    with_password(world, "lin")

    entered = knock(Client(), "lin", next=away)
    language = Client().post("/language/setlang/", {"language": "en", "next": away})

    assert (entered.headers["Location"], language.headers["Location"]) == ("/", "/")


@pytest.mark.django_db
def test_one_goes_on_where_one_wanted_to_go(world: World) -> None:
    with_password(world, "lin")

    assert knock(Client(), "lin", next="/years/").headers["Location"] == "/years/"


@pytest.mark.django_db
def test_who_is_not_signed_in_is_spoken_to_in_chinese_until_the_button_is_pressed() -> None:
    client = Client(headers={"accept-language": "en"})

    first = client.get(LOGIN).content.decode()
    client.post("/language/setlang/", {"language": "en", "next": LOGIN})

    assert "<h1>登录</h1>" in first
    assert "<h1>Sign in</h1>" in client.get(LOGIN).content.decode()
