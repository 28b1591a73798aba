"""T7 for credentials: a password, a second factor or a link changed by SQL is found, and opens nothing (凭据防篡改)."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import reverse

from guantong.apps.actors import sign_in
from guantong.apps.actors.models import Person, SignInLink
from guantong.apps.journal.queries import Drift, drifted
from guantong.gateways.clock import now
from tests.promises import mutants
from tests.promises.sign_in_test import PASSWORD, knock, set_up, verbs_of, with_password
from tests.world import World

OTHER = "别人 知道的 另一个 口令"
SET_UP = "mfa_activate_totp"
KNOWN = "与留痕不符"


def enrolled(world: World, username: str) -> tuple[Person, Client]:
    """Return somebody with both factors, signed in with them."""
    person, client = with_password(world, username), Client()
    knock(client, username)
    set_up(client)
    return person, client


def read(client: Client, address: str) -> tuple[int, bool]:
    """Return the status of a page, and whether it says that the journal knows better."""
    answer = client.get(address)
    return answer.status_code, KNOWN in answer.content.decode()


@pytest.mark.django_db
def test_a_password_replaced_by_sql_is_found_and_cannot_be_made_good_by_changing_it(world: World) -> None:
    person = with_password(world, "lin")
    assert list(drifted()) == []

    Person.objects.filter(pk=person.pk).update(password=make_password(OTHER))
    thief = Client()
    knock(thief, "lin", OTHER)
    typed = {"oldpassword": OTHER, "password1": PASSWORD, "password2": PASSWORD}
    changed = thief.post(reverse("account_change_password"), typed)

    assert list(drifted()) == [Drift(person.journal_key, "changed")]
    assert (changed.status_code, KNOWN in changed.content.decode()) == (403, True)
    with mutants.second_factor_of_the_library_alone():
        assert thief.post(reverse("account_change_password"), typed).status_code == 302
    assert list(drifted()) == []  # without the comparison the owner's own verb would cover it up


@pytest.mark.django_db
def test_a_password_changed_by_its_owner_is_journaled(world: World) -> None:
    with_password(world, "lin")
    client = Client()
    knock(client, "lin")

    typed = {"oldpassword": PASSWORD, "password1": OTHER, "password2": OTHER}
    changed = client.post(reverse("account_change_password"), typed)

    assert (changed.status_code, client.get("/").status_code) == (302, 200)
    assert (verbs_of("lin"), list(drifted())) == (["sign_in", "change_password"], [])


@pytest.mark.django_db
def test_signing_in_never_hashes_a_password_anew_behind_the_journal(world: World, settings) -> None:  # type: ignore[no-untyped-def]
    with_password(world, "lin")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher", *settings.PASSWORD_HASHERS]

    entered = knock(Client(), "lin")

    assert (entered.status_code, list(drifted())) == (302, [])


def deleted(person: Person, _other: Person) -> None:
    Authenticator.objects.filter(user=person).delete()


def deleted_alone(person: Person, _other: Person) -> None:
    Authenticator.objects.filter(user=person, type="totp").delete()


def copied(person: Person, other: Person) -> None:
    """The thief's own secret, enciphered by the same key."""
    theirs = Authenticator.objects.get(user=other, type="totp")
    Authenticator.objects.filter(user=person, type="totp").update(data=theirs.data)


def moved(person: Person, other: Person) -> None:
    Authenticator.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=other).update(user=person)


def recovery_codes_copied(person: Person, other: Person) -> None:
    theirs = Authenticator.objects.get(user=other, type="recovery_codes")
    Authenticator.objects.filter(user=person, type="recovery_codes").update(data=theirs.data)


WAYS = [deleted, deleted_alone, copied, moved, recovery_codes_copied]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", WAYS)
def test_a_second_factor_changed_by_sql_is_found_opens_no_page_and_leads_to_no_new_one(
    world: World, way: Callable[[Person, Person], None]
) -> None:
    (person, client), (other, _) = enrolled(world, "shen"), enrolled(world, "qin")
    assert (list(drifted()), client.get("/").status_code) == ([], 200)

    way(person, other)

    assert Drift(person.journal_key, "changed beside") in list(drifted())
    assert client.get("/").status_code == 302
    assert read(client, reverse(SET_UP)) == (403, True)
    assert client.post(reverse(SET_UP), {"code": "000000"}).status_code == 403
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 403
    with mutants.second_factor_of_the_library_alone():
        assert list(drifted()) == []
        assert client.get("/").status_code == (302 if way in (deleted, deleted_alone) else 200)
        if way is deleted:
            assert read(client, reverse(SET_UP)) == (200, False)


@pytest.mark.django_db(transaction=True)
def test_a_deputy_who_set_one_up_does_not_get_in_without_it(world: World) -> None:
    person, _ = enrolled(world, "lin")
    deleted(person, person)
    thief = Client()

    knock(thief, "lin")

    assert thief.get("/").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_the_security_administrator_s_reset_opens_the_way_again(world: World) -> None:
    person, client = enrolled(world, "shen")
    deleted(person, person)

    address = reverse("actors:account", args=["shen"])
    assert world.signed_in("an").post(address, {"verb": "reset_second_factor"}).status_code == 302
    set_up(client)

    assert (client.get("/").status_code, list(drifted())) == (200, [])
    assert verbs_of("shen") == ["sign_in", "second_factor_added", "second_factor_added"]


@pytest.mark.django_db(transaction=True)
def test_recovery_codes_that_were_looked_at_are_no_change_behind_the_journal(world: World) -> None:
    _, client = enrolled(world, "shen")

    looked = client.get(reverse("mfa_view_recovery_codes"))

    assert (looked.status_code, client.get("/").status_code, list(drifted())) == (200, 200, [])


@pytest.mark.django_db(transaction=True)
def test_a_recovery_code_that_was_used_and_new_ones_are_no_change_behind_the_journal(world: World) -> None:
    person, client = enrolled(world, "shen")
    code = Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()[0]
    other = Client()
    knock(other, "shen")

    used = other.post(reverse("mfa_authenticate"), {"code": code})
    renewed = client.post(reverse("mfa_generate_recovery_codes"))
    removed = client.post(reverse("mfa_deactivate_totp"))

    assert [answer.status_code for answer in (used, renewed, removed)] == [302, 302, 302]
    assert (Person.objects.get(pk=person.pk).factor_seal, list(drifted())) == ("", [])
    assert verbs_of("shen")[-2:] == ["recovery_codes_renewed", "second_factor_removed"]


@pytest.mark.django_db
@pytest.mark.parametrize("demo", [False, True])
def test_a_link_written_by_sql_opens_nothing(world: World, demo: bool) -> None:
    person = world.people["he"]
    digest = sha256(b"token").hexdigest()
    SignInLink.objects.create(digest=digest, person=person, expires_at=now() + timedelta(hours=1), demo=demo)
    address = reverse("account_activate", args=["token"]) if not demo else "/demo/sign-in/token/"
    typed = {"password": PASSWORD, "again": PASSWORD}

    assert (Client().post(address, typed).status_code, person.has_usable_password()) == (403, False)
    with mutants.links_nobody_issued():
        assert Client().post(address, typed).status_code == 302


@pytest.mark.django_db
def test_a_link_turned_to_another_person_by_sql_opens_nothing(world: World) -> None:
    token = sign_in.issue_link(person=world.people["lin"], by=world.standing("xi"), as_of=now())

    SignInLink.objects.update(person=world.people["he"])

    assert sign_in.person_of(token, now()) is None
