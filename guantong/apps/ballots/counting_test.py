"""A count on paper stands when two people typed the same from two sheets of four tellers."""

from typing import Any

import pytest

from guantong.apps.ballots import counting, operations, queries
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
from guantong.domain.twice_typed import Difference
from guantong.domain.voting.marks import Grade
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.ballots import MORE_THAN_HALF, Vote, prepared, second
from tests.world import World

TYPED = {"present": 4, "issued": 4, "returned": 4, "invalid": 1, "satisfied": 1, "basically": 2, "dissatisfied": 0}
TELLERS, OTHERS = {"teller_one": "甲委员", "teller_two": "乙委员"}, {"teller_one": "丙委员", "teller_two": "丁委员"}


def closed(world: World) -> Vote:
    vote = prepared(world, 4, way="paper", keyholders=(), recused=["member04"], rule=MORE_THAN_HALF)
    second(world)
    operations.open_vote(box=vote.box, version=vote.box.version, by=vote.staff, as_of=world.now)
    return vote.read().closed()


def typed(vote: Vote, who: str, verb: Any, **facts: Any) -> Vote:
    verb(box=vote.box, version=vote.read().box.version, by=vote.standing(who), as_of=vote.world.now, **facts)
    return vote.read()


def test_the_result_is_as_formal_as_one_of_sealed_ballots(world: World) -> None:
    vote = typed(closed(world), "wen", counting.type_count, **TYPED, **TELLERS)
    before = queries.result(vote.box)
    typed(vote, "wen2", counting.repeat_count, **TYPED, **OTHERS)

    result = queries.result(vote.box)

    assert (vote.box.state, before) == ("opened", None)
    assert result is not None
    assert [number for _, _, number in result.counts.lines()] == [4, 4, 4, 4, 3, 1, 1, 2, 0]
    assert result.outcome.called == "通过"
    assert list(drifted()) == []


def test_the_names_of_tellers_stand_in_no_entry(world: World) -> None:
    vote = typed(closed(world), "wen", counting.type_count, **TYPED, **TELLERS)
    typed(vote, "wen2", counting.repeat_count, **TYPED, **OTHERS)

    assert not Entry.objects.filter(text__contains="甲委员").exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"satisfied": 2}, "invalid"),
        ({"issued": 3}, "returned"),
        ({"present": 5}, "present"),
        ({"teller_two": "甲委员"}, "teller_two"),
        ({"teller_one": " "}, "teller_two"),
    ],
)
def test_a_sheet_that_does_not_add_up_is_told_at_its_field(world: World, change: dict[str, Any], field: str) -> None:
    vote = closed(world)

    with pytest.raises(BadInput) as refused:
        typed(vote, "wen", counting.type_count, **{**TYPED, **TELLERS, **change})
    assert set(refused.value.reasons) == {field}
    assert (vote.read().box.state, vote.box.sheets.count()) == ("closed", 0)


def differing(world: World) -> Vote:
    """One typed satisfied 1, basically 2; the recount has 2 and 1."""
    vote = typed(closed(world), "wen", counting.type_count, **TYPED, **TELLERS)
    return typed(vote, "wen2", counting.repeat_count, **{**TYPED, "satisfied": 2, "basically": 1}, **OTHERS)


def settle(vote: Vote, **chosen: str) -> Vote:
    return typed(vote, "wen", counting.settle_count, choices={"count": chosen})


def test_a_recount_that_differs_is_listed_with_both_values_and_is_no_result(world: World) -> None:
    vote = differing(world)

    assert counting.mismatches(vote.box) == [Difference("satisfied", "1", "2"), Difference("basically", "2", "1")]
    assert (vote.box.state, vote.box.counts, queries.result(vote.box)) == ("differing", {}, None)


def test_each_difference_is_settled_from_the_sheets_then_there_is_a_result(world: World) -> None:
    vote = differing(world)
    with pytest.raises(BadInput, match="没有核定的差异"):
        settle(vote, satisfied="1")

    settle(vote, satisfied="2", basically="1")

    result = queries.result(vote.box)
    assert result is not None
    assert (vote.box.state, result.counts.grades[Grade("satisfied")], list(drifted())) == ("opened", 2, [])


@pytest.mark.parametrize("chosen", [{"satisfied": "2", "basically": "2"}, {"satisfied": "二", "basically": "1"}])
def test_what_was_settled_adds_up_like_any_sheet(world: World, chosen: dict[str, str]) -> None:
    vote = differing(world)

    with pytest.raises(BadInput):
        settle(vote, **chosen)
    assert vote.read().box.state == "differing"


def test_where_the_ballots_are_counted_anew_both_sheets_are_taken_back(world: World) -> None:
    vote = typed(differing(world), "wen", counting.withdraw_count)

    assert (vote.box.state, vote.box.sheets.filter(withdrawn=True).count()) == ("closed", 2)


def test_who_typed_first_does_not_type_again(world: World) -> None:
    vote = typed(closed(world), "wen", counting.type_count, **TYPED, **TELLERS)

    with pytest.raises(NotAllowed, match="另一人"):
        typed(vote, "wen", counting.repeat_count, **TYPED, **OTHERS)


def test_the_recount_is_by_two_others(world: World) -> None:
    vote = typed(closed(world), "wen", counting.type_count, **TYPED, **TELLERS)

    with pytest.raises(BadInput, match="另外两人"):
        typed(vote, "wen2", counting.repeat_count, **TYPED, **{**OTHERS, "teller_two": "甲委员"})


def test_a_mistyped_count_is_taken_back_and_typed_anew(world: World) -> None:
    vote = typed(closed(world), "wen", counting.type_count, **{**TYPED, "satisfied": 2, "basically": 1}, **TELLERS)

    typed(vote, "wen", counting.withdraw_count)
    typed(vote, "wen", counting.type_count, **TYPED, **TELLERS)
    typed(vote, "wen2", counting.repeat_count, **TYPED, **OTHERS)

    assert (vote.box.state, vote.box.sheets.filter(withdrawn=True).count()) == ("opened", 1)
    assert list(drifted()) == []


def test_nothing_is_cast_on_the_screen_and_nothing_typed_for_a_sealed_vote(world: World) -> None:
    paper = prepared(world, 4, way="paper", keyholders=())
    operations.open_vote(box=paper.box, version=paper.box.version, by=paper.staff, as_of=world.now)
    sealed = prepared(world, 4).drawn().opened().closed()

    with pytest.raises(NotAllowed, match="纸质票"):
        paper.cast("member01", "satisfied")
    with pytest.raises(NotAllowed, match="不录入计票单"):
        typed(sealed, "wen", counting.type_count, **TYPED, **TELLERS)
