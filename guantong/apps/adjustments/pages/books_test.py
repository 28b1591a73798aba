"""Decisions in the plans beside those in the books, by number; without books nothing is the same."""

from datetime import date

import pytest

from guantong.apps.adjustments.cumulative import Beside
from tests.adjustments import received
from tests.world import World

pytestmark = pytest.mark.django_db


def test_without_books_nothing_is_compared(world: World) -> None:
    received(world)

    assert "不能核对" in world.signed_in("shen").get("/adjustments/books/").content.decode()
    assert world.signed_in("qin").get("/adjustments/books/").status_code == 403


def test_a_difference_is_the_books_less_the_plan_and_what_one_lacks_is_named() -> None:
    day = date(2026, 7, 25)

    told = [
        Beside("1号", day, None, 100, 130),
        Beside("2号", day, None, 100, 100),
        Beside("3号", day, None, 100, None),
        Beside("4号", day, None, None, 5),
    ]

    assert [(one.off, one.says.zh) for one in told] == [
        (30, "不一致，请核对"), (0, "一致"), (None, "账册中没有这个文号"), (None, "没有登记这个文号的方案"),
    ]  # fmt: skip
