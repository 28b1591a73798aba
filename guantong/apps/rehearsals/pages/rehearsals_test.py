"""The list of rehearsals: each body its own, marked as what it is."""

import pytest

from guantong.apps.rehearsals.pages.rehearsal_test import prepared
from tests.world import World

pytestmark = pytest.mark.django_db


def test_each_sees_its_own_and_the_banner(world: World) -> None:
    prepared(world, "ye")
    prepared(world, "shen", body="LQ", title="柳桥社区微实事")

    pages = {who: world.signed_in(who).get("/rehearsals/").content.decode() for who in ("ye", "wen")}

    assert {who: ("青石社区微实事" in page, "柳桥社区微实事" in page, "不是法定结果" in page) for who, page in pages.items()} == {
        "ye": (True, False, True), "wen": (True, True, True),
    }  # fmt: skip


def test_a_rehearsal_is_found_by_pinyin(world: World) -> None:
    prepared(world, "ye")

    assert "青石社区微实事" in world.signed_in("wen").get("/rehearsals/?q=qingshi").content.decode()
