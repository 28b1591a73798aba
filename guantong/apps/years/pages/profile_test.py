"""The legal profile: compared line by line with the nation's, looked at without being chosen, chosen by a document."""

import pytest

from guantong.apps.years.models import ProfileChoice
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_province_is_shown_beside_the_nation_without_being_chosen(world: World) -> None:
    body = world.signed_in("shen").get("/years/profile/?profile=shanghai").content.decode()

    assert [
        w
        for w in ("区人大财经委", "人代会召开15日前", "《上海市预算审查监督条例》第25条第2款", "正在查看，尚未选定")
        if w not in body
    ] == []
    assert ProfileChoice.objects.count() == 0


def test_what_was_not_read_in_the_original_says_so(world: World) -> None:
    body = world.signed_in("shen").get("/years/profile/?profile=chongqing").content.decode()

    assert ("未核对原文" in body, "收到预算草案初步方案后15日内" in body) == (True, True)


def test_the_director_chooses_by_a_document_and_staff_do_not(world: World) -> None:
    typed = {"profile": "zhejiang", "since": "2026-11-12", "document": "明人常〔2026〕2号"}
    facts = {"verb": "choose_profile", **{f"choose_profile-{name}": value for name, value in typed.items()}}

    refused = world.signed_in("shen").post("/years/profile/", facts)
    answer = world.signed_in("gu").post("/years/profile/", facts)

    body = world.signed_in("qin").get("/years/profile/").content.decode()
    assert (refused.status_code, answer.status_code) == (403, 302)
    assert ("明人常〔2026〕2号" in body, "预算调整方案" in body) == (True, True)


def test_an_unknown_profile_is_refused_at_its_field(world: World) -> None:
    typed = {"profile": "guizhou", "since": "2026-11-12", "document": "一号"}
    facts = {"verb": "choose_profile", **{f"choose_profile-{name}": value for name, value in typed.items()}}

    assert world.signed_in("gu").post("/years/profile/", facts).status_code == 422
