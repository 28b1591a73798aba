"""The verbs of a vote on projects: no document, no vote; a fixed sheet stays; a machine breaks no tie."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from guantong.apps.ballots.choosing import result_of
from guantong.apps.contests import operations, queries
from guantong.apps.contests.models import Contest
from guantong.apps.journal.queries import drifted
from guantong.domain.voting.procedure import Cut, Option, Procedure
from guantong.domain.voting.result import Outcome
from guantong.domain.voting.rule import Comparison, Denominator
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.contests import MOST, Held, fixed, in_force, line, pile, prepared, sealed, ten
from tests.world import World

pytestmark = pytest.mark.django_db
HALF = Cut(Denominator.WHOLE, Comparison.MORE_THAN, Fraction(1, 2))
TIE = pile((12, ten(11, 12)), (12, ten(10, 12)))
"""1–9 have 24 votes, 10 and 11 have 12 each, for the one place left; 12 has none."""


def counted(held: Held, sheets: str) -> Held:
    many = len(sheets.splitlines())
    return held.counted(present=many, issued=many, sheets=sheets)


def test_without_a_procedure_of_the_day_no_sheet_is_fixed(world: World) -> None:
    in_force(world, replace(MOST, since=date(2027, 1, 1)))
    held = prepared(world)

    with pytest.raises(BadInput, match="没有有效的表决办法"):
        operations.fix_sheet(
            contest=held.contest, version=held.contest.version, by=world.standing("wen2"), as_of=world.now
        )


def test_who_wrote_the_sheet_does_not_fix_it(world: World) -> None:
    in_force(world)
    held = prepared(world)

    with pytest.raises(NotAllowed, match="另一人"):
        operations.fix_sheet(
            contest=held.contest, version=held.contest.version, by=world.standing("wen"), as_of=world.now
        )


def test_a_procedure_that_cannot_decide_the_sheet_says_why(world: World) -> None:
    in_force(world)
    held = prepared(world, [line(1), line(2)], places=2)

    with pytest.raises(BadInput, match="候选项目应多于名额"):
        operations.fix_sheet(
            contest=held.contest, version=held.contest.version, by=world.standing("wen2"), as_of=world.now
        )


def test_a_fixed_sheet_stands_by_its_digest(world: World) -> None:
    held = fixed(world)
    assert (queries.sheet_agrees(held.contest), len(held.contest.digest)) == (True, 64)

    Contest.objects.filter(pk=held.contest.pk).update(
        sheet=[{**held.contest.sheet[0], "investment": 1}, *held.contest.sheet[1:]]
    )

    assert not queries.sheet_agrees(held.read().contest)


def test_a_sheet_is_taken_back_before_the_vote_and_not_after_it_began(world: World) -> None:
    held = fixed(world)
    box = held.box
    operations.take_back(contest=held.contest, version=held.contest.version, by=world.standing("wen"), as_of=world.now)
    box.refresh_from_db()
    assert (held.read().contest.state, held.contest.digest, box.state) == ("draft", "", "void")

    operations.fix_sheet(contest=held.contest, version=held.contest.version, by=world.standing("wen2"), as_of=world.now)
    held.opened()
    with pytest.raises(NotAllowed, match="已经开始投票"):
        operations.take_back(
            contest=held.read().contest, version=held.contest.version, by=world.standing("wen"), as_of=world.now
        )


def test_there_is_no_result_before_count_and_recount_agree_and_none_for_deputies_before_it_is_announced(
    world: World,
) -> None:
    held, sheets = fixed(world).opened(), pile((24, ten(11, 12)))
    seen = []
    for step in (held.closed, lambda: held.typed(present=24, issued=24, sheets=sheets)):
        step()
        seen.append(queries.result_for(held.read().contest, world.standing("wen")))
    held.repeated(present=24, issued=24, sheets=sheets)
    deputy, staff = (queries.result_for(held.read().contest, world.standing(who)) for who in ("lin", "wen"))

    assert seen == [None, None]
    assert deputy is None
    assert staff is not None
    assert queries.result_for(held.announced().contest, world.standing("lin")) == staff


def test_nothing_is_announced_before_it_is_counted(world: World) -> None:
    held = fixed(world).opened().closed()

    with pytest.raises(NotAllowed, match="尚未开箱计票"):
        held.announced()


def test_a_tie_is_left_to_the_run_off_of_the_document_and_the_place_is_filled_by_it(world: World) -> None:
    held = counted(fixed(world), TIE).announced()
    came = result_of(held.box)
    assert came is not None
    assert (came.outcome, came.tied, came.left, queries.taken_in(held.contest)) == (
        Outcome.TIED, ("10", "11"), 1, [str(n) for n in range(1, 10)],
    )  # fmt: skip

    again = Held(world, operations.vote_again(
        contest=held.contest, held_on=world.now.date(), version=held.contest.version, by=world.standing("wen"), as_of=world.now
    ))  # fmt: skip
    assert ([one.number for one in again.contest.candidates], again.contest.places, again.contest.decides.most) == (
        ["10", "11"],
        1,
        1,
    )  # type: ignore[union-attr]
    counted(again, pile((10, "10"), (14, "11"))).announced()

    assert queries.taken_in(held.read().contest) == [*(str(n) for n in range(1, 10)), "11"]
    assert held.contest.state == "followed"
    assert list(drifted()) == []


def test_where_the_document_is_silent_the_presidium_decides_and_no_more_than_there_are_places(world: World) -> None:
    held = counted(fixed(world, replace(MOST, on_tie=())), TIE).announced()
    assert queries.may_follow(held.contest) == (Option.ASK_PRESIDIUM,)
    facts = {
        "contest": held.contest, "option": "ask_presidium", "words": "按惠及户数", "document": "主席团第三次会议纪要",
        "decided_on": world.now.date(), "version": held.contest.version, "by": world.standing("wen"), "as_of": world.now,
    }  # fmt: skip

    with pytest.raises(BadInput, match="不超过所余名额 1"):
        operations.record_decision(takes=["10", "11"], **facts)
    with pytest.raises(BadInput, match="不超过所余名额 1"):
        operations.record_decision(takes=["12"], **facts)
    operations.record_decision(takes=["11"], **facts)

    assert queries.taken_in(held.read().contest)[-1] == "11"


def test_a_decision_the_document_does_not_give_is_not_taken(world: World) -> None:
    held = counted(fixed(world), TIE).announced()

    with pytest.raises(BadInput, match="没有规定这种做法"):
        operations.record_decision(
            contest=held.contest, option="take_all_tied", takes=[], words="", document="某文", decided_on=world.now.date(),
            version=held.contest.version, by=world.standing("wen"), as_of=world.now,
        )  # fmt: skip


def test_sums_alone_give_the_same_result_without_a_file_to_recount(world: World) -> None:
    held = fixed(world, way="totals")
    sums = {f"votes.{n}": 24 for n in range(1, 10)} | {"votes.10": 13, "votes.11": 10, "votes.12": 0}

    with pytest.raises(BadInput, match="实到"):
        held.opened().closed().typed(present=25, issued=25, returned=24, invalid=0, **sums)
    held.typed(present=24, issued=24, returned=24, invalid=0, **sums).repeated(
        present=24, issued=24, returned=24, invalid=0, **sums
    )
    held.announced()

    assert queries.taken_in(held.contest) == [str(n) for n in range(1, 11)]
    assert queries.counted_file(held.contest) is None


def test_members_of_the_committee_vote_on_the_screen_and_the_box_stands_by_its_root(world: World) -> None:
    from guantong.apps.ballots.queries import wrong_in

    held, vote = sealed(world, 4)
    vote.opened()
    for who, marks in zip(vote.members, (("1", "2"), ("1", "2"), ("1", "3"), ("4",), ()), strict=True):
        vote.cast(who, *marks)
    vote.closed().counted()
    held.announced()

    came = result_of(held.box)
    assert came is not None
    # 1: 3 votes, 2: 2 votes; the blank sheet is invalid
    assert (came.passed, came.valid, came.invalid) == (("1", "2"), 4, 1)
    assert wrong_in(held.box, held.box.root) == []


def test_a_mark_that_is_not_on_the_sheet_is_not_cast(world: World) -> None:
    _, vote = sealed(world, 1)
    vote.opened()

    for marks in (("9",), ("1=approve",), ("1=1",), ("1 2",)):
        with pytest.raises(BadInput, match="没有这一项"):
            vote.cast("he", *marks)


def test_a_vote_of_yesterday_keeps_the_procedure_of_its_day(world: World) -> None:
    held = fixed(world)
    later: Procedure = replace(MOST, document="新办法", since=world.now.date() - timedelta(days=1), most=5)
    in_force(world, later)

    assert held.read().contest.decides == MOST
