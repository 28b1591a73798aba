"""A receipt code opens the steps of its need to anybody who holds it, and nothing else; a wrong one is told always the same (凭回执码查看)."""

import re

import pytest
from django.test import Client

from guantong.apps.voices import telling
from guantong.apps.voices.leaving import erase
from guantong.apps.voices.models import Look
from guantong.apps.voices.telling import tell
from guantong.apps.voices.telling_test import receipted
from tests.world import World

HERE = "/voices/receipt/"


def looked(code: str, client: Client | None = None) -> tuple[int, str]:
    answer = (client or Client()).post(HERE, {"code": code, "verb": "look"})
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"|value="[^"]*"', "", answer.content.decode())
    return answer.status_code, page


def test_the_steps_are_read_without_signing_in_and_only_they(world: World) -> None:
    need, code = (made := receipted(world)).need, made.code
    tell(
        need=need, step="voted", words="石泉社区路灯改造票决通过", link=HERE, by=world.standing("wen"), as_of=world.now
    )

    status, page = looked(code.lower().replace("-", " "))

    assert (status, "票决结果" in page, "石泉社区路灯改造票决通过" in page, "已收到" in page) == (200, True, True, True)
    assert need.title in page
    hidden = (code, "13800001234", "王小芳", need.taken_by, "华")
    assert [words for words in hidden if words in page] == []
    assert f'href="{HERE}"' in page


def test_what_opens_nothing_is_told_in_one_sentence(world: World) -> None:
    made = receipted(world)
    erase(need=made.need, version=1, by=world.standing("hua"), as_of=world.now)

    answers = {looked(code) for code in ("2222-2222-2222-2222", "x", made.code)}

    assert [status for status, _ in answers] == [
        404
    ]  # a wrong code, no code, one whose need is gone: the same to the letter
    assert "没有找到" in answers.pop()[1]


def test_the_code_stands_in_no_address_and_no_robot_keeps_the_page(world: World) -> None:
    made = receipted(world)

    shown = Client().get(HERE)
    answer = Client().post(HERE, {"code": made.code, "verb": "look"})

    form = re.search(r'<form method="post" class="form".*?</form>', shown.content.decode(), re.DOTALL)
    assert form is not None
    assert ("hx-" in form[0], "action=" in form[0], "onclick" in form[0]) == (False, False, False)
    assert (answer.status_code, answer.headers.get("Location")) == (200, None)
    assert [one["X-Robots-Tag"] for one in (shown, answer)] == ["noindex, nofollow"] * 2
    assert (answer["Cache-Control"], 'content="noindex, nofollow"' in answer.content.decode()) == ("no-store", True)
    assert Client().get(f"{HERE}{made.code}/").status_code == 404


def test_one_network_asks_only_so_often_and_its_address_is_not_kept(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = receipted(world)
    monkeypatch.setattr(telling, "read", lambda _name: {"looks_an_hour": 2})

    assert [looked(made.code)[0] for _ in range(3)] == [200, 200, 429]
    assert Client(REMOTE_ADDR="10.0.0.9").post(HERE, {"code": made.code}).status_code == 200
    assert sorted(Look.objects.values_list("count", flat=True)) == [1, 3]
    assert "10.0.0.9" not in repr(list(Look.objects.values_list()))


@pytest.mark.usefixtures("world")
def test_nothing_typed_is_asked_again() -> None:
    assert looked("")[0] == 422


@pytest.mark.usefixtures("world")
def test_it_speaks_english() -> None:
    phone = Client()
    phone.cookies["django_language"] = "en"

    assert "receipt code" in looked("x", phone)[1].lower()
