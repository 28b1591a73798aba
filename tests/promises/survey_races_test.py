"""T10 of surveys: one code sent twice at once, a survey closed twice, a platform's file taken in twice. On PostgreSQL only (竞争)."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest

from guantong.apps.journal.queries import entries_of
from guantong.apps.surveys import answering, importing, operations
from guantong.apps.surveys.models import Answer
from guantong.domain.workflow.table import NotAllowed, Stale
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.surveys import DISSATISFIED, HEADS, SATISFIED, book, opened, row_of
from tests.world import World

INTERLEAVINGS = 10
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(contested: World) -> World:
    return contested


def told(ends: list[Any]) -> int:
    """Return how many were told that they came too late."""
    return sum(isinstance(end, (Stale, NotAllowed)) for end in ends)


def counted_twice_by_one_code(world: World) -> bool:
    """Of two answers with one code one counts, and the other side is told."""
    held = opened(world)
    (code,) = held.slips()
    with meeting((answering, "slip_of")):
        ends = at_once(lambda: held.answered(code, SATISFIED), lambda: held.answered(code, DISSATISFIED))
    return (told(ends), Answer.objects.filter(survey=held.survey).count()) != (1, 1)


def changed_twice(world: World) -> bool:
    """A survey is closed once, by the one whose version still stood."""
    held = opened(world)
    row = held.read()

    def close(who: str) -> Callable[[], Any]:
        return lambda: operations.close(survey=row, version=row.version, by=world.standing(who), as_of=world.now)

    with meeting((operations, "held")):
        ends = at_once(close("shen"), close("gu"))
    return (told(ends), entries_of(held.read()).filter(verb="close").count()) != (1, 1)


def taken_in_twice(world: World) -> bool:
    """A file of another platform goes in once, and the other side is told."""
    held = opened(world)
    raw = book(HEADS, [row_of(number) for number in range(1, 4)])
    file = importing.bring_answers(
        survey=held.read(), file_name="导出.xlsx", raw=raw, by=world.standing("shen"), as_of=world.now
    )

    def take_in(who: str) -> Callable[[], Any]:
        return lambda: importing.take_in_answers(file=file, by=world.standing(who), as_of=world.now)

    with meeting((importing, "lines_of")):
        ends = at_once(take_in("shen"), take_in("gu"))
    return (told(ends), Answer.objects.filter(survey=held.survey).count()) != (1, 3)


RACES = (
    (counted_twice_by_one_code, mutants.slips_spent_as_they_were_read),
    (changed_twice, mutants.surveys_changed_without_lock),
    (taken_in_twice, mutants.answer_files_taken_in_without_lock),
)


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize(("race", "switched_off"), RACES, ids=lambda one: one.__name__)
def test_of_two_at_once_one_counts(
    world: World, race: Callable[[World], bool], switched_off: Callable[[], Any], mutant: bool
) -> None:
    with switched_off() if mutant else nullcontext():
        broken = sum(race(world) for _ in range(INTERLEAVINGS))

    print(f"\n{race.__name__}: {broken} of {INTERLEAVINGS} broken{' with its mutant' if mutant else ''}")
    assert (broken > 0) is mutant
