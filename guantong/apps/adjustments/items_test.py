"""Items come as a workbook, all or nothing, or are typed; what the plan itself got wrong is kept as printed and told."""

import pytest

from guantong.apps.adjustments import items
from guantong.apps.adjustments.comparing import compared, sums
from guantong.apps.adjustments.models import Plan
from guantong.apps.adjustments.moving import current
from guantong.apps.journal.queries import drifted
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.adjustments import HEAD, PIPES, SCHOOL, brought, received, with_items
from tests.world import World

pytestmark = pytest.mark.django_db


def taken_in(world: World, plan: Plan) -> Plan:
    return items.take_in_items(plan=plan, version=plan.version, by=world.standing("shen"), as_of=world.now)


def test_items_are_taken_in_with_the_place_each_stands_at(world: World) -> None:
    plan = with_items(world, received(world))

    pipes, school = current(plan).items.filter(dropped=False)
    assert (pipes.before, pipes.change, pipes.after, pipes.off) == (100_000_000, 25_000_000, 125_000_000, 0)
    assert (pipes.reason_class, pipes.path, pipes.lacking) == ("temporary_addition", world.body("CG").path, [])
    assert (pipes.place["file"], pipes.place["row"], pipes.place["label"]) == ("调整明细.xlsx", 2, "增减")
    assert (school.change, school.reason_class) == (-5_000_000, "data_error")
    assert list(drifted()) == []


def test_sums_are_shown_and_held_against_what_the_plan_prints(world: World) -> None:
    total = ("", "合计", "", "", "1800000", "210000", "2000000", "", "", "")
    plan = taken_in(world, brought(world, received(world), PIPES, SCHOOL, total))
    edition = current(plan)

    (told,) = sums(edition.items.filter(dropped=False), edition.totals)

    # 250,000 − 50,000 = 200,000 yuan; the plan prints 210,000
    assert (told.before, told.change, told.after, told.count) == (180_000_000, 20_000_000, 200_000_000, 2)
    assert told.off == {"change": 1_000_000}


def test_one_row_that_cannot_be_read_keeps_all_out(world: World) -> None:
    wrong = (*PIPES[:5], "二十五万", *PIPES[6:8], "不知道", "")
    plan = brought(world, received(world), SCHOOL, wrong)

    rows = items.preview(current(plan))
    with pytest.raises(BadInput, match="一行也没有导入"):
        taken_in(world, plan)

    assert [[words.zh for words in row.wrong] for row in rows] == [
        [],
        [
            "“原因类别”没有“不知道”，可填：数据差错、政策变化、临时新增、突发事件、收入变化、新增债务限额、其他",
            "“增减”读不出金额：二十五万",
        ],
    ]
    assert current(plan).items.count() == 0


def test_a_row_that_does_not_add_up_is_told_and_kept_as_printed(world: World) -> None:
    plan = brought(world, received(world), (*PIPES[:6], "1300000", *PIPES[7:]))
    (row,) = items.preview(current(plan))

    (item,) = current(taken_in(world, plan)).items.filter(dropped=False)

    assert [words.zh for words in row.told] == ["调整前＋增减与调整后相差 50,000.00 元，照录"]
    assert (item.after, item.off) == (130_000_000, 5_000_000)


def test_the_unit_of_a_header_is_read_and_what_is_left_out_is_shown_as_missing(world: World) -> None:
    head = ("单位", "项目", "年初预算（万元）", "调整后预算（万元）")
    plan = taken_in(world, brought(world, received(world), ("某单位", "某项目", "100", "90.5"), head=head))

    (item,) = current(plan).items.filter(dropped=False)

    assert (item.before, item.change, item.after) == (100_000_000, -9_500_000, 90_500_000)
    assert (item.lacking, item.path, item.place["computed"]) == (["reason"], "", True)


def test_the_same_line_twice_is_named(world: World) -> None:
    plan = brought(world, received(world), PIPES, PIPES)

    assert [len(row.wrong) for row in items.preview(current(plan))] == [0, 1]


def test_a_second_workbook_takes_the_place_of_the_first(world: World) -> None:
    plan = with_items(world, with_items(world, received(world)), SCHOOL)

    edition = current(plan)
    assert (edition.items.filter(dropped=False).count(), edition.items.filter(dropped=True).count()) == (1, 2)


def test_a_typed_item_counts_and_typed_again_takes_its_own_place(world: World) -> None:
    by, plan = world.standing("shen"), received(world)
    line = {"unit": "明湖区水务局", "project": "内涝点整治", "before": 0, "reason": "新增"}
    plan = items.type_item(plan=plan, **line, change=100, version=1, by=by, as_of=world.now)

    plan = items.type_item(plan=plan, **line, change=300, version=2, by=by, as_of=world.now)

    (item,) = current(plan).items.filter(dropped=False)
    assert (item.change, item.after, item.place) == (300, 300, {})
    plan = items.drop_item(plan=plan, item=str(item.pk), version=3, by=by, as_of=world.now)
    assert current(plan).items.filter(dropped=False).count() == 0


def test_who_may_not_and_who_is_late_is_told(world: World) -> None:
    plan = received(world)

    with pytest.raises(NotAllowed):
        brought(world, plan, PIPES, who="qin")
    with pytest.raises(BadInput, match="没有找到表头"):
        brought(world, plan, PIPES, head=("甲", "乙", "丙", *HEAD[:2]))
    brought(world, plan, PIPES)
    with pytest.raises(Stale):
        brought(world, plan, PIPES)


def test_two_versions_are_held_against_each_other_line_by_line(world: World) -> None:
    plan = with_items(world, received(world))
    earlier = list(current(plan).items.all())
    plan = with_items(world, plan, (*PIPES[:5], "200000", "1200000", *PIPES[7:]))

    pipes, school = compared(earlier, current(plan).items.filter(dropped=False))

    assert (pipes.by, school.by, school.later) == (-5_000_000, 5_000_000, None)
