"""Assessments: outcome from the box alone, then the way that was decided, its signatures counted (满意度测评)."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from guantong.apps.actors import operations as actors
from guantong.apps.actors.models import Person
from guantong.apps.ballots import operations as ballots
from guantong.apps.ballots import rules
from guantong.apps.findings import assessing
from guantong.apps.findings.assessing import ALTERED, FOLLOWED, NOT_COUNTED, NOT_HELD, OTHER_WAY, STANDS
from guantong.apps.findings.models import Assessment, WayTaken
from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.notices.models import DueWork
from guantong.domain.roles import Role
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.assessments import acts, committee, counted, decided, failed, proposed, rule_in_force, voting
from tests.ballots import MORE_THAN_HALF, Vote
from tests.findings import handed_over
from tests.promises import mutants
from tests.world import World


def refused(call: Any) -> dict[str, str]:
    """Return what is wrong by field."""
    with pytest.raises(BadInput) as bad:
        call()
    return {name: words.zh for name, words in bad.value.reasons.items()}


def closed(call: Any) -> Any:
    """Return why a verb is closed."""
    with pytest.raises(NotAllowed) as no:
        call()
    return no.value.refusal


# proposing


def test_an_assessment_is_of_one_body_and_about_one_matter_or_many(world: World) -> None:
    matters = [handed_over(world), handed_over(world)]

    assessment = proposed(world, matters=matters)

    assert (assessment.state, assessment.body, assessment.round) == ("proposed", str(world.body("CG")), 1)
    assert [one.matter for one in assessment.about.all()] == matters
    assert list(drifted()) == []


def test_its_title_names_no_amount(world: World) -> None:
    assert refused(lambda: proposed(world, title="关于 120 万元资金的测评")) == {"title": "测评事项的名称不写金额"}


@pytest.mark.parametrize("who", ["he", "qin", "lin", "cao"])
def test_only_staff_propose(world: World, who: str) -> None:
    given = {"title": "测评", "report": "special", "session": "会议", "held_on": world.now.date()}

    assert (
        closed(
            lambda: assessing.propose(path=world.body("CG").path, by=world.standing(who), as_of=world.now, **given)
        ).about
        == "who"
    )


# voting


def test_who_is_of_the_assessed_body_or_has_an_interest_gets_no_ballot(world: World) -> None:
    members = committee(world)
    rule_in_force(world)
    actors.appoint(
        person=Person.objects.get(username=members[0]), organisation=world.body("CG001"), role=Role.BUDGET_UNIT, by=world.standing("installer"), as_of=world.now,
        begins_on=world.now.date(),
    )  # fmt: skip

    box = voting(world, proposed(world), recused=[members[1]]).box

    assert box is not None
    assert dict(box.roll.exclude(recused="").values_list("person", "recused")) == {
        members[0]: "在被测评单位任职", members[1]: "申请回避",
    }  # fmt: skip


def test_without_a_rule_of_that_day_it_is_said_and_may_be_voted_on_without(world: World) -> None:
    committee(world)
    assessment = proposed(world)

    assert set(refused(lambda: voting(world, assessment))) == {"judged"}
    assert voting(world, assessment, judged="none").state == "voting"


def test_a_second_box_is_prepared_only_when_the_first_is_void(world: World) -> None:
    assessment = voting(world)
    box = assessment.box
    assert box is not None

    assert closed(lambda: voting(world, assessment)) == STANDS
    ballots.declare_void(
        box=box, reason="收回票数多于发出票数", version=box.version, by=world.standing("wen"), as_of=world.now
    )
    again = voting(world, assessment)

    assert (again.state, again.box_id != box.pk) == ("voting", True)


# the outcome


@pytest.mark.parametrize(
    ("counts", "state", "outcome"), [((14, 6, 4), "satisfied", "通过"), ((6, 4, 14), "not_satisfied", "不满意")]
)
def test_the_outcome_is_what_the_rule_makes_of_the_counts(
    world: World, counts: tuple[int, int, int], state: str, outcome: str
) -> None:
    assessment = acts(world, "announce", counted(world, voting(world), *counts), "gu")

    assert (assessment.state, assessment.outcome) == (state, outcome)
    assert list(drifted()) == []


def test_what_is_not_computed_is_not_passed(world: World) -> None:
    committee(world)

    assessment = acts(world, "announce", counted(world, voting(world, proposed(world), judged="none"), 24, 0, 0), "gu")

    assert (assessment.state, assessment.finds) == ("undecided", "no_rule")


def test_nothing_is_announced_before_the_box_is_counted(world: World) -> None:
    assessment = voting(world)

    assert closed(lambda: acts(world, "announce", assessment, "gu")) == NOT_COUNTED


def test_nothing_is_announced_before_the_day_of_the_session(world: World) -> None:
    committee(world)
    rule_in_force(world)
    early = proposed(world, held_on=world.now.date() + timedelta(days=1))

    assert closed(lambda: failed(world, early)) == NOT_HELD
    assert acts(world, "announce", early, "gu", days=1).state == "not_satisfied"


def test_a_box_that_was_altered_after_its_opening_is_not_announced(world: World) -> None:
    members = committee(world)
    one = acts(
        world,
        "prepare_vote",
        proposed(world),
        "wen",
        way="sealed",
        judged="none",
        keyholder_one="wen",
        keyholder_two="he",
    )
    assert one.box is not None
    vote = Vote(world, one.box, members).drawn().opened()
    vote.cast(members[0], "satisfied")
    vote.closed().counted()
    vote.box.slips.update(marks=["dissatisfied"])

    assert closed(lambda: acts(world, "announce", one, "gu")) == ALTERED


def test_an_outcome_that_is_not_the_boxes_is_found_out(world: World) -> None:
    with mutants.outcomes_as_one_likes():
        assessment = failed(world)

    assert (assessment.state, assessment.box.outcome.finds.value) == ("satisfied", "failed")  # type: ignore[union-attr]


def test_the_database_keeps_no_result_without_a_box(world: World) -> None:
    assessment = proposed(world)

    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=assessment.pk).update(state="satisfied")


# the way that was decided


def test_a_failed_one_waits_for_what_is_decided_and_the_record_ends_the_waiting(world: World) -> None:
    assessment = failed(world)
    work = DueWork.objects.filter(key=assessment.journal_key, verb="record_way")
    assert [one.state for one in work] == ["open"]

    assessment = decided(world, assessment, due_on=world.now.date() + timedelta(days=60), words="向下次会议再次报告。")

    taken = assessment.ways.get()
    assert (assessment.state, taken.way, taken.members, taken.recorded_by) == ("followed", "report_again", 27, "gu")
    assert [one.state for one in work.all()] == ["done"]
    assert list(drifted()) == []


def test_nobody_records_one_for_what_did_not_fail(world: World) -> None:
    passed = acts(world, "announce", counted(world, voting(world), 20, 2, 2), "gu")

    assert closed(lambda: decided(world, passed)).about == "state"


@pytest.mark.parametrize("who", ["shen", "he", "qin"])
def test_only_the_office_and_the_director_record_it(world: World, who: str) -> None:
    assert closed(lambda: decided(world, failed(world), who)).about == "who"


def test_an_interpellation_takes_three_members_who_sign(world: World) -> None:
    assessment, members = failed(world), committee(world)
    asked = {"way": "interpellation", "document": "质询案1号"}

    assert refused(lambda: decided(world, assessment, signers=members[:2], **asked)) == {
        "signers": "“质询”须由组成人员 3 人以上联名，现为 2 人：请补足联名或不登记这一方式"
    }
    assert refused(lambda: decided(world, assessment, signers=[*members[:2], "shen"], **asked)) == {
        "signers": "联名人里有当日不是常委会组成人员的，请核对"
    }
    assert refused(lambda: decided(world, assessment, signers=[members[0]] * 3, **asked)).keys() == {"signers"}
    assert decided(world, assessment, signers=members[:3], **asked).state == "followed"


def test_an_investigation_takes_a_fifth_of_the_members_or_the_chairpersons_council(world: World) -> None:
    assessment, members = failed(world), committee(world)
    asked = {"way": "investigation", "organ": "plenary", "document": "明人常〔2026〕40号"}

    assert refused(lambda: decided(world, assessment, signers=members[:5], **asked)) == {
        "signers": "“特定问题调查”须由组成人员 27 人的 1/5 以上即 6 人联名，现为 5 人；由主任会议提议的，不选联名人"
    }
    assert decided(world, assessment, **asked).ways.get().signers == []
    acts(world, "take_back", assessment, "gu", reason="文号有误")
    assert len(decided(world, assessment, signers=members[:6], **asked).ways.get(taken_back=False).signers) == 6


def test_signatures_that_are_not_counted_let_two_members_interpellate(world: World) -> None:
    assessment, members = failed(world), committee(world)

    with mutants.signatures_not_counted():
        assert decided(world, assessment, way="interpellation", signers=members[:2]).state == "followed"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"way": "dismissal"}, "way"),
        ({"way": "resolution", "organ": "chairpersons"}, "organ"),
        ({"way": "close_by_decision", "document": " "}, "document"),
        ({"signers": ["member01"]}, "signers"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(world: World, facts: dict[str, Any], field: str) -> None:
    assert set(refused(lambda: decided(world, failed(world), **facts))) == {field}


def test_it_was_decided_after_the_session_and_not_in_the_future(world: World) -> None:
    assessment, day = failed(world), world.now.date()

    for wrong in (day - timedelta(days=1), day + timedelta(days=1)):
        assert set(refused(lambda wrong=wrong: decided(world, assessment, decided_on=wrong))) == {"decided_on"}


def test_what_was_recorded_in_error_is_taken_back_and_stays_to_be_read(world: World) -> None:
    assessment = decided(world, failed(world))

    assessment = acts(world, "take_back", assessment, "wen", reason="主任会议改变决定")

    assert (assessment.state, assessment.ways.get().taken_back) == ("not_satisfied", True)
    assert decided(world, assessment, way="follow_up").state == "followed"
    assert WayTaken.objects.filter(assessment=assessment).count() == 2


def test_who_records_late_is_told_that_another_was_quicker(world: World) -> None:
    assessment = failed(world)
    read = assessment.version
    assessing.noted(assessing.locked(assessment), "draft_result", world.standing("shen"), world.now)

    with pytest.raises(Stale):
        assessing.record_way(
            assessment=assessment, way="follow_up", organ="plenary", document="1", decided_on=world.now.date(), version=read,
            by=world.standing("gu"), as_of=world.now,
        )  # fmt: skip


# again


def again(world: World, assessment: Assessment) -> Assessment:
    return acts(
        world, "assess_again", assessment, "shen", title=assessment.title, session="区人大常委会第四十三次会议",
        held_on=world.now.date() + timedelta(days=30),
    )  # fmt: skip


def test_report_again_opens_the_next_one_of_the_same_matters_linked_to_it(world: World) -> None:
    committee(world)
    rule_in_force(world)
    first = decided(world, failed(world, proposed(world, matters=[handed_over(world)])))

    following = again(world, first)

    assert (following.round, following.earlier, following.state) == (2, first, "proposed")
    assert [one.matter_id for one in following.about.all()] == [one.matter_id for one in first.about.all()]
    assert closed(lambda: again(world, first)) == FOLLOWED
    assert closed(lambda: acts(world, "take_back", first, "gu", reason="误")) == FOLLOWED


def test_another_way_opens_no_second_assessment(world: World) -> None:
    assert closed(lambda: again(world, decided(world, failed(world), way="follow_up"))) == OTHER_WAY


def test_what_was_not_decided_may_be_assessed_again(world: World) -> None:
    committee(world)
    first = acts(world, "announce", counted(world, voting(world, proposed(world), judged="none"), 24, 0, 0), "gu")

    assert again(world, first).round == 2


def test_it_is_held_after_the_one_before(world: World) -> None:
    first = decided(world, failed(world))

    assert set(
        refused(
            lambda: acts(world, "assess_again", first, "shen", title="测评", session="会议", held_on=world.now.date())
        )
    ) == {"held_on"}


def test_a_quorum_that_was_not_reached_decides_nothing(world: World) -> None:
    committee(world)
    strict = replace(MORE_THAN_HALF, quorum=Fraction(1))
    rule = rules.propose(decides=strict, by=world.standing("wen"), as_of=world.now)
    rules.put_in_force(rule=rule, by=world.standing("wen2"), as_of=world.now)

    assessment = acts(world, "announce", counted(world, voting(world, proposed(world)), 20, 2, 2), "gu")

    assert (assessment.state, assessment.finds) == ("undecided", "no_quorum")


def test_the_journal_tells_the_desk_and_not_the_assessed_body(world: World) -> None:
    assessment = decided(world, failed(world))

    assert {entry.path for entry in entries_of(assessment)} == {"RD.CWH.YSGW."}
