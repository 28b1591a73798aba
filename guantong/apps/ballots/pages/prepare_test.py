"""Preparing a box on its page: roll and rule of the day, what is missing told at its field."""

import re

from guantong.apps.ballots.models import Box
from tests.ballots import seated
from tests.world import World

FORM = {
    "verb": "prepare", "prepare-title": "整改情况满意度测评", "prepare-question": "对整改情况的评价",
    "prepare-held_on": "2026-11-12", "prepare-way": "sealed", "prepare-judged": "none", "prepare-keyholder_one": "wen",
    "prepare-keyholder_two": "he",
}  # fmt: skip


def test_the_office_prepares_a_box_with_the_members_of_the_day(world: World) -> None:
    seated(world, 3)

    answer = world.signed_in("wen").post("/ballots/prepare/", {**FORM, "prepare-recused": ["member02"]})

    box = Box.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/ballots/{box.pk}/")
    assert list(box.roll.values_list("person", "recused")) == [
        ("he", ""), ("member01", ""), ("member02", "申请回避"), ("member03", "")
    ]  # fmt: skip
    assert (box.path, box.members, box.rule) == (world.body("CWH").path, 4, {})


def test_a_member_with_a_registered_conflict_is_recused_without_asking(world: World) -> None:
    from guantong.apps.actors.models import Conflict

    seated(world, 1)
    Conflict.objects.create(
        person=world.people["he"], kind="relative", organisation=world.body("CG"), begins_on=world.now.date()
    )

    world.signed_in("wen").post("/ballots/prepare/", {**FORM, "prepare-about": "区城管局"})

    assert Box.objects.get().roll.get(person="he").recused.startswith("利益冲突登记")


def test_the_day_of_the_meeting_is_filled_in_as_browsers_read_it(world: World) -> None:
    day = re.search(
        r'name="prepare-held_on" value="([^"]*)"', world.signed_in("wen").get("/ballots/prepare/").content.decode()
    )

    assert day is not None
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", day[1])


def test_what_is_missing_is_told_at_its_field(world: World) -> None:
    same = {**FORM, "prepare-keyholder_two": "wen"}
    cases = {
        "请指定两名不同的密钥保管人": same,
        "那天没有有效的测评标准": {**FORM, "prepare-judged": "rule"},
        "没有找到这个单位": {**FORM, "prepare-about": "没有这个局"},
    }

    for words, form in cases.items():
        answer = world.signed_in("wen").post("/ballots/prepare/", form)
        assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert not Box.objects.exists()


def test_nobody_else_opens_the_page(world: World) -> None:
    assert [world.signed_in(who).get("/ballots/prepare/").status_code for who in ("gu", "he", "lin", "qin")] == [
        403
    ] * 4
