"""From an empty database to the first desk: three administrators are let in, and they let in everybody else (首批管理员)."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from guantong.apps.actors import sign_in
from guantong.apps.actors.models import Membership, Organisation, Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.domain.roles import ADMINISTRATORS
from guantong.gateways.cli.command import main
from guantong.gateways.clock import now, today
from tests.promises.sign_in_test import PASSWORD, knock, set_up

ASKED = [
    "first-administrators", "--organisation", "云山区人民代表大会", "--system", "zhang", "张三", "--security", "li", "李四",
    "--audit", "wang", "王五", "--address", "https://rd.example.gov.cn/",
]  # fmt: skip
LINK = re.compile(r"(https?://\S+?)(/accounts/activate/\S+/)")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> None:
    cache.clear()


def begun(capsys) -> list[str]:  # type: ignore[no-untyped-def]
    """Make the three and return the paths of their links in order."""
    assert main(ASKED) == 0
    links = LINK.findall(capsys.readouterr().out)
    assert {address for address, _ in links} == {"https://rd.example.gov.cn"}
    return [path for _, path in links]


def entered(link: str, username: str) -> Client:
    """Return the client in which an owner activated the account, signed in and set up the second factor."""
    assert Client().post(link, {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    client = Client()
    assert knock(client, username).headers["Location"] == "/"
    assert client.get("/").headers["Location"] == reverse("mfa_activate_totp")
    set_up(client)
    return client


def test_three_administrators_come_in_and_let_in_the_first_of_the_staff(capsys) -> None:  # type: ignore[no-untyped-def]
    links = begun(capsys)
    system, security, audit = (
        entered(link, username) for link, username in zip(links, ("zhang", "li", "wang"), strict=True)
    )

    admitted = system.post("/actors/admit/", {"verb": "admit", "admit-name": "沈经办", "admit-username": "shen"})
    appointed = security.post(
        "/actors/appoint/",
        {
            "verb": "appoint", "appoint-person": "shen", "appoint-organisation": "RD",
            "appoint-role": "budget_commission_staff", "appoint-begins_on": today().isoformat(),
        },
    )  # fmt: skip
    zhang = standing_of(Person.objects.get(username="zhang"), today())
    token = sign_in.issue_link(person=Person.objects.get(username="shen"), by=zhang, as_of=now())
    shen = entered(reverse("account_activate", args=[token]), "shen")

    assert (admitted.status_code, appointed.status_code) == (302, 302)
    assert [client.get("/").status_code for client in (system, security, audit, shen)] == [200] * 4
    assert "沈经办" in audit.get("/journal/").content.decode()
    assert list(drifted()) == []


def test_each_of_the_three_holds_one_post_and_the_journal_says_who_made_them(capsys) -> None:  # type: ignore[no-untyped-def]
    begun(capsys)

    assert set(Membership.objects.values_list("role", flat=True)) == {role.value for role in ADMINISTRATORS}
    assert Person.objects.count() == Membership.objects.count() == 3
    assert list(Entry.objects.order_by("pk").values_list("by", "verb")) == [
        ("installer", verb) for verb in ["found", *["admit", "appoint"] * 3, *["issue_link"] * 3]
    ]


def test_it_is_done_once(capsys) -> None:  # type: ignore[no-untyped-def]
    begun(capsys)

    again = main([*ASKED[:4], "thief", "小偷", *ASKED[6:]])

    assert (again, "只能设立一次" in capsys.readouterr().err) == (2, True)
    assert (Person.objects.count(), Organisation.objects.count()) == (3, 1)


@pytest.mark.parametrize(
    ("at", "typed", "said"),
    [(7, "zhang", "须是三个人"), (8, "张三", "须是三个人"), (7, "Li", "登录名以小写字母开头"), (2, " ", "请填写名称")],
)
def test_three_people_or_nobody(capsys, at: int, typed: str, said: str) -> None:  # type: ignore[no-untyped-def]
    code = main([*ASKED[:at], typed, *ASKED[at + 1 :]])

    assert (code, said in capsys.readouterr().err) == (2, True)
    assert (Person.objects.count(), Organisation.objects.count(), Entry.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("typed", [ASKED[:1], ASKED[:3], ASKED[:9], [*ASKED, "--renew"]])
def test_what_is_missing_is_said_with_an_example(capsys, typed: list[str]) -> None:  # type: ignore[no-untyped-def]
    code = main(typed)

    assert (code, "--system zhang 张三 --security li 李四 --audit wang 王五" in capsys.readouterr().err) == (2, True)


def test_links_work_once_and_expire_and_are_renewed_for_those_who_did_not_use_them(capsys, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    links = begun(capsys)
    entered(links[2], "wang")
    monkeypatch.setattr("guantong.gateways.site.doorkeeper.now", lambda: now() + timedelta(hours=13))
    spent = [Client().get(link).status_code for link in links]
    monkeypatch.undo()

    assert main(["first-administrators", "--renew"]) == 0
    renewed = [path for _, path in LINK.findall(capsys.readouterr().out)]

    assert (spent, [Client().get(link).status_code for link in links]) == ([403] * 3, [403] * 3)
    for link, username in zip(renewed, ("zhang", "li"), strict=True):
        entered(link, username)
    assert main(["first-administrators", "--renew"]) == 2
    assert "由系统管理员出具激活链接" in capsys.readouterr().err


def test_the_help_names_it(capsys) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SystemExit):
        main(["--help"])

    assert "first-administrators" in capsys.readouterr().out
