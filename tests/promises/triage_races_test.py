"""T10 of triage: two verdicts at once, a letter sent twice, a reply while it is withdrawn. On PostgreSQL only (竞争)."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest

from guantong.apps.diagnosis import letters, triage
from guantong.apps.diagnosis.models import Verdict
from guantong.apps.journal.queries import drifted, entries_of
from guantong.apps.notices.models import DueWork
from guantong.domain.workflow.table import NotAllowed, Stale
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.triage import checked, drafted, sent
from tests.world import World

INTERLEAVINGS = 10
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(contested: World) -> World:
    return contested


def told(ends: list[Any]) -> int:
    """Return how many were told to look again."""
    return sum(isinstance(end, (Stale, NotAllowed)) for end in ends)


def judged_twice(world: World) -> bool:
    """Exactly one of two verdicts stands, and the other side is told."""
    signal, gu = checked(world), world.standing("gu")

    def verdict(found: str) -> Callable[[], Any]:
        return lambda: triage.judge(
            signal=signal, verdict=found, reason=found, rests_on="表1", without_letter="文本已有说明", version=signal.version,
            by=gu, as_of=world.now,
        )  # fmt: skip

    ends = at_once(verdict("untrue"), verdict("justified"))
    signal.refresh_from_db()
    given = list(Verdict.objects.filter(signal=signal).values_list("verdict", flat=True))
    return told(ends) != 1 or given != [signal.verdict] or entries_of(signal).filter(verb="judge").count() != 1


def sent_twice(world: World) -> bool:
    """One number stands, and the unit owes one reply."""
    letter, gu = drafted(world), world.standing("gu")

    def send(number: str) -> Callable[[], Any]:
        return lambda: letters.send(
            letter=letter, number=number, checked_by="核", signer="签", sent_on=world.now.date(), version=letter.version,
            by=gu, as_of=world.now,
        )  # fmt: skip

    ends = at_once(send("甲号"), send("乙号"))
    letter.refresh_from_db()
    kept = [end.number for end in ends if not isinstance(end, Exception)]
    work = DueWork.objects.filter(key=letter.journal_key, state="open").count()
    return (
        told(ends) != 1 or kept != [letter.number] or work != 1 or entries_of(letter).filter(verb="send").count() != 1
    )


def replied_while_withdrawn(world: World) -> bool:
    """A letter is answered or withdrawn, never both: what its signal is agrees with it."""
    letter = sent(world)
    item = letter.items.get()
    qin, gu = world.standing("qin"), world.standing("gu")
    with meeting((letters, "_locked")):
        ends = at_once(
            lambda: letters.reply(
                letter=letter, version=letter.version, by=qin, as_of=world.now + timedelta(days=1),
                **{f"answer_{item.pk}": "已说明"},
            ),
            lambda: letters.withdraw(letter=letter, reason="问错", version=letter.version, by=gu, as_of=world.now),
        )  # fmt: skip
    letter.refresh_from_db()
    item.refresh_from_db()
    agrees = {"answered": ("answered", "已说明"), "withdrawn": ("checked", "")}
    return told(ends) != 1 or agrees.get(letter.state) != (item.signal.state, item.answer)


RACES = {
    judged_twice: mutants.signals_changed_without_lock,
    sent_twice: mutants.letters_changed_without_lock,
    replied_while_withdrawn: mutants.letters_ended_side_by_side,
}


@pytest.mark.parametrize("mutant", [False, True], ids=["", "mutant"])
@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__)
def test_of_two_at_once_one_wins_and_nothing_is_lost(world: World, race: Callable[[World], bool], mutant: bool) -> None:
    with RACES[race]() if mutant else nullcontext():
        broken = sum(race(world) for _ in range(INTERLEAVINGS))

    print(f"\n{race.__name__}: {broken} of {INTERLEAVINGS} broken{' with its mutant' if mutant else ''}")
    assert (broken > 0) is mutant
    assert mutant or list(drifted()) == []
