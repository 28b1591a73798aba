"""The government's list is taken in whole or not at all, by its own numbers; a corrected version keeps the old one."""

from io import BytesIO

import openpyxl
import pytest
from django.db import transaction

from guantong.apps.consultation import plans
from guantong.apps.consultation.models import PlanFile, PlanLine
from guantong.apps.consultation.plan_reading import compared, plan_of
from guantong.apps.consultation.plan_sheet import HEADS, sheet_of, template
from guantong.apps.consultation.queries import lines_in_play
from guantong.apps.journal.queries import drifted
from guantong.domain.secrecy import Level
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.consultation import called
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")
LAMPS = (
    "1",
    "CG",
    "明湖区城市管理局",
    "石泉社区路灯改造",
    "更换路灯 40 盏",
    "石泉社区",
    "北门至公园",
    "城乡建设",
    "1200000",
    "一般公共预算",
)
CANTEEN = ("2", "", "区民政局", "社区食堂布点", "四处", "", "青石、柳桥", "养老托育", "360万元", "上级转移支付")
STOP = ("3", "", "区交通局", "公交站台", "", "青石街道", "", "", "", "")


def workbook(*rows: tuple[str, ...]) -> bytes:
    """Return rows under the heads of the template."""
    book, kept = openpyxl.Workbook(), BytesIO()
    book.active.title = "清单"
    for row in (tuple(HEADS.values()), *rows):
        book.active.append(row)
    book.save(kept)
    return kept.getvalue()


def brought(world: World, raw: bytes, who: str = "fang") -> PlanFile:
    """Bring a version."""
    return plans.bring(
        call=called(world), file_name="清单.xlsx", raw=raw, level=Level.INTERNAL, document="明府办函〔2026〕9号", by=world.standing(who), as_of=world.now,
    )  # fmt: skip


def taken_in(world: World, raw: bytes, who: str = "fang") -> PlanFile:
    """Bring it and take it in as previewed."""
    of, by = brought(world, raw, who), world.standing(who)
    return plans.take_in(of=of, plan=plan_of(compared(of, by)), by=by, as_of=world.now)


def test_every_line_bears_its_amount_place_field_and_the_row_it_stands_at(world: World) -> None:
    of = taken_in(world, workbook(LAMPS, CANTEEN, STOP))

    assert (of.number, of.state) == (1, "taken_in")
    # 1,200,000 yuan are 120,000,000 fen; 360 万元 are 360,000,000 fen; what is empty is not nil
    assert list(PlanLine.objects.values_list("number", "amount", "field", "path", "at")) == [
        (1, 120_000_000, "urban", world.body("CG").path, {"sheet": "清单", "row": 2}),
        (2, 360_000_000, "elderly", "", {"sheet": "清单", "row": 3}),
        (3, None, "", "", {"sheet": "清单", "row": 4}),
    ]
    assert [one.place.code if one.place else "" for one in PlanLine.objects.all()] == ["QS01", "", "QS"]
    assert list(drifted()) == []


def test_one_wrong_cell_keeps_all_out_and_is_named_with_what_to_do(world: World) -> None:
    bad = ("一", "", "", "无名", "", "月亮社区", "", "宇航", "约三百万", "")
    of, by = brought(world, workbook(LAMPS, bad, ("1", *CANTEEN[1:]))), world.standing("fang")
    lines = compared(of, by)

    with pytest.raises(BadInput), transaction.atomic():
        plans.take_in(of=of, plan=plan_of(lines), by=by, as_of=world.now)

    said = "；".join(words.zh for line in lines for words in line.says)
    wanted = (
        "单元格 A3“序号”：应是 1 到 999 的整数",
        "单元格 C3“牵头单位”：没有填写",
        "单元格 F3“社区或街道”：“月亮社区”不是登记的",
        "单元格 H3",
        "单元格 I3",
        "与第 2 行序号相同",
    )
    assert ([text in said for text in wanted], PlanLine.objects.count()) == ([True] * len(wanted), 0)


def test_a_corrected_version_changes_lines_in_place_and_keeps_the_old(world: World) -> None:
    first = taken_in(world, workbook(LAMPS, CANTEEN))
    keys = dict(PlanLine.objects.values_list("number", "pk"))
    dearer = (*LAMPS[:8], "1500000", LAMPS[9])
    of = brought(world, workbook(dearer, STOP))
    told = {
        line.facts["number"]: (line.outcome, [words.zh for words in line.says])
        for line in compared(of, world.standing("fang"))
    }

    second = plans.take_in(
        of=of, plan=plan_of(compared(of, world.standing("fang"))), by=world.standing("fang"), as_of=world.now
    )
    first.refresh_from_db()

    assert told == {
        1: ("changed", ["金额（元）：1,200,000.00 → 1,500,000.00"]), 3: ("new", []), 2: ("dropped", []),
    }  # fmt: skip
    assert (first.state, first.number, second.number, first.lines[0]["amount"]) == ("replaced", 1, 2, "1200000")
    assert list(PlanLine.objects.values_list("number", "pk", "amount", "state")) == [
        (1, keys[1], 150_000_000, "listed"), (2, keys[2], 360_000_000, "dropped"), (3, PlanLine.objects.get(number=3).pk, None, "listed"),
    ]  # fmt: skip
    assert [one.number for one in lines_in_play(first.call)] == [1, 3]
    assert list(drifted()) == []


def test_what_was_not_looked_at_is_not_taken_in(world: World) -> None:
    of, by = brought(world, workbook(LAMPS)), world.standing("fang")
    seen = plan_of(compared(of, by))
    taken_in(world, workbook(CANTEEN))  # meanwhile another version

    with pytest.raises(BadInput), transaction.atomic():
        plans.take_in(of=of, plan=seen, by=by, as_of=world.now)


def test_it_goes_out_as_it_came_in_and_the_example_is_never_taken_in(world: World) -> None:
    taken_in(world, workbook(LAMPS, CANTEEN, STOP))
    again = brought(world, sheet_of(PlanLine.objects.select_related("place")))

    assert [line.outcome for line in compared(again, world.standing("fang"))] == ["same", "same", "same"]
    with pytest.raises(BadInput):
        brought(world, template())


@pytest.mark.parametrize("who", ["lin", "qin", "hua", "ye", "su"])
def test_only_the_congress_and_the_governments_planners_bring_it(world: World, who: str) -> None:
    called(world)

    with pytest.raises(NotAllowed):
        brought(world, workbook(LAMPS), who)
