"""A count on paper stands when two people typed the same from two sheets of four tellers."""

from typing import Any

import pytest

from guantong.apps.ballots import counting, operations, queries
from guantong.apps.journal.models import Entry
from guantong.apps.journal.queries import drifted
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


@pytest.mark.parametrize(
    "change", [{"satisfied": 2, "basically": 1}, {"present": 3, "issued": 3, "returned": 3, "invalid": 0}]
)
def test_a_second_count_that_differs_stands_nowhere_and_does_not_say_how(world: World, change: dict[str, int]) -> None:
    vote = typed(closed(world), "wen", counting.type_count, **TYPED, **TELLERS)

    with pytest.raises(BadInput) as refused:
        typed(vote, "wen2", counting.repeat_count, **{**TYPED, **change}, **OTHERS)
    assert set(refused.value.reasons) == {""}
    assert not any(character.isdigit() for character in refused.value.reasons[""].zh)
    assert (vote.read().box.state, vote.box.sheets.count()) == ("typed", 1)


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
