"""One public panel on its page (公众参与库抽取)."""

from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.surveys.models import PublicPanel
from tests.surveys import PEOPLE, book
from tests.world import World

POOL = book(("编号", "社区", "性别"), PEOPLE)


def test_a_panel_is_drawn_on_its_page_and_withdrawn_without_its_numbers(world: World) -> None:
    shen = world.signed_in("shen")
    sent = {
        "verb": "draw_panel", "draw_panel-title": "参与库", "draw_panel-size": "40", "draw_panel-named": "10", "draw_panel-quotas": "性别 女 24 28",
        "draw_panel-seed": "07", "draw_panel-seed_from": "开奖", "draw_panel-file": SimpleUploadedFile("名单.xlsx", POOL),
    }  # fmt: skip
    wrong = shen.post("/surveys/panels/", {**sent, "draw_panel-quotas": "女 24"})
    where = shen.post("/surveys/panels/", {**sent, "draw_panel-file": SimpleUploadedFile("名单.xlsx", POOL)}).headers[
        "Location"
    ]
    shen.post(where, {"verb": "withdraw_panel"})

    assert (wrong.status_code, PublicPanel.objects.get().state, PublicPanel.objects.get().drawn) == (
        422,
        "withdrawn",
        [],
    )
    assert "已撤回，编号已清除" in shen.get(where).content.decode()
