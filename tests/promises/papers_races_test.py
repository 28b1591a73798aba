"""T10 of papers: revised twice, signed while it is sent back. On PostgreSQL only (竞争)."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest

from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.papers import operations
from guantong.domain.workflow.table import NotAllowed, Stale
from tests import papers
from tests.promises import mutants
from tests.promises.at_once import at_once
from tests.world import World

INTERLEAVINGS = 10
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(contested: World) -> World:
    return contested


def told(ends: list[Any]) -> int:
    """Return how many were told to look again."""
    return sum(isinstance(end, (Stale, NotAllowed)) for end in ends)


def revised_twice(world: World) -> bool:
    """One title stands, the other side is told."""
    paper, by = papers.drafted(world), world.standing("shen")

    def revise(title: str) -> Callable[[], Any]:
        return lambda: operations.revise(paper=paper, title=title, version=paper.version, by=by, as_of=world.now)

    ends = at_once(revise("甲函"), revise("乙函"))
    return told(ends) != 1 or entries_of(paper).filter(verb="revise").count() != 1


def signed_while_sent_back(world: World) -> bool:
    """What is signed is what was checked: signed or sent back, never both."""
    paper, gu, shen = papers.checked(world), world.standing("gu"), world.standing("shen")
    ends = at_once(
        lambda: operations.sign(paper=paper, version=paper.version, by=gu, as_of=world.now),
        lambda: operations.send_back(paper=paper, reason="请改", version=paper.version, by=shen, as_of=world.now),
    )
    return told(ends) != 1 or entries_of(paper).filter(verb__in=("sign", "send_back")).count() != 1


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize("race", [revised_twice, signed_while_sent_back], ids=lambda race: race.__name__)
def test_of_two_at_once_one_wins_and_nothing_is_lost(world: World, race: Callable[[World], bool], mutant: bool) -> None:
    with mutants.papers_changed_without_lock() if mutant else nullcontext():
        broken = sum(race(world) for _ in range(INTERLEAVINGS))

    print(f"\n{race.__name__}: {broken} of {INTERLEAVINGS} broken{' with its mutant' if mutant else ''}")
    assert (broken > 0) is mutant
    assert mutant or list(drifted()) == []
