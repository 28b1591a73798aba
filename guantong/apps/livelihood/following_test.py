"""Claims keep conflicts out; objections are answered, changed for, resolved or kept, told back; causes come before matters."""

from datetime import date

import pytest

from guantong.apps.actors.keeping_out import note_conflict
from guantong.apps.actors.models import Person
from guantong.apps.findings.models import Matter
from guantong.apps.journal.queries import drifted
from guantong.apps.livelihood import claiming, judging, objecting, roundtables
from guantong.apps.livelihood.linking import link_line
from guantong.apps.livelihood.models import Item, ListFile, Objection, Project, Roundtable
from guantong.apps.livelihood.money import kept_out, money_of
from guantong.apps.voices.models import Message
from guantong.apps.voices.taking import take_down
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.ballots import MORE_THAN_HALF, prepared
from tests.execution import kept
from tests.livelihood import built, deputy_with_a_firm, surveyed, taken_over, voted
from tests.world import World


def claimed(world: World, item: Item, who: str = "lin", group: str = "GQS1") -> object:
    return claiming.claim(item=item, group=world.body(group), by=world.standing(who), as_of=world.now)


def test_a_group_takes_it_on_and_gives_it_back_and_another_may_follow(world: World) -> None:
    item = taken_over(world, one_group=True)
    claim = claimed(world, item)

    with pytest.raises(NotAllowed) as taken:
        claimed(world, item, "wen", "GLQ1")
    claiming.give_back(claim=claim, reason="组内调整分工", version=1, by=world.standing("lin"), as_of=world.now)
    claimed(world, item, "wen", "GLQ1")

    assert taken.value.refusal.why.zh == "只由一个小组认领，青石街道第一代表小组已经认领"
    assert list(item.claims.values_list("state", flat=True)) == ["given_back", "claimed"]
    assert list(drifted()) == []


def test_several_groups_follow_an_item_unless_it_is_for_one_and_a_deputy_speaks_for_the_own_alone(world: World) -> None:
    item = taken_over(world)
    claimed(world, item)
    claimed(world, item, "wen", "GLQ1")

    with pytest.raises(BadInput):
        claimed(world, item, "lin", "GLQ1")
    with pytest.raises(BadInput):
        claimed(world, item)

    assert item.claims.filter(state="claimed").count() == 2


@pytest.mark.parametrize("way", ["firm", "employer"])
def test_who_has_a_conflict_of_interest_neither_claims_nor_sees_payees(world: World, way: str) -> None:
    item = taken_over(world, content="新建口袋公园 3 座，由明湖建工有限公司承建")
    firm, body = ("明湖建工有限公司", None) if way == "firm" else ("", world.body("CG"))
    deputy_with_a_firm(world, firm, body)

    with pytest.raises(NotAllowed) as refused:
        claimed(world, item)

    assert ("利益冲突" in refused.value.refusal.why.zh, refused.value.refusal.basis) == (
        True,
        "deputies-law-2025-art-59",
    )
    assert kept_out(item, world.standing("lin"), [], world.now.date()) is not None
    assert kept_out(item, world.standing("shen"), [], world.now.date()) is None


@pytest.mark.usefixtures("records_folder")
def test_a_firm_that_was_paid_for_the_item_keeps_its_owner_out(world: World) -> None:
    kept(world)  # 道路修缮 paid 明湖建工有限公司
    item = taken_over(world)
    link_line(
        item=item, unit_code="CG", project_code="P01", reason="编码相同", by=world.standing("shen"), as_of=world.now
    )
    deputy_with_a_firm(world, "明湖建工有限公司")

    with pytest.raises(NotAllowed) as refused:
        claimed(world, item)

    money = money_of(item, list(item.lines.all()), world.standing("lin"), world.now.date())
    assert "登记的企业或项目" in refused.value.refusal.why.zh
    assert (money.note.zh[:7], [one.amount for one in money.stages]) == ("因利益冲突登记", [1000_00])


def objected(world: World, item: Item, **facts: object) -> Objection:
    told = {
        "source": "station",
        "words": "亭子正对三号楼窗户，请移到东侧。电话13912345678",
        "raised_on": date(2026, 6, 3),
        "households": 12,
    }
    return objecting.raise_objection(item=item, **{**told, **facts}, by=world.standing("hua"), as_of=world.now)


def test_an_objection_is_answered_changed_for_resolved_and_told_by_the_receipt(world: World) -> None:
    need = take_down(
        channel="station",
        text="湖滨缺一处能坐的地方",
        said_on=date(2025, 9, 1),
        by=world.standing("hua"),
        as_of=world.now,
    )
    item = taken_over(world, needs=[need])
    row = objected(world, item, source="need", need=need)

    row = objecting.answer_objection(
        objection=row, answer="可以移", version=1, by=world.standing("qin"), as_of=world.now
    )
    row = objecting.change_plan(
        objection=row, before="亭子在西侧", after="亭子在东侧", cost=32_000_00, document="设计变更单3号", changed_on=date(2026, 6, 20),
        version=2, by=world.standing("qin"), as_of=world.now,
    )  # fmt: skip
    row = objecting.resolve(objection=row, outcome="已移到东侧", version=3, by=world.standing("shen"), as_of=world.now)
    row = objecting.tell_back(
        objection=row, words="亭子已移到东侧", version=4, by=world.standing("hua"), as_of=world.now
    )

    assert ("13912345678" in row.words, row.households, row.state, row.told_on) == (
        False,
        12,
        "resolved",
        world.now.date(),
    )
    assert list(row.changes.values_list("after", "cost")) == [("亭子在东侧", 32_000_00)]
    assert list(Message.objects.filter(need=need).values_list("step", "words")) == [("built", "亭子已移到东侧")]
    assert list(drifted()) == []


def test_it_is_kept_with_the_reason_and_only_after_an_answer(world: World) -> None:
    row = objected(world, taken_over(world), households=None)

    with pytest.raises(NotAllowed):
        objecting.keep(objection=row, outcome="无法移位", version=1, by=world.standing("shen"), as_of=world.now)
    row = objecting.answer_objection(
        objection=row, answer="地下有管线", version=1, by=world.standing("qin"), as_of=world.now
    )
    with pytest.raises(BadInput):
        objecting.keep(objection=row, outcome=" ", version=2, by=world.standing("shen"), as_of=world.now)
    row = objecting.keep(
        objection=row, outcome="地下管线不能移，已加种树木遮挡", version=2, by=world.standing("shen"), as_of=world.now
    )

    assert (row.state, row.households) == ("kept", None)


def test_an_earlier_item_that_went_well_is_suggested_and_a_person_looks(world: World) -> None:
    of = ListFile.objects.create(name="x", sm3="0", path="", taken_in_by="shen", taken_in_at=world.now)
    facts = {"of": of, "number": 3, "unit": "明湖区城市管理局", "state": "completed"}
    park = Project.objects.create(
        **facts, year=2023, name="口袋公园建设", target="新建口袋公园 2 座", result="建成 2 座"
    )
    Project.objects.create(**facts, year=2022, name="老旧小区加装电梯", target="加装 20 部")
    row = objected(world, taken_over(world))

    (one,) = objecting.comparable_to(row.item)
    row = objecting.look_at_earlier(
        objection=row, earlier=one.key, version=1, by=world.standing("shen"), as_of=world.now
    )

    assert (one.name, row.earlier, row.state) == ("口袋公园建设", park, "raised")


def called(world: World, item: Item, side: str = "low") -> Roundtable:
    return roundtables.call_roundtable(
        item=item, side=side, held_on=date(2026, 11, 11), venue="湖滨社区议事厅", invited="责任单位、居民代表、代表小组",
        by=world.standing("shen"), as_of=world.now,
    )  # fmt: skip


def test_low_satisfaction_is_pointed_at_and_first_calls_a_roundtable(world: World) -> None:
    item = surveyed(world, built(world, taken_over(world)), 3, 5)
    (low,) = judging.attention_on(item, judging.results_of(item), world.now.date())
    row = called(world, item)
    shen = {"by": world.standing("shen"), "as_of": world.now}

    # 3 of 8 are 37 %
    assert (low.side, low.percent, Matter.objects.filter(source_key=row.journal_key).exists()) == ("low", 37, False)
    with pytest.raises(NotAllowed):
        roundtables.open_matter(roundtable=row, title="公园缺座椅", says="居民反映", version=1, **shen)
    with pytest.raises(BadInput):
        roundtables.hold_roundtable(
            roundtable=row, held_on=date(2026, 11, 11), minutes="无座椅", causes=["moon"], version=1, **shen
        )
    row = roundtables.hold_roundtable(
        roundtable=row,
        held_on=date(2026, 11, 11),
        minutes="设计时没有问居民，缺座椅",
        causes=["design", "telling"],
        version=1,
        **shen,
    )
    row = roundtables.open_matter(roundtable=row, title="公园缺座椅", says="居民反映缺座椅", version=2, **shen)

    assert (row.state, row.matter.path, row.matter.source_key) == ("matter", world.body("CG").path, row.journal_key)
    assert list(drifted()) == []


def test_high_satisfaction_calls_one_too_and_then_a_lesson_is_written(world: World) -> None:
    item = surveyed(world, built(world, taken_over(world)), 8, 0)
    shen = {"by": world.standing("shen"), "as_of": world.now}

    with pytest.raises(BadInput):
        called(world, item, "low")
    row = called(world, item, "high")
    row = roundtables.hold_roundtable(
        roundtable=row, held_on=date(2026, 11, 11), minutes="开工前问了三轮", causes=["telling"], version=1, **shen
    )
    roundtables.write_lesson(roundtable=row, title="开工前先问", words="先问后建", version=2, **shen)

    assert list(item.lessons.values_list("title", "roundtable")) == [("开工前先问", row.pk)]


def test_residents_and_deputies_stand_apart_and_are_never_added(world: World) -> None:
    item = surveyed(world, built(world, taken_over(world)), 6, 2)
    item = voted(world, item, 1, 3)
    results = judging.results_of(item)

    residents, deputies = judging.of_residents(results, world.now.date()), judging.of_deputies(results)
    pointed = judging.attention_on(item, results, world.now.date())

    # 6 of 8 residents are 75 %, between the lines; 1 of 4 deputies are 25 %
    assert [(one.lines[0][1].hits, one.lines[0][1].of) for one in residents] == [(6, 8)]
    assert [one.share for one in deputies] == [(1, 4)]
    assert [(one.side, one.of.zh, one.percent) for one in pointed] == [("low", "代表测评", 25)]


def test_a_vote_in_which_somebody_with_a_conflict_scores_is_not_joined(world: World) -> None:
    item = built(world, taken_over(world))
    vote = prepared(world, 4, way="paper", keyholders=(), rule=MORE_THAN_HALF)
    member = Person.objects.get(username="member01")
    note_conflict(
        person=member, kind="employer", organisation=world.body("CG"), by=world.standing("wen"), as_of=world.now
    )

    with pytest.raises(BadInput) as refused:
        judging.join_result(item=item, box=vote.box, version=item.version, by=world.standing("shen"), as_of=world.now)

    assert "须回避" in refused.value.reasons["box"].zh


def test_under_five_answers_show_nothing_and_point_at_nothing(world: World) -> None:
    item = surveyed(world, built(world, taken_over(world)), 0, 4)
    results = judging.results_of(item)

    assert [one.lines for one in judging.of_residents(results, world.now.date())] == [()]
    assert judging.attention_on(item, results, world.now.date()) == []


def test_it_is_judged_only_by_a_result_that_is_there(world: World) -> None:
    item = built(world, taken_over(world))

    with pytest.raises(BadInput):
        judging.judge(item=item, version=item.version, by=world.standing("shen"), as_of=world.now)
