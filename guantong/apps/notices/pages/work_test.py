"""One thing to do: its reminders, the text to send, handing it over, the list and the file."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from guantong.apps.notices.models import DueWork
from guantong.apps.notices.operations_test import ask, colleague
from tests.world import World

pytestmark = pytest.mark.django_db


def test_it_shows_when_to_remind_and_what_to_send(world: World) -> None:
    work = ask(world)

    body = world.signed_in("shen").get(f"/notices/{work.pk}/").content.decode()

    assert all(
        words in body for words in ("2026-11-13", "期限前第 5 个工作日", "系统不自动发送", "部门预算询问，期限为")
    )


def test_the_text_may_be_sent_by_mail_from_ones_own_program(world: World) -> None:
    work = ask(world)

    body = world.signed_in("shen").get(f"/notices/{work.pk}/").content.decode()

    sent = parse_qs(urlsplit(unescape(re.search('href="(mailto:[^"]+)"', body)[1])).query)
    assert sent["subject"] == [work.title]
    assert "部门预算询问，期限为" in sent["body"][0]


def test_a_person_notes_the_reminder_and_hands_the_thing_over(world: World) -> None:
    colleague(world)
    work, client = ask(world, to="YSGW"), world.signed_in("shen")

    noted = client.post(f"/notices/{work.pk}/", {"verb": "remind", "version": 1})
    handed = client.post(f"/notices/{work.pk}/", {"verb": "hand_over", "hand_over-to": "bai", "version": 2})
    stale = client.post(f"/notices/{work.pk}/", {"verb": "remind", "version": 2})
    wrong = client.post(f"/notices/{work.pk}/", {"verb": "hand_over", "hand_over-to": "cao", "version": 3})

    assert [answer.status_code for answer in (noted, handed, stale, wrong)] == [302, 302, 409, 422]
    assert DueWork.objects.get(pk=work.pk).person == "bai"


def test_the_list_is_found_by_pinyin_and_exported(world: World) -> None:
    ask(world, to="YSGW")
    client = world.signed_in("shen")

    assert "部门预算询问" in client.get("/notices/?q=bmysxw").content.decode()
    assert client.get("/notices/?as=xlsx").headers["Content-Type"].startswith("application/vnd.openxmlformats")


def test_the_calendar_file_holds_what_waits_for_me(world: World) -> None:
    ask(world, due_on=date(2026, 12, 1))

    answers = [world.signed_in(who).get("/notices/calendar.ics") for who in ("shen", "cao")]

    assert [answer.headers["Content-Type"] for answer in answers] == ["text/calendar; charset=utf-8"] * 2
    assert [answer.content.decode().count("BEGIN:VEVENT") for answer in answers] == [5, 1]
