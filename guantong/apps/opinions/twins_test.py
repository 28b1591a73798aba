"""Opinions come from a street on a sheet, finance confirms on a sheet what becomes of them (意见征集表、意见财政确认表)."""

from datetime import timedelta

import pytest

from guantong.apps.journal.queries import drifted
from guantong.apps.opinions.models import Opinion
from tests.opinions import referred
from tests.twins import brought, sheet, taken_down, told
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
SAID = {
    "year": "2027", "version": "一上", "unit": "明湖区城市管理局", "project": "道路修缮", "text": "单价高于标准，建议按标准重算", "head": "部门预算",
    "asks": "额度", "change_asked": "-200000.00", "proposers": "林代表 人大代表 区；王选民 选民 社区",
}  # fmt: skip


def test_a_street_sends_opinions_with_who_raised_them(world: World) -> None:
    of = brought(world, "opinions", "QS", sheet(world, "opinions", "QS", [SAID, {**SAID, "text": "再说明工期"}]))

    taken_down(world, of)

    first, second = Opinion.objects.order_by("pk")
    assert (first.text, first.unit, first.path, first.change_asked, first.budget_version, first.asks) == (
        SAID["text"], "明湖区城市管理局", world.body("CG").path, -200_000_00, "first_submission", ["amount"],
    )  # fmt: skip
    assert ([(p.name, p.level) for p in first.proposers.all()], second.text) == (
        [("林代表", "district"), ("王选民", "community")], "再说明工期",
    )  # fmt: skip
    assert list(drifted()) == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("head", "", "“审查重点”：请从下拉中选审查重点"), ("proposers", "林代表", "“提出人”：“林代表”请写成“姓名 身份 层级”"), ("year", "明年", "“预算年度”：写四位年份"),
        ("change_asked", "很多", "“建议增减（元）”：“很多”不是金额"), ("text", "", "“意见”：没有填写"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_in_its_cell(world: World, name: str, value: str, said: str) -> None:
    of = brought(world, "opinions", "QS", sheet(world, "opinions", "QS", [{**SAID, name: value}]))

    outcome, words = told(world, of)[0]

    assert (outcome, said in words, words.startswith("单元格 ")) == ("wrong", True, True)


def test_the_same_words_about_another_project_or_by_somebody_else_are_another_opinion(world: World) -> None:
    taken_down(world, brought(world, "opinions", "QS", sheet(world, "opinions", "QS", [SAID])))
    again, elsewhere, other = SAID, {**SAID, "project": "路灯更新"}, {**SAID, "proposers": "莫委员 人大代表 区"}

    of = brought(world, "opinions", "QS", sheet(world, "opinions", "QS", [again, elsewhere, other]))

    assert [outcome for outcome, _ in told(world, of)] == ["differs", "differs", "same"]
    taken_down(world, of)
    assert [(one.project, one.proposers.count()) for one in Opinion.objects.order_by("pk")] == [
        ("道路修缮", 2), ("路灯更新", 2), ("道路修缮", 1),
    ]  # fmt: skip


def test_a_confirmation_signed_before_the_opinion_is_told_in_its_row(world: World) -> None:
    opinion = referred(world)[0]
    answer = {"outcome": "不采纳", "reason": "已列其他项目", "document": "明财函〔2026〕9号"}
    day = opinion.raised_on - timedelta(days=1)

    of = brought(world, "confirmations", "CZ", sheet(world, "confirmations", "CZ", [answer]), signed_on=day)

    outcome, words = told(world, of)[0]
    assert (outcome, words.endswith("“确认结果”：签字日期早于意见提出之日")) == ("wrong", True)


def test_the_same_sheet_brought_with_the_right_day_is_not_dropped(world: World) -> None:
    raw = sheet(world, "opinions", "QS", [SAID])
    wrong = brought(world, "opinions", "QS", raw, signed_on=world.now.date() - timedelta(days=30))

    right, again = (brought(world, "opinions", "QS", raw) for _ in range(2))

    assert (wrong.pk == right.pk, right.signed_on, again.pk) == (False, world.now.date(), right.pk)


def test_finance_confirms_on_a_sheet_by_its_document(world: World) -> None:
    opinion = referred(world)[0]
    answer = {
        "outcome": "部分采纳", "reason": "单价按标准重算", "place": "道路修缮项目", "amount": "-150.00", "cause": "因人大意见", "document": "明财函〔2026〕9号",
    }  # fmt: skip
    of = brought(
        world,
        "confirmations",
        "CZ",
        sheet(world, "confirmations", "CZ", [{**answer, "cause": ""}]),
        file_name="甲.xlsx",
    )
    assert told(world, of)[0] == ("wrong", "单元格 N3“变动原因”：有金额变动的，请选变动原因")

    taken_down(world, brought(world, "confirmations", "CZ", sheet(world, "confirmations", "CZ", [answer])))

    opinion.refresh_from_db()
    assert (opinion.state, opinion.outcome, opinion.amount, opinion.document, str(opinion.confirmed_on)) == (
        "replied", "partly", -150_00, "明财函〔2026〕9号", "2026-11-12",
    )  # fmt: skip
