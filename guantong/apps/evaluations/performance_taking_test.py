"""Targets, readings and evaluations come in by a workbook, all or nothing; what goes out comes back as it was; history has no clocks."""

import pytest

from guantong.apps.evaluations import performance_taking, project_queries, project_work
from guantong.apps.evaluations.models import Performance, Reading, Target
from guantong.apps.evaluations.performance_sheet import HEADS, sheet_of, template
from guantong.apps.findings.reading_lists import sheets_in
from guantong.apps.journal.queries import drifted
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.performance_sheets import FELT, LAMPS, MONEY, RESULT, SIXTY, brought, filled, outcomes, taken_in
from tests.world import World


def approved(world: World) -> Performance:
    taken_in(world, brought(world, filled(LAMPS, FELT)))
    row = Performance.objects.get()
    return project_work.approve_targets(
        performance=row, document="明财绩〔2026〕3号", version=row.version, by=world.standing("shen"), as_of=world.now
    )


def test_targets_of_a_project_come_in_by_a_sheet_and_readings_once_they_are_approved(world: World) -> None:
    early = brought(world, filled(LAMPS, SIXTY))
    assert [outcome for outcome, _ in outcomes(world, early)] == ["new", "wrong"]
    row = approved(world)

    taken_in(world, brought(world, filled(SIXTY, MONEY, RESULT)))

    row.refresh_from_db()
    assert (row.state, row.grade, row.path) == ("evaluated", "“基本完成”", world.body("CG").path)
    assert [(one.name, one.planned, one.words, one.place) for one in row.targets.all()] == [
        ("新增路灯", 120_000, "", "第5行"), ("群众感受", None, "明显改善", "第5行"),
    ]  # fmt: skip
    assert sorted(Reading.objects.values_list("stage", "month", "value", "budget", "spent")) == [
        ("monitor", 7, 60_000, None, None), ("self", 12, None, 10_000_000, 7_500_050),
    ]  # fmt: skip
    assert list(drifted()) == []


def test_one_wrong_row_keeps_all_out_and_each_row_says_what_is_wrong(world: World) -> None:
    of = brought(
        world,
        filled(
            LAMPS, FELT | {"words": ""}, LAMPS | {"place": ""}, LAMPS | {"planned": "很多"}, LAMPS | {"kind": "数量"}
        ),
    )

    told = outcomes(world, of)

    assert [outcome for outcome, _ in told] == ["new", "wrong", "wrong", "wrong", "wrong"]
    assert [why for _, why in told][1:4] == [
        "既没有目标值，也没有定性目标", "“页、行”没有填写", "“目标值”：“很多”不是数字，或多于三位小数",
    ]  # fmt: skip
    with pytest.raises(BadInput, match="一行也没有导入"):
        taken_in(world, of)
    assert Performance.objects.count() == 0


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (SIXTY | {"value": ""}, "没有数据时请写明原因；确实为零的填 0"),
        (SIXTY | {"file": ""}, "请写明来源文件和页、行"),
        (SIXTY | {"name": "路灯亮度"}, "没有名为“路灯亮度”的指标，先填报目标"),
        (SIXTY | {"month": "13"}, "“截至月份”：“13”应在 1 到 12 之间"),
        (SIXTY | {"spent": "5"}, "预算数、支出数只填在指标为“资金”的行"),
        (MONEY | {"budget": ""}, "请填写预算数"),
        (RESULT | {"evaluated_on": "2027-01-01"}, "评价日期晚于今天"),
        (SIXTY | {"project": "别的项目"}, "编码已登记为“区城市管理局”“居住区公共照明”，名称不同，请核对"),
    ],
)
def test_a_row_is_held_to_what_the_page_asks(world: World, row: dict[str, str], why: str) -> None:
    approved(world)

    assert outcomes(world, brought(world, filled(row))) == [("wrong", why)]


def test_what_goes_out_comes_back_as_it_was(world: World) -> None:
    approved(world)
    taken_in(world, brought(world, filled(SIXTY, MONEY, RESULT)))
    again = brought(world, sheet_of(Performance.objects.all()))

    assert outcomes(world, again) == [("known", "")] * 5
    with pytest.raises(BadInput, match="没有要导入的"):
        taken_in(world, again)


def test_a_reading_brought_anew_takes_the_formers_place_which_stays(world: World) -> None:
    approved(world)
    taken_in(world, brought(world, filled(SIXTY)))
    of = brought(world, filled(SIXTY | {"value": "75.5"}))
    assert [outcome for outcome, _ in outcomes(world, of)] == ["anew"]

    taken_in(world, of)

    assert list(Reading.objects.order_by("pk").values_list("value", "latest")) == [(60_000, False), (75_500, True)]


def test_history_comes_in_at_one_stroke_and_no_clock_measures_it(world: World) -> None:
    old = {"year": "2023"}
    of = brought(
        world,
        filled(*(row | old for row in (LAMPS, SIXTY, MONEY)), RESULT | old | {"evaluated_on": "2024-03-01"}),
        history=True,
    )

    taken_in(world, of)

    row = Performance.objects.get()
    assert (row.history, row.state, row.evaluator) == (True, "evaluated", "某会计师事务所")
    assert (Target.objects.count(), Reading.objects.count(), project_queries.clocks_of(row)) == (1, 2, [])
    assert [outcome for outcome, _ in outcomes(world, brought(world, filled(FELT | old), history=True))] == ["wrong"]
    assert list(drifted()) == []


def test_a_unit_brings_its_own_projects_and_no_others(world: World) -> None:
    others = LAMPS | {"unit_code": "JY", "unit": "区教育局"}
    of = brought(world, filled(LAMPS, others), "qin")

    assert [outcome for outcome, _ in outcomes(world, of, "qin")] == ["new", "wrong"]
    with pytest.raises(NotAllowed):
        brought(world, filled(LAMPS), "lin")


def test_what_was_looked_at_is_what_is_taken_in(world: World) -> None:
    of = brought(world, filled(LAMPS))
    taken_in(world, brought(world, filled(LAMPS)))

    with pytest.raises(BadInput, match="变动|预览"):
        performance_taking.take_in(of=of, plan="0" * 16, by=world.standing("shen"), as_of=world.now)


def test_the_template_has_example_rows_that_are_not_read(world: World) -> None:
    sheet = sheets_in(template())[0]

    assert (sheet.rows[1].texts, {row.text(0) for row in sheet.rows[2:]}) == (list(HEADS.values()), {"例"})
    with pytest.raises(BadInput):
        brought(world, template())
