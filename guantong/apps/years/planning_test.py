"""A supervision plan: anybody proposes, the council decides, a person publishes, an amendment has its reason."""

from datetime import date
from typing import Any

import pytest

from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.papers.queries import content_of
from guantong.apps.years import operations, planning, topics
from guantong.apps.years.models import FiscalYear, PlanItem, SupervisionPlan, Topic
from guantong.apps.years.plan_paper import draft_plan
from guantong.apps.years.queries import items_of, items_seen_by, plans_seen_by, topics_seen_by
from guantong.domain.lifecycle.topics import Source, Way
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.world import World

pytestmark = pytest.mark.django_db
TITLE = "老旧小区改造资金使用情况"


def year(world: World, number: int = 2027) -> FiscalYear:
    return operations.open_year(year=number, by=world.standing("shen"), as_of=world.now)


def called(world: World, until: date = date(2026, 11, 30)) -> SupervisionPlan:
    return planning.call(
        year=year(world), text="请围绕民生提出", until=until, by=world.standing("shen"), as_of=world.now
    )


def proposed(world: World, who: str = "lin", title: str = TITLE) -> Topic:
    return topics.propose(
        year=year(world), title=title, source=Source.APPEALS, why="来信来访较集中", way=Way.REPORT, by=world.standing(who),
        as_of=world.now,
    )  # fmt: skip


def does(world: World, verb: str, plan: SupervisionPlan, who: str = "wen", **facts: Any) -> Any:
    return getattr(planning, verb)(
        plan=plan,
        version=SupervisionPlan.objects.get(pk=plan.pk).version,
        by=world.standing(who),
        as_of=world.now,
        **facts,
    )


def published(world: World) -> SupervisionPlan:
    plan = called(world)
    does(world, "list_item", plan, "shen", title=TITLE, way=Way.REPORT, month=9)
    does(world, "adopt", plan, adopted_on=date(2026, 11, 10), adopted_document="主任会议〔2026〕9号")
    return does(world, "publish", plan, where="区人大网站")


def test_a_topic_a_deputy_proposed_goes_through_the_council_into_the_published_plan(world: World) -> None:
    plan, topic = called(world), proposed(world)

    topic = topics.shortlist(
        topic=topic, reason="三条街道都提到", version=1, by=world.standing("shen"), as_of=world.now
    )
    item = does(world, "list_item", plan, "shen", title=TITLE, way=Way.INQUIRY, month=9, lead="预算工委", topic=topic)
    does(world, "adopt", plan, "gu", adopted_on=date(2026, 11, 11), adopted_document="主任会议〔2026〕9号")
    plan = does(world, "publish", plan, "he", where="区人大网站")

    topic.refresh_from_db()
    assert (topic.state, topic.reason, item.topic) == ("taken_in", "三条街道都提到", topic)
    assert (plan.state, plan.published_by, plan.published_on) == ("published", "何副主任", date(2026, 11, 12))
    assert list(items_of(2027)) == [item]
    assert [entry.verb for entry in entries_of(plan)] == ["call", "list_item", "adopt", "publish"]
    assert [entry.verb for entry in entries_of(topic)] == ["propose", "shortlist", "list_item"]
    assert list(drifted()) == []


def test_before_it_is_published_only_the_congress_sees_it(world: World) -> None:
    plan = called(world)
    item = does(world, "list_item", plan, "shen", title=TITLE, way=Way.REPORT)
    seen = {who: (plans_seen_by(world.standing(who)).count(), items_seen_by(world.standing(who)).count()) for who in ("he", "qin", "lin", "xi")}  # fmt: skip

    does(world, "adopt", plan, adopted_on=date(2026, 11, 10), adopted_document="主任会议〔2026〕9号")
    does(world, "publish", plan, where="区人大网站")

    assert seen == {"he": (1, 1), "qin": (0, 0), "lin": (0, 0), "xi": (0, 0)}
    assert list(items_seen_by(world.standing("qin"))) == [item]
    assert list(items_seen_by(world.standing("xi"))) == []


def test_an_amendment_of_a_published_plan_has_a_reason_and_a_document(world: World) -> None:
    plan = published(world)
    item = PlanItem.objects.get(plan=plan)

    with pytest.raises(BadInput) as bare:
        planning.drop_item(item=item, why="上级已安排", version=1, by=world.standing("wen"), as_of=world.now)
    item = planning.drop_item(
        item=item,
        why="上级已安排",
        document="主任会议〔2026〕11号",
        version=1,
        by=world.standing("wen"),
        as_of=world.now,
    )

    plan.refresh_from_db()
    assert bare.value.reasons["document"].zh == "计划已公布：调整须写明理由和文号（监督法63）"
    assert (item.state, plan.amendments) == (
        "dropped",
        [{"on": "2026-11-12", "document": "主任会议〔2026〕11号", "why": "上级已安排", "what": f"取消事项“{TITLE}”"}],
    )
    assert list(items_of(2027)) == []


def test_what_the_law_asks_for_every_year_is_listed_once(world: World) -> None:
    plan = called(world)
    does(world, "list_item", plan, "shen", title="审查批准决算", way=Way.APPROVAL)

    does(world, "list_statutory", plan, "shen")
    does(world, "list_statutory", plan, "shen")

    assert [item.title for item in plan.items.order_by("number")] == [
        "审查批准决算", "听取上半年预算执行情况报告", "听取计划执行情况报告", "听取审计工作报告", "听取审议整改情况报告",
        "听取国有资产管理情况报告", "听取政府债务管理情况报告",
    ]  # fmt: skip


def test_of_a_report_to_the_party_committee_only_day_and_number_are_kept(world: World) -> None:
    plan = does(
        world, "note_party_report", called(world), party_on=date(2026, 11, 9), party_document="明人党〔2026〕7号"
    )

    assert (plan.party_on, plan.party_document, plan.state) == (date(2026, 11, 9), "明人党〔2026〕7号", "calling")
    with pytest.raises(TypeError):
        does(world, "note_party_report", plan, party_on=date(2026, 11, 9), party_document="", content="内容")


def test_who_does_what_is_not_for_everybody(world: World) -> None:
    plan = called(world)
    does(world, "list_item", plan, "shen", title=TITLE, way=Way.REPORT)

    for verb, who, facts in (
        ("adopt", "shen", {"adopted_on": date(2026, 11, 10), "adopted_document": "一号"}),
        ("list_item", "cao", {"title": "甲", "way": Way.REPORT}),
    ):
        with pytest.raises(NotAllowed):
            does(world, verb, plan, who, **facts)
    with pytest.raises(NotAllowed, match="主任会议已通过"):
        does(world, "publish", plan, where="网站")
    with pytest.raises(Stale):
        planning.adopt(plan=plan, adopted_on=date(2026, 11, 10), adopted_document="一号", version=1, by=world.standing("gu"), as_of=world.now)  # fmt: skip


def test_what_cannot_be_is_told_at_its_field(world: World) -> None:
    plan = called(world)

    with pytest.raises(BadInput, match="已经开始征集"):
        called(world)
    with pytest.raises(BadInput, match="还没有事项"):
        does(world, "adopt", plan, "gu", adopted_on=date(2026, 11, 10), adopted_document="一号")
    with pytest.raises(BadInput, match="还没有事项"):
        draft_plan(plan=plan, version=1, by=world.standing("shen"), as_of=world.now)
    with pytest.raises(BadInput, match="不是候选"):
        does(world, "list_item", plan, "shen", title=TITLE, way=Way.REPORT, topic=proposed(world))
    with pytest.raises(BadInput, match="截止日期已过"):
        planning.call(
            year=year(world, 2028), text="", until=date(2026, 11, 11), by=world.standing("shen"), as_of=world.now
        )


def test_a_topic_is_proposed_once_and_withdrawn_by_its_own_organisation_alone(world: World) -> None:
    topic = proposed(world, "qin")

    with pytest.raises(BadInput, match="已提出"):
        proposed(world, "qin")
    with pytest.raises(NotAllowed):
        topics.withdraw_topic(topic=topic, version=1, by=world.standing("cao"), as_of=world.now)
    topic = topics.withdraw_topic(topic=topic, version=1, by=world.standing("qin"), as_of=world.now)
    assert topic.state == "withdrawn"


def test_each_sees_what_the_own_organisation_proposed_and_the_congress_all(world: World) -> None:
    proposed(world, "qin")
    typed = topics.type_in(
        year=year(world), organisation=world.body("SJ"), proposer="电话", proposed_on=date(2026, 11, 3), title="专项资金绩效",
        source=Source.STUDIES, why="审计中多次发现", way=Way.STUDY, by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip

    assert {who: topics_seen_by(world.standing(who)).count() for who in ("gu", "qin", "su", "cao", "xi")} == {
        "gu": 2, "qin": 1, "su": 1, "cao": 0, "xi": 0,
    }  # fmt: skip
    assert typed.proposer == "区审计局 电话" or typed.proposer.endswith("电话")


def test_the_plan_is_drafted_as_a_paper_of_its_items(world: World) -> None:
    plan = published(world)

    paper = draft_plan(plan=plan, version=plan.version, by=world.standing("shen"), as_of=world.now)

    words = str(content_of(paper))
    assert (paper.kind, paper.title) == ("supervision_plan", "2027年度监督工作计划")
    assert all(said in words for said in (TITLE, "听取和审议报告", "9月", "主任会议〔2026〕9号"))
