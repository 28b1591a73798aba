"""Earlier opinions come in as history: answered as they were, no clock, no present rate; the ledger comes in again as it went out."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guantong.apps.notices.models import DueWork
from guantong.apps.opinions.counting import rates
from guantong.apps.opinions.models import HistoryFile, Opinion
from tests.opinions import confirmed, filled
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")

ROW = {
    "预算年度": "2024", "针对版本": "一上", "单位编码": "CG", "单位": "明湖区城市管理局", "项目": "道路修缮", "意见": "单价高", "审查重点": "部门预算",
    "建议增减（元）": "-200", "提出人": "老代表 人大代表 区；王选民 选民 社区", "提出日期": "2023-10-30", "答复": "采纳", "理由": "同意", "落点": "道路修缮",
    "确认增减（元）": "-200", "文号": "明财函〔2023〕9号", "答复日期": "2023-11-20",
}  # fmt: skip


def brought(world: World, content: bytes) -> str:
    file = SimpleUploadedFile("历年.xlsx", content)
    answer = world.signed_in("shen").post(
        "/opinions/history/", {"verb": "bring_history", "bring_history-file": file, "bring_history-level": "internal"}
    )
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return str(answer["Location"])


def taken_in(world: World, here: str) -> int:
    shen = world.signed_in("shen")
    plan = shen.get(here).content.decode().partition('name="take_in-plan" value="')[2].partition('"')[0]
    return int(shen.post(here, {"verb": "take_in", "take_in-plan": plan}).status_code)


def test_it_is_taken_in_as_history_without_clock_or_rate(world: World) -> None:
    template = world.signed_in("shen").get("/opinions/history/template.xlsx").content
    asked = DueWork.objects.count()

    assert taken_in(world, brought(world, filled(template, {4: ROW}))) == 302

    one = Opinion.objects.get()
    assert (one.history, one.state, one.outcome, one.amount, one.path) == (
        True,
        "replied",
        "adopted",
        -200_00,
        world.body("CG").path,
    )
    assert [person.name for person in one.proposers.all()] == ["老代表", "王选民"]
    assert (
        DueWork.objects.count(),
        rates(Opinion.objects.all())[0],
        rates(Opinion.objects.all(), history=True)[0],
    ) == (asked, 0, 1)


def test_the_ledger_comes_in_again_as_it_went_out_and_nothing_is_there_twice(world: World) -> None:
    confirmed(world)
    whole = world.signed_in("shen").get("/opinions/history/template.xlsx?of=ledger").content

    here = brought(world, whole)

    assert "台账中已有同年度、同单位、同文字的意见" in world.signed_in("shen").get(here).content.decode()
    Opinion.objects.all().delete()
    assert (taken_in(world, here), Opinion.objects.get().draft_outcome, Opinion.objects.get().amount) == (
        302,
        "",
        -200_00,
    )


def test_a_row_that_cannot_be_keeps_all_out(world: World) -> None:
    template = world.signed_in("shen").get("/opinions/history/template.xlsx").content
    here = brought(world, filled(template, {4: ROW, 5: {**ROW, "意见": "另一条", "提出人": "王某"}}))

    assert "请写成“姓名 身份 层级”" in world.signed_in("shen").get(here).content.decode()
    assert (taken_in(world, here), Opinion.objects.count(), HistoryFile.objects.get().state) == (422, 0, "read")
