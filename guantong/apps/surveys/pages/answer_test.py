"""Answering on the phone: nobody signs in, no script, no riddle; once by a slip; told back in words (答卷)."""

import re
from contextlib import nullcontext

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from guantong.apps.surveys.models import Answer
from guantong.domain.surveys.tabulation import limits
from tests.promises import mutants
from tests.surveys import opened
from tests.world import World

SAID = {"use": "yes", "overall": "5"}


def test_a_slip_is_answered_without_signing_in_and_then_it_is_spent(world: World) -> None:
    held = opened(world)
    address = f"/surveys/a/{held.slips()[0].replace('-', '')}/"
    phone = Client()

    shown = phone.get(address)
    sent = phone.post(address, SAID, follow=True)
    again = phone.post(address, SAID)

    assert (shown.status_code, "提交答卷" in shown.content.decode()) == (200, True)
    assert ("您的答卷已收到" in sent.content.decode(), Answer.objects.get().origin) == (True, "verified")
    assert (again.status_code, "每个码只计一次" in again.content.decode(), Answer.objects.count()) == (409, True, 1)


def test_the_form_needs_no_script_and_every_control_is_plain_html(world: World) -> None:
    held = opened(world)

    page = Client().get(f"/surveys/o/{held.read().link}/").content.decode()
    form = re.search(r"<form method=\"post\" class=\"form\".*?</form>", page, re.DOTALL)

    assert form is not None
    assert re.findall(r"hx-|data-hash|onclick|disabled", form[0]) == []
    assert form[0].count("可不填") == 2  # the conditional question and the text
    assert (form[0].count('type="radio"'), form[0].count('type="checkbox"'), form[0].count("<textarea")) == (
        2 + 5,
        4,
        1,
    )
    assert form[0].count("<button") == 1


def test_what_is_missing_is_said_at_the_question_and_nothing_is_counted(world: World) -> None:
    held = opened(world)

    answer = Client().post(f"/surveys/o/{held.read().link}/", {"use": "yes"})

    assert (answer.status_code, "请回答这道题" in answer.content.decode(), Answer.objects.count()) == (422, True, 0)


def test_it_speaks_english_to_who_asks_for_it(world: World) -> None:
    held = opened(world)
    phone = Client()
    phone.cookies["django_language"] = "en"

    page = phone.get(f"/surveys/o/{held.read().link}/").content.decode()

    assert [words in page for words in ("lakeside pocket park", "very dissatisfied", "Submit")] == [True] * 3
    assert "满意" not in re.sub(r"lang=\"zh-CN\">中文", "", page)


def test_unknown_addresses_are_not_there_and_a_closed_one_says_so(world: World) -> None:
    held = opened(world)
    link = held.read().link
    held.does("close")

    assert [Client().get(f"/surveys/{at}/").status_code for at in ("a/AAAA", "o/ffff")] == [404, 404]
    closed = Client().post(f"/surveys/o/{link}/", SAID)
    assert (closed.status_code, "现在不在答卷时间" in closed.content.decode(), Answer.objects.count()) == (409, True, 0)


def test_the_address_shows_the_result_once_it_is_published_and_not_before(world: World) -> None:
    held = opened(world)
    for number in range(5):
        held.openly({"use": ("yes",), "overall": ("4",), "words": (f"私人的话{number}",)}, source=str(number))
    address = f"/surveys/o/{held.read().link}/"

    before = Client().get(held.does("close") and address).content.decode()
    after = Client().get(held.does("release", "gu") and address).content.decode()

    assert ("95%区间" in before, "95%区间" in after, "私人的话" in after) == (False, True, False)
    assert after.count("不足五份，不显示") == 2


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
def test_a_forged_header_sends_no_more_than_the_network_may(world: World, settings: Settings, mutant: bool) -> None:
    held, most = opened(world), limits(world.now.date())["pace"].value
    settings.PROXIES = ["10.0.0.9"]
    address = f"/surveys/o/{held.read().link}/"
    forger, behind = Client(REMOTE_ADDR="6.6.6.6"), Client(REMOTE_ADDR="10.0.0.9")

    with mutants.every_header_believed() if mutant else nullcontext():
        answers = [forger.post(address, SAID, HTTP_X_FORWARDED_FOR=f"7.7.{n}.7").status_code for n in range(most + 2)]
        neighbours = [
            behind.post(address, SAID, HTTP_X_FORWARDED_FOR=f"6.6.6.6, 8.8.8.{n}").status_code for n in range(2)
        ]

    assert answers == [302] * (most + 2) if mutant else [302] * most + [409] * 2
    assert neighbours == [302, 302]
