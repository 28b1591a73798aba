"""A version is previewed row by row, the wrong ones first, and taken in whole."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.consultation.models import PlanLine
from guantong.apps.consultation.plans_test import CANTEEN, LAMPS, workbook
from tests.consultation import called
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_it_is_previewed_taken_in_and_listed(world: World) -> None:
    cao, call = world.signed_in("cao"), called(world)
    asked = {
        "verb": "bring_plan",
        "bring_plan-call": call.pk,
        "bring_plan-level": "internal",
        "bring_plan-document": "明府办函〔2026〕9号",
    }

    brought = cao.post(
        "/consultation/plan/files/",
        {**asked, "bring_plan-file": SimpleUploadedFile("清单.xlsx", workbook(LAMPS, CANTEEN))},
    )
    where = brought.headers["Location"]
    preview = cao.get(where)
    plan = preview.content.decode().split('name="take_in_plan-plan" value="')[1].split('"')[0]
    done = cao.post(where, {"verb": "take_in_plan", "take_in_plan-plan": plan})
    page = world.signed_in("wen").get("/consultation/plan/?q=ludeng").content.decode()
    kept = cao.get(where).content.decode()

    assert (brought.status_code, done.status_code, PlanLine.objects.count()) == (302, 302, 2)
    assert ("G-01" in page, "清单.xlsx · 清单 · 第 2 行" in page, "120.00" in page, "社区食堂" in page) == (
        True,
        True,
        True,
        False,
    )
    assert ("360万元" in kept, "第 1 版" in kept) == (True, True)


def test_a_wrong_row_is_shown_first_and_nothing_can_be_taken_in(world: World) -> None:
    wen, call = world.signed_in("wen"), called(world)
    raw = workbook(LAMPS, ("x", *CANTEEN[1:]))

    where = wen.post("/consultation/plan/files/", {
        "verb": "bring_plan", "bring_plan-call": call.pk, "bring_plan-level": "internal", "bring_plan-file": SimpleUploadedFile("清单.xlsx", raw),
    }).headers["Location"]  # fmt: skip
    page = wen.get(where).content.decode()

    assert ("有 1 行不能导入" in page, "单元格 A3“序号”" in page, "take_in_plan-plan" in page) == (True, True, False)
