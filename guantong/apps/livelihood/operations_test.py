"""An item of a running year: taken over from plain values, corrected, carried over, told; what is not linked is not nothing."""

from datetime import date

import pytest

from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.apps.livelihood import linking, operations, progress
from guantong.apps.livelihood.models import Item
from guantong.apps.livelihood.money import NOT_LINKED, money_of
from guantong.apps.livelihood.queries import quarters_of
from guantong.apps.voices.models import Message
from guantong.apps.voices.taking import take_down
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.execution import BOOKS, CITY, LINE, ROAD, kept
from tests.livelihood import built, surveyed, taken_over
from tests.voices import said
from tests.world import World

DRAFT = [
    {**LINE, "version": "一上", **CITY, **ROAD, "amount": 1200_00},
    *BOOKS["budget_line"],
    {**LINE, "version": "调整预算", **CITY, **ROAD, "amount": 900_00},
]


def link(world: World, item: Item, who: str = "shen", code: str = "P01") -> object:
    return linking.link_line(
        item=item, unit_code="CG", project_code=code, reason="编码相同", by=world.standing(who), as_of=world.now
    )


def stages(world: World, item: Item, who: str) -> list[tuple[str, int | None]]:
    links = list(item.lines.filter(state="linked"))
    return [(one.words.zh, one.amount) for one in money_of(item, links, world.standing(who), world.now.date()).stages]


def test_it_is_taken_over_from_plain_values_once_a_number(world: World) -> None:
    item = taken_over(world)

    with pytest.raises(BadInput) as twice:
        taken_over(world)

    # 4,000,000 of the own budget and 2,000,000 from above are 6,000,000 yuan
    assert (item.path, item.amount, item.milestones.count()) == (world.body("CG").path, 6_000_000_00, 2)
    assert twice.value.reasons["number"].zh == "2026 年第 1 项已经登记"
    assert list(drifted()) == []


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": " "}, "name"),
        ({"indicator": ""}, "indicator"),
        ({"total": 1_00}, "total"),
        ({"money": {"general": -1}}, "total"),
        ({"money": {"moon": 1}}, ""),
        ({"complete_by": date(2025, 12, 31)}, "complete_by"),
        ({"decision": ""}, "decision"),
        ({"decided_on": date(2027, 1, 1)}, "decided_on"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(world: World, facts: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as wrong:
        taken_over(world, **facts)

    assert list(wrong.value.reasons) == [field]


@pytest.mark.usefixtures("records_folder")
def test_without_a_line_it_is_not_linked_and_not_nothing(world: World) -> None:
    kept(world)
    item = taken_over(world)

    told = money_of(item, [], world.standing("shen"), world.now.date())

    assert (told.stages, told.note) == ((), NOT_LINKED)


@pytest.mark.usefixtures("records_folder")
def test_the_money_stands_stage_by_stage_with_the_row_it_stands_at(world: World) -> None:
    kept(world, {**BOOKS, "budget_line": DRAFT})
    item = taken_over(world)
    (suggested,) = linking.suggested_for(item, linking.books_for(item, world.now.date()))
    link(world, item)

    assert (suggested.value, suggested.why.zh) == ("CG|P01", "预算项目码相同")
    # asked for 1,200, approved 1,000, adjusted to 900; 300 were paid this year
    money = [("“一上”", 1200_00), ("批准预算", 1000_00), ("调整预算", 900_00), ("已支付", 300_00)]
    assert [amount for _, amount in stages(world, item, "shen")] == [amount for _, amount in money]
    first = money_of(item, list(item.lines.all()), world.standing("shen"), world.now.date()).stages[0]
    assert [(one.says.zh, bool(one.address)) for one in first.places] == [("budget_line.csv 第 2 行", True)]
    assert linking.suggested_for(item, linking.books_for(item, world.now.date())) == []


@pytest.mark.usefixtures("records_folder")
def test_a_deputy_reads_the_approved_budget_and_neither_drafts_nor_payments(world: World) -> None:
    kept(world, {**BOOKS, "budget_line": DRAFT})
    item = taken_over(world)
    link(world, item)

    assert [amount for _, amount in stages(world, item, "lin")] == [1000_00, 900_00]
    # the unit reads its own
    assert [amount for _, amount in stages(world, item, "qin")] == [1200_00, 1000_00, 900_00, 300_00]


@pytest.mark.usefixtures("records_folder")
def test_a_line_is_linked_once_and_only_where_it_stands(world: World) -> None:
    kept(world)
    item = taken_over(world)
    made = link(world, item)

    with pytest.raises(BadInput):
        link(world, item)
    with pytest.raises(BadInput):
        link(world, item, code="P99")
    with pytest.raises(NotAllowed):
        link(world, item, "qin")
    linking.take_line_back(link=made, version=1, by=world.standing("shen"), as_of=world.now)

    assert stages(world, item, "shen") == []


@pytest.mark.usefixtures("records_folder")
def test_who_raised_a_need_is_told_when_it_is_in_the_budget_built_and_judged(world: World) -> None:
    kept(world)
    need = take_down(
        channel="station",
        text="湖滨缺一处能坐的地方",
        said_on=date(2025, 9, 1),
        by=world.standing("hua"),
        as_of=world.now,
    )
    item = taken_over(world, needs=[need])
    link(world, item)
    item = surveyed(world, built(world, item), 6, 2)
    from guantong.apps.livelihood.judging import judge

    judge(item=item, version=item.version, by=world.standing("shen"), as_of=world.now)

    assert list(Message.objects.filter(need=need).order_by("pk").values_list("step", "words")) == [
        ("built", "“新建口袋公园”已列入 2026 年预算。"),
        ("built", "“新建口袋公园”已建成，并经核对确认。"),
        # the survey is closed and not published: no figure leaves
        ("judged", "“新建口袋公园”已完成评价。"),
    ]


def test_who_said_that_it_is_done_does_not_confirm_it(world: World) -> None:
    item = taken_over(world)
    done = {"done_on": date(2026, 11, 1), "words": "已开放"}
    item = progress.say_done(item=item, **done, version=1, by=world.standing("shen"), as_of=world.now)

    with pytest.raises(NotAllowed):
        progress.confirm_done(
            item=item, built_on=date(2026, 11, 5), version=2, by=world.standing("shen"), as_of=world.now
        )
    item = progress.confirm_done(
        item=item, built_on=date(2026, 11, 5), version=2, by=world.standing("gu"), as_of=world.now
    )

    assert (item.state, item.built_on) == ("built", date(2026, 11, 5))


def test_a_quarter_without_a_report_is_not_registered_and_a_second_report_takes_its_place(world: World) -> None:
    item = taken_over(world)
    for words, spent in (("已完成设计", None), ("已完成设计和招标", 500_000_00)):
        item = progress.report_progress(
            item=item, quarter=1, words=words, spent=spent, version=item.version, by=world.standing("qin"), as_of=world.now
        )  # fmt: skip

    quarters = quarters_of(item, date(2026, 6, 30))

    assert [(one.number, one.report.words if one.report else None, one.begun) for one in quarters] == [
        (1, "已完成设计和招标", True),
        (2, None, True),
        (3, None, False),
        (4, None, False),
    ]
    assert (item.state, item.reports.count(), item.reports.get(latest=False).spent) == ("under_way", 2, None)
    with pytest.raises(BadInput):
        progress.report_progress(
            item=item, quarter=5, words="x", version=item.version, by=world.standing("qin"), as_of=world.now
        )


def test_another_unit_reports_nothing_and_a_stale_version_is_told(world: World) -> None:
    item = taken_over(world, unit_code="JY", unit="明湖区教育局")

    with pytest.raises(NotAllowed):
        progress.report_progress(item=item, quarter=1, words="x", version=1, by=world.standing("qin"), as_of=world.now)
    with pytest.raises(Stale):
        operations.release(item=item, version=0, by=world.standing("shen"), as_of=world.now)


def test_it_is_carried_over_with_its_reason_and_stands_in_the_next_year_with_what_is_left(world: World) -> None:
    item = taken_over(world)
    first = item.milestones.first()
    item = progress.reach_milestone(
        item=item, milestone=first, done_on=date(2026, 3, 5), words="", version=1, by=world.standing("qin"), as_of=world.now
    )  # fmt: skip
    next_ = operations.carry_over(
        item=item, reason="一处用地手续未办结", number=4, complete_by=date(2027, 6, 30), money={"general": 1_000_000_00},
        decision="区政府常务会议纪要〔2026〕31号", decided_on=date(2026, 11, 10), version=item.version, by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip

    item.refresh_from_db()
    assert (item.state, item.reason, next_.year, next_.carried_from) == ("carried", "一处用地手续未办结", 2027, item)
    assert (next_.amount, list(next_.milestones.values_list("name", flat=True))) == (1_000_000_00, ["主体完工"])
    assert list(drifted()) == []


def test_a_correction_says_why_and_what_stood_before(world: World) -> None:
    item = taken_over(world)

    item = operations.amend(
        item=item, total=8_000_000_00, reason="录入有误", version=1, by=world.standing("shen"), as_of=world.now
    )

    assert (item.total, item.version) == (8_000_000_00, 2)
    assert "900000000" in Entry.objects.filter(verb="amend", key=item.journal_key).get().text


def test_a_reason_with_braces_is_told_as_it_was_written(world: World) -> None:
    item = taken_over(world)
    need = said(world)
    item = operations.join_need(item=item, need=need, version=item.version, by=world.standing("shen"), as_of=world.now)

    operations.stop(
        item=item, reason="见{附件}", decision="主任会议〔2026〕9号", version=item.version, by=world.standing("shen"), as_of=world.now
    )  # fmt: skip

    assert Message.objects.get(need=need).words == "项目已终止：主任会议〔2026〕9号：见{附件}"
