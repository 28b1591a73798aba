"""What is said when a page is not there, not yours, too old or broken: never what it would have shown."""

import re
from unittest.mock import patch

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.world import World

pytestmark = pytest.mark.django_db


def test_what_is_not_there_and_what_is_not_yours_look_alike(world: World) -> None:
    key, qin = world.subject("学校食堂").key, world.signed_in("qin")

    hidden, absent = qin.get(f"/subjects/{key}/"), qin.get("/subjects/MH-XM-2099-00001-X/")

    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert ["学校食堂" in answer.content.decode() for answer in (hidden, absent)] == [False, False]
    assert _outline(hidden, key) == _outline(absent, "MH-XM-2099-00001-X")


def test_a_form_that_was_left_open_too_long_is_told_to_load_again(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = world.signed_in("shen").cookies

    answer = client.post(f"/subjects/{world.subject('学校食堂').key}/", {"verb": "rename"})

    body = answer.content.decode()
    assert answer.status_code == 403
    assert [w for w in ("可能页面已过期", "请返回上一页刷新后再试", "没有任何内容被改动") if w not in body] == []


def test_a_failure_of_ours_is_told_without_what_failed(world: World) -> None:
    client = world.signed_in("shen")
    client.raise_request_exception = False

    with patch("guantong.apps.subjects.pages.subjects.subjects_seen_by", side_effect=ValueError("ZX-内容")):
        answer = client.get("/subjects/")

    body = answer.content.decode()
    assert answer.status_code == 500
    assert ("刚才的操作没有完成，也没有留下一半" in body, "ZX-" in body) == (True, False)


def _outline(answer: HttpResponse, key: str) -> str:
    """The page without what differs from one answer to the next."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode()).replace(key, "")
