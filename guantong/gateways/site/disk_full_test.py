"""A database without room is told in plain words, and nothing was changed."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from guantong.gateways.site.doorkeeper import Doorkeeper


@pytest.mark.parametrize(
    "said", ["database or disk is full", "disk I/O error", "could not extend file: No space left on device"]
)
def test_no_room_in_the_database_is_told(said: str) -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()

    answer = Doorkeeper(lambda _request: HttpResponse()).process_exception(request, OperationalError(said))

    assert answer is not None
    assert (answer.status_code, "存储空间不足，什么都没有改动" in answer.content.decode()) == (507, True)
