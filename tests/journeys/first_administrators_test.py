"""From an empty database to the first desk: three administrators are let in, and they let in everybody else (首批管理员)."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from guantong.apps.actors.models import Organisation, Person
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.gateways.cli.command import main
from guantong.gateways.clock import now, today
from tests.promises.sign_in_test import PASSWORD, knock, set_up

ASKED = [
    "set-up", "--body", "RD", "云山区人民代表大会", "--system", "zhang", "张三", "--security", "li", "李四",
    "--auditor", "wang", "王五",
]  # fmt: skip
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> None:
    cache.clear()


def links(capsys) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """Return the links that were printed, by username."""
    return dict(line.split() for line in capsys.readouterr().out.splitlines()[1:])


def entered(link: str, username: str) -> Client:
    """Return the client in which an owner activated the account, signed in and set up the second factor."""
    assert Client().post(link, {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    client = Client()
    assert knock(client, username).headers["Location"] == "/"
    assert client.get("/").headers["Location"] == reverse("mfa_activate_totp")
    set_up(client)
    return client


def test_three_administrators_come_in_and_let_in_the_first_of_the_staff(capsys) -> None:  # type: ignore[no-untyped-def]
    assert main(ASKED) == 0
    system, security, audit = (entered(link, username) for username, link in links(capsys).items())

    admitted = system.post("/actors/admit/", {"verb": "admit", "admit-name": "沈经办", "admit-username": "shen"})
    appointed = security.post(
        "/actors/appoint/",
        {
            "verb": "appoint", "appoint-person": "shen", "appoint-organisation": "RD",
            "appoint-role": "budget_commission_staff", "appoint-begins_on": today().isoformat(),
        },
    )  # fmt: skip
    issued = system.post(reverse("actors:account", args=["shen"]), {"verb": "issue_link"}).content.decode()
    shen = entered(re.findall(r"/accounts/activate/[^/]+/", issued)[0], "shen")

    assert (admitted.status_code, appointed.status_code) == (302, 302)
    assert [client.get("/").status_code for client in (system, security, audit, shen)] == [200] * 4
    assert "授予 shen 角色" in audit.get("/journal/").content.decode()
    assert list(drifted()) == []


@pytest.mark.parametrize(("at", "typed"), [(8, "zhang"), (9, "张三")])
def test_three_people_or_nobody(capsys, at: int, typed: str) -> None:  # type: ignore[no-untyped-def]
    code = main([*ASKED[:at], typed, *ASKED[at + 1 :]])

    assert (code, "须是三个人" in capsys.readouterr().err) == (2, True)
    assert (Person.objects.count(), Organisation.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_a_link_works_once_and_expires_and_who_missed_it_gets_another(capsys, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    main(ASKED)
    issued = links(capsys)
    entered(issued["wang"], "wang")
    monkeypatch.setattr("guantong.gateways.site.doorkeeper.now", lambda: now() + timedelta(hours=13))
    spent = [Client().get(link).status_code for link in issued.values()]
    monkeypatch.undo()

    assert main(["recover", "zhang"]) == 0
    client = entered(links(capsys)["zhang"], "zhang")

    assert (spent, client.get("/").status_code) == ([403] * 3, 200)
    assert Client().get(issued["zhang"]).status_code == 403
