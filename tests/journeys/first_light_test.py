"""One person signs in by a demo link, sees a desk with one due thing, does it, and the journal proves it."""

import json

import pytest
from django.conf import settings
from django.test import Client

from guantong.apps.actors import sign_in as actors
from guantong.apps.journal import queries as journal
from guantong.apps.journal.operations import seal
from guantong.apps.notices.models import DueWork
from guantong.apps.years.models import Step
from guantong.gateways.cli.verify_journal import verify
from guantong.gateways.clock import now
from guantong.gateways.site.installation import INSTALLER
from guantong.gateways.site.keys import sealing_key
from tests.world import World


@pytest.mark.django_db
def test_a_due_step_is_registered_and_the_journal_proves_it(world: World) -> None:
    token = actors.issue_link(person=world.people["shen"], by=INSTALLER, as_of=now(), demo=True)
    client, step = Client(), Step.objects.get(name="二上：部门报送预算草案")
    assert "演示登录" in client.get(f"/demo/sign-in/{token}/").content.decode()

    client.post(f"/demo/sign-in/{token}/")
    assert "登记：2027年度编制“二上：部门报送预算草案”" in client.get("/").content.decode()
    done = client.post(
        f"/years/steps/{step.pk}/",
        {
            "verb": "register",
            "register-happened_on": "2026-11-20",
            "register-document": "明财预〔2026〕31号",
            "version": step.version,
        },
    )

    assert done.status_code == 302
    assert not DueWork.objects.filter(key=step.journal_key, state="open").exists()
    assert "已办" in client.get("/").content.decode()
    head = seal(journal="明湖区", key=sealing_key(settings.DATA), as_of=now())
    entry = journal.entries_of(step).last()
    assert (entry.by, entry.verb, json.loads(entry.text)["content"]["after"]["document"]) == (
        "shen", "register", "明财预〔2026〕31号",
    )  # fmt: skip
    assert journal.proof_of(entry).position == entry.leaf.position
    assert verify(json.loads(head.printed()), journal.lines()) == []
    assert list(journal.drifted()) == []


@pytest.mark.django_db
def test_a_link_lets_in_once(world: World) -> None:
    token = actors.issue_link(person=world.people["shen"], by=INSTALLER, as_of=now(), demo=True)
    Client().post(f"/demo/sign-in/{token}/")

    again = Client().post(f"/demo/sign-in/{token}/")

    assert (again.status_code, "已用过或已过期" in again.content.decode()) == (403, True)


@pytest.mark.django_db
def test_who_is_not_signed_in_is_asked_to_sign_in() -> None:
    assert Client().get("/years/").headers["Location"] == "/accounts/login/?next=/years/"
