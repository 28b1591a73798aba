"""The study: remarks on lines, an opinion as a paper, finance's answers, a revised plan held against the first."""

from datetime import date

import pytest

from guantong.apps.adjustments import items, studying
from guantong.apps.adjustments.models import Plan
from guantong.apps.adjustments.moving import current
from guantong.apps.journal.queries import drifted
from guantong.apps.years.profiles import choose_profile
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.adjustments import received, session_on, with_items
from tests.world import World

pytestmark = pytest.mark.django_db


def studied(world: World) -> Plan:
    plan = with_items(world, received(world, session=session_on(world, date(2026, 12, 1))))
    plan = studying.study(plan=plan, version=plan.version, by=world.standing("shen"), as_of=world.now)
    pipes = current(plan).items.filter(dropped=False).first()
    return studying.remark(
        plan=plan, words="请说明新增3处塌陷的检测依据，并核减可在下年安排的部分", item=str(pipes.pk), version=plan.version,
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip


def test_the_opinion_is_a_paper_to_finance_with_each_amount_and_its_place(world: World) -> None:
    plan = studied(world)

    paper = studying.draft_opinion(plan=plan, version=plan.version, by=world.standing("shen"), as_of=world.now)

    assert (paper.kind, paper.addressee, paper.title) == (
        "study_opinion",
        "明湖区财政局",
        "关于2026年第7次预算调整方案的研究意见",
    )
    said = str(paper.blocks)
    assert "距会议29日（法定≥30日，《预算法》第69条第6款）" in said
    assert "调整明细.xlsx" in said
    assert list(drifted()) == []


@pytest.mark.parametrize(
    ("profile", "issuer", "called"),
    [
        ("national", "明湖区人大常委会预算工作委员会", "研究意见"),
        ("shanghai", "明湖区人大财政经济委员会", "初步审查意见"),
        ("zhejiang", "明湖区人大财政经济委员会", "初步审查意见"),
        ("henan", "明湖区人大有关专门委员会", "初步审查意见"),
    ],
)
def test_who_issues_the_opinion_and_what_it_is_called_is_by_the_legal_profile(
    world: World, profile: str, issuer: str, called: str
) -> None:
    choose_profile(profile=profile, since=date(2022, 1, 1), document="x", by=world.standing("wen"), as_of=world.now)
    plan = studied(world)

    paper = studying.draft_opinion(plan=plan, version=plan.version, by=world.standing("shen"), as_of=world.now)

    assert (paper.issuer, paper.title) == (issuer, f"关于2026年第7次预算调整方案的{called}")


def test_after_the_answer_the_plan_is_revised_and_the_first_version_stays(world: World) -> None:
    by, plan = world.standing("shen"), studied(world)
    plan = studying.answer_remark(
        plan=plan, remark="1", outcome="partly", answer="核减10万元", answered_on=date(2026, 11, 10), version=plan.version, by=by,
        as_of=world.now,
    )  # fmt: skip
    plan = studying.answer(
        plan=plan, feedback="已逐条研究", feedback_on=date(2026, 11, 11), version=plan.version, by=by, as_of=world.now
    )
    plan = studying.revise(
        plan=plan, came_on=date(2026, 11, 12), note="按研究意见修改", version=plan.version, by=by, as_of=world.now
    )
    plan = items.type_item(
        plan=plan, unit_code="CG", unit="明湖区城市管理局", project="雨污分流改造", function_code="2120501", before=100_000_000,
        change=15_000_000, reason="核减可在下年安排的部分", version=plan.version, by=by, as_of=world.now,
    )  # fmt: skip

    first, second = plan.editions.all()
    assert [sum(i.change for i in one.items.filter(dropped=False)) for one in (first, second)] == [
        20_000_000,
        10_000_000,
    ]
    assert (plan.state, plan.remarks.get().outcome, second.note) == ("revised", "partly", "按研究意见修改")
    assert list(drifted()) == []


def test_no_opinion_without_a_remark_and_none_by_who_may_not(world: World) -> None:
    plan = received(world)
    plan = studying.study(plan=plan, version=1, by=world.standing("shen"), as_of=world.now)

    with pytest.raises(BadInput, match="还没有意见"):
        studying.draft_opinion(plan=plan, version=2, by=world.standing("shen"), as_of=world.now)
    with pytest.raises(NotAllowed):
        studying.remark(plan=plan, words="不", version=2, by=world.standing("cao"), as_of=world.now)
    with pytest.raises(BadInput, match="没有这一项"):
        studying.remark(plan=plan, words="不", item="9999", version=2, by=world.standing("shen"), as_of=world.now)
