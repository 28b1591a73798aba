"""Everybody reads, without signing in and without JavaScript, what a person released of an item, and nothing else."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guantong.apps.files.models import Attachment
from guantong.apps.files.store import path_of
from guantong.apps.livelihood import objecting, operations, progress
from guantong.apps.livelihood.models import Item, Report
from tests.attachments import image
from tests.livelihood import built, surveyed, taken_over
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def released(world: World, **facts: object) -> Item:
    item = taken_over(world, **facts)
    return operations.release(item=item, version=item.version, by=world.standing("shen"), as_of=world.now)


def reported(world: World, item: Item, **facts: object) -> Report:
    told = {"quarter": 1, "words": "设计已问过居民", "spent": 123_456_00, "problem": "收款单位更名，支付待办"}
    item = progress.report_progress(
        item=item, **{**told, **facts}, version=item.version, by=world.standing("qin"), as_of=world.now
    )
    return item.reports.get(quarter=told["quarter"], latest=True)


def test_nothing_is_public_before_a_person_released_it(world: World) -> None:
    item = taken_over(world)
    nobody = Client()

    assert nobody.get(f"/livelihood/public/{item.pk}/").status_code == 404
    assert "新建口袋公园" not in nobody.get("/livelihood/public/").content.decode()


def test_everybody_reads_what_was_released_and_nothing_else(world: World) -> None:
    item = released(world)
    first = reported(world, item)
    item.refresh_from_db()
    reported(world, item, quarter=2, words="不公开的第二季度")
    progress.release_report(report=first, by=world.standing("shen"), as_of=world.now)

    page = Client().get(f"/livelihood/public/{item.pk}/").content.decode()

    seen = ("新建口袋公园", "每座不少于 800 平方米", "设计已问过居民", "12.35", "主体完工", "本级一般公共预算")
    hidden = ("不公开的第二季度", "收款单位更名")
    assert [text in page for text in seen] == [True] * len(seen)
    assert [text in page for text in hidden] == [False] * len(hidden)
    assert "<script" not in page.split("<main")[1]
    assert "新建口袋公园" in Client().get("/livelihood/public/?year=2026").content.decode()


def test_a_report_given_anew_is_not_public_until_it_is_released_again(world: World) -> None:
    item = released(world)
    first = reported(world, item)
    progress.release_report(report=first, by=world.standing("shen"), as_of=world.now)
    item.refresh_from_db()
    reported(world, item, words="更正后的进展")

    page = Client().get(f"/livelihood/public/{item.pk}/").content.decode()

    assert ("设计已问过居民" in page, "更正后的进展" in page) == (False, False)


def test_only_a_photo_that_is_public_is_shown_and_says_nothing_of_place_and_camera(world: World) -> None:
    item = released(world)
    first = item.milestones.first()
    # the unit says that it may be public, which the unit does not decide; the commission does
    for who, public in (("qin", "on"), ("shen", "on")):
        item.refresh_from_db()
        asked = {
            "verb": "reach_milestone", "version": str(item.version), "reach_milestone-milestone": first.pk,
            "reach_milestone-done_on": "2026-03-05", "reach_milestone-public": public,
            "reach_milestone-photo": SimpleUploadedFile("现场 三号楼.jpg", image(size=(64 + len(who), 48))),
        }  # fmt: skip
        assert world.signed_in(who).post(f"/livelihood/items/{item.pk}/", asked).status_code == 302
    open_, inside = Attachment.objects.get(level="public"), Attachment.objects.get(level="internal")

    answers = [Client().get(f"/livelihood/public/photos/{file.pk}/") for file in (open_, inside)]
    page = Client().get(f"/livelihood/public/{item.pk}/").content.decode()

    assert ([answer.status_code for answer in answers], page.count("/livelihood/public/photos/")) == ([200, 404], 1)
    assert (open_.name, b"Camera-ZX" in path_of(open_.sm3).read_bytes()) == ("照片.jpg", False)
    assert "sandbox" in answers[0]["Content-Security-Policy"]
    operations.withhold(
        item=Item.objects.get(), version=Item.objects.get().version, by=world.standing("shen"), as_of=world.now
    )
    assert Client().get(f"/livelihood/public/photos/{open_.pk}/").status_code == 404


def test_satisfaction_is_public_only_once_the_survey_is_published_and_objections_one_by_one(world: World) -> None:
    item = released(world)
    row = objecting.raise_objection(
        item=item, source="visit", words="亭子正对窗户", raised_on=date(2026, 6, 3), by=world.standing("hua"), as_of=world.now
    )  # fmt: skip
    row = objecting.answer_objection(
        objection=row, answer="可以移", version=1, by=world.standing("qin"), as_of=world.now
    )
    row = objecting.resolve(objection=row, outcome="已移到东侧", version=2, by=world.standing("shen"), as_of=world.now)
    item = surveyed(world, built(world, Item.objects.get()), 6, 2)
    before = Client().get(f"/livelihood/public/{item.pk}/").content.decode()

    objecting.show_objection(objection=row, version=3, by=world.standing("shen"), as_of=world.now)
    survey = item.results.get().survey
    survey.state = "released"
    survey.save()
    after = Client().get(f"/livelihood/public/{item.pk}/").content.decode()

    assert ("亭子正对窗户" in before, "8 人中 6 人满意" in before) == (False, False)
    assert ("亭子正对窗户" in after, "已移到东侧" in after, "8 人中 6 人满意" in after) == (True, True, True)
