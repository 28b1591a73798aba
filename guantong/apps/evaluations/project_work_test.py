"""A project from its targets to what came of them: no data is not nothing, every figure has its place, days only by a document (项目绩效)."""

from datetime import date
from typing import Any

import pytest

from guantong.apps.evaluations import choice_work, material_work, project_queries, project_work, report_work, standards
from guantong.apps.evaluations.models import Choice, Nomination, Performance, Reading
from guantong.apps.evaluations.project_work import Aim
from guantong.apps.evaluations.quality import reading_list
from guantong.apps.journal.queries import drifted
from guantong.apps.opinions import operations
from guantong.apps.opinions.binding import Bound, Named
from guantong.apps.papers.models import Paper
from guantong.domain.selection.attention import Noticed
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.world import World

LENGTH = Aim("quantity", "新增路灯", 120_000, "盏", "", "绩效目标表.xlsx", "第1页第5行")
COST = Aim("cost", "单灯成本", 3_000_000, "元", "", "绩效目标表.xlsx", "第1页第9行", at_most=True)


def set_up(world: World, project: str = "CG-001", who: str = "shen", **facts: Any) -> Performance:
    row = project_work.set_up(
        year=2026, unit_code="CG", unit="区城市管理局", project_code=project, project="居住区公共照明", by=world.standing(who),
        as_of=world.now, **facts,
    )  # fmt: skip
    return project_work.enter_targets(
        performance=row, aims=[LENGTH, COST], version=row.version, by=world.standing(who), as_of=world.now
    )


def does(world: World, row: Performance, verb: str, who: str = "shen", **facts: Any) -> Performance:
    row.refresh_from_db()
    done: Performance = getattr(project_work, verb)(
        performance=row, version=row.version, by=world.standing(who), as_of=world.now, **facts
    )
    return done


def reads(world: World, row: Performance, target: str = "", **facts: Any) -> Performance:
    asked = {
        "stage": "monitor",
        "month": 7,
        "value": None,
        "budget": None,
        "spent": None,
        "why_none": "",
        "file": "监控表.xlsx",
        "place": "第2行",
    }
    about = f"{row.targets.get(name=target).pk}" if target else ""
    return does(world, row, "read", target=about, **{**asked, **facts})


def evaluated(world: World) -> Performance:
    row = does(world, set_up(world), "approve_targets", document="明财绩〔2026〕3号")
    for target, value in (("新增路灯", 60_000), ("单灯成本", 3_750_000)):
        reads(world, row, target, stage="self", month=12, value=value)
    reads(world, row, stage="self", month=12, budget=10_000_000, spent=7_500_000)
    does(world, row, "self_evaluate", who="qin") if row.path == world.body("CG").path else does(
        world, row, "self_evaluate"
    )
    return does(world, row, "evaluate", evaluator="某会计师事务所", grade="“基本完成”", evaluated_on=date(2026, 11, 1))


def test_the_chain_goes_from_targets_to_what_came_of_them(world: World) -> None:
    row = evaluated(world)
    row = does(world, row, "feed_back", fed_back_on=date(2026, 11, 10))
    row = does(world, row, "apply_result", applied="budget", application="下年核减", next_ask=9_000_000)

    assert (row.state, row.grade, row.path) == ("applied", "“基本完成”", world.body("CG").path)
    assert [(one.target.name, one.done, one.share) for one in project_queries.deviations(row)] == [
        ("新增路灯", "60盏", 5000), ("单灯成本", "3750元", 8000)  # 60 of 120; 3,000 of at most paid with 3,750
    ]  # fmt: skip
    points = project_queries.points_of(row, world.now.date())
    assert points is not None
    assert points.points * 2 == 15  # 10 × 75,000 / 100,000 = 7.5
    assert list(drifted()) == []


def test_no_data_is_not_nothing(world: World) -> None:
    row = does(world, set_up(world), "approve_targets", document="号")
    with pytest.raises(BadInput, match="写明原因"):
        reads(world, row, "新增路灯")
    reads(world, row, "新增路灯", why_none="设备未验收", file="", place="")
    reads(world, row, "单灯成本", value=0)

    assert [(one.done, one.share) for one in project_queries.deviations(row)] == [
        ("无数据：设备未验收", None),
        ("0元", 10000),
    ]


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"value": 1000, "file": ""}, "来源文件"),
        ({"value": 1000, "why_none": "无"}, "不再填"),
        ({"target": ""}, "写明原因"),
    ],
)
def test_a_value_has_its_place_and_no_reason_for_missing(world: World, facts: dict[str, Any], why: str) -> None:
    row = does(world, set_up(world), "approve_targets", document="号")
    target = facts.pop("target", "新增路灯")

    with pytest.raises(BadInput, match=why):
        reads(world, row, target, **facts)


def test_a_reading_given_anew_takes_the_formers_place_which_stays(world: World) -> None:
    row = does(world, set_up(world), "approve_targets", document="号")
    reads(world, row, "新增路灯", value=10_000)
    reads(world, row, "新增路灯", value=20_000)

    assert list(Reading.objects.order_by("pk").values_list("value", "latest")) == [(10_000, False), (20_000, True)]


def test_a_self_evaluation_lacks_nothing(world: World) -> None:
    row = does(world, set_up(world), "approve_targets", document="号")

    with pytest.raises(BadInput, match="自评还缺：新增路灯、单灯成本"):
        does(world, row, "self_evaluate")


def test_there_are_clocks_only_by_a_document_and_none_for_history(world: World) -> None:
    row = does(world, set_up(world), "approve_targets", document="号")
    old = does(world, set_up(world, "CG-002", history=True), "approve_targets", document="号")
    for one in (row, old):
        does(world, one, "note_completion", completed_on=date(2026, 10, 1))
    row.refresh_from_db()
    old.refresh_from_db()
    before = project_queries.clocks_of(row)
    term = standards.propose_term(
        document="明财绩〔2026〕1号",
        since=date(2026, 1, 1),
        evaluate=60,
        feed_back=30,
        by=world.standing("wen"),
        as_of=world.now,
    )
    standards.put_in_force(standard=term, by=world.standing("shen"), as_of=world.now)

    assert (before, project_queries.clocks_of(old)) == ([], [])
    assert [(one.due, one.done, one.document) for one in project_queries.clocks_of(row)] == [
        (date(2026, 11, 30), None, "明财绩〔2026〕1号")
    ]


def test_a_project_is_entered_once_a_year_and_a_unit_enters_its_own(world: World) -> None:
    set_up(world)

    with pytest.raises(BadInput, match="已登记"):
        set_up(world)
    with pytest.raises(NotAllowed):
        set_up(world, "CG-009", who="lin")


def test_who_reads_an_older_version_is_told(world: World) -> None:
    row = set_up(world)
    does(world, row, "approve_targets", document="号")

    with pytest.raises(Stale):
        project_work.note_completion(
            performance=row, completed_on=date(2026, 1, 1), version=1, by=world.standing("shen"), as_of=world.now
        )


def test_material_states_facts_with_their_places_and_is_the_machines_until_it_is_released(world: World) -> None:
    row = evaluated(world)
    made = material_work.draw_material(performance=row, by=world.standing("shen"), as_of=world.now)

    assert made.title == "居住区公共照明2026年度项目数据核对材料（系统生成，未经审定）"
    assert made.sentences[0] == {
        "text": "绩效目标“新增路灯”为120盏。",
        "file": "绩效目标表.xlsx",
        "place": "第1页第5行",
    }
    assert [one["text"] for one in made.sentences if not (one["file"] and one["place"])] == []
    assert "截至12月，预算数10.00万元，支出数7.50万元。" in [one["text"] for one in made.sentences]
    with pytest.raises(NotAllowed, match="预算工委主任"):
        material_work.release(material=made, version=made.version, by=world.standing("shen"), as_of=world.now)
    released = material_work.release(material=made, version=made.version, by=world.standing("gu"), as_of=world.now)
    paper = Paper.objects.get(pk=released.paper)
    assert (released.title, released.released_name, paper.title) == (
        "居住区公共照明2026年度项目数据核对材料",
        "顾主任",
        released.title,
    )


def test_material_of_facts_that_changed_is_not_released(world: World) -> None:
    row = evaluated(world)
    made = material_work.draw_material(performance=row, by=world.standing("shen"), as_of=world.now)
    reads(world, row, "新增路灯", stage="evaluated", month=12, value=50_000)

    with pytest.raises(BadInput, match="重新生成"):
        material_work.release(material=made, version=made.version, by=world.standing("gu"), as_of=world.now)


def test_a_report_is_kept_as_written_and_its_findings_go_where_a_person_says(world: World) -> None:
    by, now = world.standing("shen"), world.now
    row = report_work.receive(
        kind="third_party", year=2025, unit="区城市管理局", path=world.body("CG").path, body="某会计师事务所", grade="良（82分）",
        issued_on=date(2026, 5, 1), by=by, as_of=now,
    )  # fmt: skip
    row = report_work.note_finding(
        report=row, text="抽查的路灯有 12 盏未亮", page=14, version=row.version, by=by, as_of=now
    )
    finding = f"{row.findings.get().pk}"
    with pytest.raises(BadInput, match="去向"):
        report_work.use_finding(
            report=row, finding=finding, use="target", reference="", version=row.version, by=by, as_of=now
        )
    row = report_work.use_finding(
        report=row, finding=finding, use="target", reference="2026年目标表", version=row.version, by=by, as_of=now
    )
    with pytest.raises(BadInput, match="各项都要选择"):
        report_work.read_quality(report=row, answers={"body": "yes"}, words="", version=row.version, by=by, as_of=now)
    answers = dict.fromkeys(reading_list(now.date()).questions, "untold")
    row = report_work.read_quality(report=row, answers=answers, words="", version=row.version, by=by, as_of=now)
    with pytest.raises(BadInput, match="不早于报告日期"):
        report_work.note_change(
            report=row,
            kind="budget",
            before="100",
            after="90",
            source="账册",
            changed_on=date(2026, 4, 1),
            version=row.version,
            by=by,
            as_of=now,
        )

    assert (row.grade, row.findings.get().reference, row.quality["answers"]["sample"]) == (
        "良（82分）",
        "2026年目标表",
        "untold",
    )
    assert list(drifted()) == []


def test_projects_are_listed_by_stated_weights_and_chosen_by_a_person(world: World) -> None:
    choice_work.nominate(
        year=2026, project_code="X2", project="口袋公园", reason="群众关心", by=world.standing("lin"), as_of=world.now
    )
    with pytest.raises(BadInput, match="已提名"):
        choice_work.nominate(
            year=2026, project_code="X2", project="口袋公园", reason="又", by=world.standing("lin"), as_of=world.now
        )
    operations.raise_opinion(
        text="照明亮度不足", head="departments", asks=(), year=2026, line=Bound("CG", "区城管局", "X1", "公共照明"),
        proposers=[Named("林代表", "deputy")], by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip
    counted = [Noticed("X1", "公共照明", "区城管局", 120, None, 0, 3, None, "民生诉求平台")]
    row = choice_work.draw_up(year=2026, counted=counted, by=world.standing("shen"), as_of=world.now)
    with pytest.raises(BadInput, match="名单内"):
        choice_work.decide_choice(
            choice=row,
            chosen=["X9"],
            words="",
            document="号",
            decided_on=world.now.date(),
            version=row.version,
            by=world.standing("wen"),
            as_of=world.now,
        )
    row = choice_work.decide_choice(
        choice=row,
        chosen=["X1"],
        words="",
        document="主任会议〔2026〕9号",
        decided_on=world.now.date(),
        version=row.version,
        by=world.standing("wen"),
        as_of=world.now,
    )

    found = {one.project.code: one for one in project_queries.listed(row)}
    assert (set(found), row.chosen) == ({"X1", "X2"}, ["X1"])  # who was not chosen stays on the list
    assert (found["X2"].project.nominations, found["X2"].project.appeals, found["X1"].project.nominations) == (
        1,
        None,
        0,
    )
    assert {code: one.project.opinions for code, one in found.items()} == {
        "X1": 1,
        "X2": 0,
    }  # the ledger's, not the 3 typed
    with pytest.raises(BadInput, match="已有候选名单"):
        choice_work.draw_up(year=2026, counted=counted, by=world.standing("shen"), as_of=world.now)
    assert Choice.objects.count() == 1


def test_only_who_nominated_takes_it_back(world: World) -> None:
    row = choice_work.nominate(
        year=2026, project_code="X2", project="口袋公园", reason="关心", by=world.standing("lin"), as_of=world.now
    )
    with pytest.raises(NotAllowed):
        choice_work.withdraw_nomination(nomination=row, by=world.standing("shen"), as_of=world.now)
    choice_work.withdraw_nomination(nomination=row, by=world.standing("lin"), as_of=world.now)

    assert Nomination.objects.get().state == "withdrawn"
