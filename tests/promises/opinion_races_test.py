"""T10 of opinions: two answers at once, two confirmations, a merging while the batch is sent. On PostgreSQL only (竞争)."""

from collections.abc import Callable
from typing import Any

import pytest

from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.opinions import answering, operations, recording, referring
from guantong.apps.opinions.models import Opinion
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.opinions import ADOPTED, CONFIRMED, prepared, raised, referred
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.world import World

INTERLEAVINGS = 8
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(contested: World) -> World:
    return contested


def told(ends: list[Any]) -> int:
    """Return how many were told to look again."""
    return sum(isinstance(end, (Stale, NotAllowed, BadInput)) for end in ends)


def answered_twice(world: World) -> bool:
    """The unit answers while staff takes an answer down: one stands, the other side is told."""
    opinion, facts = referred(world)[0], {**ADOPTED, "as_of": world.now}
    with meeting((recording, "not_theirs")):
        ends = at_once(
            lambda: answering.draft_answer(opinion=opinion, version=opinion.version, by=world.standing("qin"), **facts),
            lambda: answering.take_down_answer(
                opinion=opinion,
                typed_by="秦",
                signed_by="周",
                version=opinion.version,
                by=world.standing("shen"),
                **facts,
            ),
        )
    done = entries_of(opinion).filter(verb__in=("draft_answer", "take_down_answer")).count()
    return told(ends) != 1 or done != 1


def confirmed_twice(world: World) -> bool:
    """Of two confirmations one stands, with its own amount and document."""
    opinion, cao = referred(world)[0], world.standing("cao")

    def confirm(document: str, amount: int) -> Callable[[], Any]:
        facts = {**CONFIRMED, "document": document, "amount": amount, "confirmed_on": world.now.date()}
        return lambda: answering.confirm(opinion=opinion, version=opinion.version, by=cao, as_of=world.now, **facts)

    ends = at_once(confirm("甲号", -100_00), confirm("乙号", -200_00))
    opinion.refresh_from_db()
    kept = [(end.document, end.amount) for end in ends if not isinstance(end, Exception)]
    return (
        told(ends) != 1
        or kept != [(opinion.document, opinion.amount)]
        or entries_of(opinion).filter(verb="confirm").count() != 1
    )


def merged_while_sent(world: World) -> bool:
    """An opinion goes with its batch or into another, never both."""
    chief, other = raised(world), raised(world)
    referral = prepared(world, [other])
    other.refresh_from_db()
    ends = at_once(
        lambda: operations.merge(opinion=other, into=str(chief.pk), version=other.version, by=world.standing("shen"), as_of=world.now),
        lambda: referring.note_sent(
            referral=referral, number=f"甲{referral.pk}号", sent_on=world.now.date(), due_on=None, due_document="",
            version=referral.version, by=world.standing("gu"), as_of=world.now,
        ),
    )  # fmt: skip
    other.refresh_from_db()
    apart = (other.state, other.merged_into_id, other.referral_id) in (
        ("merged", chief.pk, None),
        ("referred", None, referral.pk),
    )
    return not apart or told(ends) > 1


def merged_into_each_other(world: World) -> bool:
    """Of two that are merged into each other one stays, with both names."""
    one, two = raised(world), raised(world)

    def merge(row: Opinion, into: Opinion) -> Callable[[], Any]:
        return lambda: operations.merge(
            opinion=row, into=str(into.pk), version=1, by=world.standing("shen"), as_of=world.now
        )

    ends = at_once(merge(one, two), merge(two, one))
    states = sorted(Opinion.objects.filter(pk__in=(one.pk, two.pk)).values_list("state", flat=True))
    return told(ends) != 1 or states != ["merged", "raised"]


LOCKED = (answered_twice, confirmed_twice)
RACES = (*LOCKED, merged_while_sent, merged_into_each_other)


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__)
def test_of_two_at_once_one_wins_and_nothing_is_lost(world: World, race: Callable[[World], bool]) -> None:
    broken = [race(world) for _ in range(INTERLEAVINGS)]

    assert broken == [False] * INTERLEAVINGS
    assert list(drifted()) == []


@pytest.mark.parametrize("race", LOCKED, ids=lambda race: race.__name__)
def test_without_the_lock_both_win(world: World, race: Callable[[World], bool]) -> None:
    with mutants.opinions_changed_without_lock():
        broken = [race(world) for _ in range(INTERLEAVINGS)]

    assert any(broken)
