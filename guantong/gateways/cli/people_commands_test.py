"""Who holds the server sets up the three administrators once, and lets one of them in again."""

import pytest
from django.test import Client

from guantong.apps.actors.models import Membership, Person
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.gateways.cli.command import main
from tests.world import World

PASSWORD = "四条鱼 游过 青石桥 不回头"  # noqa: S105 - of a fictional person
SET_UP = [
    "set-up", "--body", "RD", "明湖区人民代表大会", "--system", "xi", "席系统", "--security", "an", "安安全",
    "--auditor", "shi", "史审计",
]  # fmt: skip


@pytest.mark.django_db
def test_an_empty_installation_gets_three_administrators_who_set_their_own_passwords(capsys) -> None:  # type: ignore[no-untyped-def]
    assert main(SET_UP) == 0

    links = dict(line.split() for line in capsys.readouterr().out.splitlines()[1:])
    client = Client()
    client.post(links["an"], {"password": PASSWORD, "again": PASSWORD})
    entered = client.post("/accounts/login/", {"login": "an", "password": PASSWORD})
    assert sorted(links) == ["an", "shi", "xi"]
    assert (entered.status_code, client.get("/").headers["Location"]) == (302, "/accounts/second-factor/set-up/")
    assert sorted(Membership.objects.values_list("person__username", "role")) == [
        ("an", "security_administrator"), ("shi", "security_auditor"), ("xi", "system_administrator"),
    ]  # fmt: skip
    assert set(Entry.objects.exclude(verb__in=("activate", "sign_in")).values_list("by", flat=True)) == {"installer"}
    assert list(drifted()) == []


@pytest.mark.django_db
def test_it_is_done_once(capsys) -> None:  # type: ignore[no-untyped-def]
    main(SET_UP)

    assert main(SET_UP) == 2
    assert "已经有账号" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_name_that_cannot_be_is_said_and_nothing_is_left(capsys) -> None:  # type: ignore[no-untyped-def]
    assert main([*SET_UP[:-2], "史", "史审计"]) == 2

    assert "username" in capsys.readouterr().err
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_an_administrator_who_lost_everything_begins_anew(world: World, capsys) -> None:  # type: ignore[no-untyped-def]
    from allauth.mfa.models import Authenticator

    an = world.people["an"]
    Authenticator.objects.create(user=an, type="totp", data={})

    assert main(["recover", "an"]) == 0

    link = capsys.readouterr().out.split()[-1]
    assert Client().get(link).status_code == 200
    assert not Authenticator.objects.filter(user=an).exists()
    assert list(Entry.objects.filter(by="installer").order_by("-pk").values_list("verb", flat=True)[:3]) == [
        "issue_link", "reset_second_factor", "release",
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("username", "why"), [("shen", "没有在任的管理员岗位"), ("nobody", "没有“nobody”这个账号")])
def test_others_are_let_in_by_the_administrators(world: World, capsys, username: str, why: str) -> None:  # type: ignore[no-untyped-def]
    assert main(["recover", username]) == 2

    assert world.people
    assert why in capsys.readouterr().err
