"""A sheet that came back is previewed with what differs and taken down, with who filled it in and who signed it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.opinions.models import Opinion, ReturnedAnswers
from tests.opinions import filled, referred
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")

GIVEN = {"答复": "部分采纳", "理由": "按标准重算", "落点": "道路修缮", "增减金额（元）": "-150"}


def brought(world: World, opinion: Opinion, given: dict[str, str] = GIVEN, **facts: Any) -> ReturnedAnswers:
    out = world.signed_in("shen").get("/opinions/sheets/answers.xlsx", {"of": opinion.path}).content
    kept = {
        "path": opinion.path,
        "typed_by": "秦会计",
        "signed_by": "周局长",
        "signed_on": "2026-11-12",
        "level": "internal",
        **facts,
    }
    file = SimpleUploadedFile("答复.xlsx", filled(out, {3: given}))
    answer = world.signed_in("shen").post(
        "/opinions/sheets/",
        {"verb": "bring_answers", "bring_answers-file": file, **{f"bring_answers-{k}": v for k, v in kept.items()}},
    )
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return ReturnedAnswers.objects.latest("pk")


def test_it_is_previewed_and_taken_down_whole(world: World) -> None:
    opinion = referred(world)[0]
    here = f"/opinions/sheets/{brought(world, opinion).pk}/"
    shen = world.signed_in("shen")

    page = shen.get(here).content.decode()
    plan = page.partition('name="take_down_answers-plan" value="')[2].partition('"')[0]
    shen.post(here, {"verb": "take_down_answers", "take_down_answers-plan": plan})

    opinion.refresh_from_db()
    assert ("<ins>部分采纳</ins>" in page, opinion.state, opinion.draft_amount) == (True, "drafted", -150_00)
    assert (opinion.typed_by, opinion.signed_by, opinion.outcome) == ("秦会计", "周局长", "")


def test_a_row_whose_opinion_changed_meanwhile_keeps_all_out(world: World) -> None:
    opinion = referred(world)[0]
    sheet = brought(world, opinion)
    Opinion.objects.filter(pk=opinion.pk).update(version=opinion.version + 1)

    assert "下载以后有变动" in world.signed_in("shen").get(f"/opinions/sheets/{sheet.pk}/").content.decode()


def test_a_row_that_lacks_a_reason_is_told(world: World) -> None:
    sheet = brought(world, referred(world)[0], {**GIVEN, "理由": ""})

    assert "请写明理由" in world.signed_in("shen").get(f"/opinions/sheets/{sheet.pk}/").content.decode()


def test_anothers_opinion_is_not_answered_by_ones_sheet(world: World) -> None:
    sheet = brought(world, referred(world)[0], path=world.body("JY").path)

    assert (
        "第 3 行由明湖区城市管理局答复，其他单位不能代答。请分开上传"
        in world.signed_in("shen").get(f"/opinions/sheets/{sheet.pk}/").content.decode()
    )
