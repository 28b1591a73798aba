"""T8 of votes on projects: the ballot game on a box of candidates, which holds longer ballots under the same seal (票决对局)."""

import logging
import os
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from django.db import transaction

from guantong.apps.ballots import queries
from guantong.apps.ballots.choosing import result_of
from guantong.apps.ballots.models import Box, Sealed, Slip
from guantong.apps.journal.queries import drifted
from guantong.domain.seal.box import box_root
from guantong.domain.voting.contest import Sheet
from guantong.domain.voting.result import result
from tests.ballots import Vote
from tests.contests import TWO, Held, sealed
from tests.promises import mutants
from tests.promises.ballot_game import Election, Marks, played, whole_dump
from tests.world import World

VOTERS, ELECTIONS, WITH_MUTANT = 30, 200 if os.environ.get("FULL") else 10, 6
KINDS: list[Marks] = [("1", "2"), ("1", "3"), ("2", "4"), ("4",), (), ("1", "2", "3")]
"""What is voted: two of four, one, a blank sheet, one tick too many."""
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(transactional_db: None) -> World:  # noqa: ARG001 - real commits: every cast is a transaction of its own
    return World.grown()


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


def held(world: World, random: Random, log: pytest.LogCaptureFixture) -> tuple[Election, Held, set[int]]:
    """Hold one vote while the adversary watches; returns the lengths of its sealed ballots too."""
    contest, vote = sealed(world, VOTERS - 1)
    vote.opened()
    voters = list(vote.members)
    random.shuffle(voters)
    election = Election({who: random.choices(KINDS, (12, 9, 6, 3, 2, 1))[0] for who in voters})

    def casts() -> Iterator[str]:
        for who in voters:
            vote.cast(who, *election.truth[who])
            yield who

    election.watch(vote.box, casts())
    lengths = {len(bytes(one.ballot)) for one in Sealed.objects.filter(box=vote.box)}
    vote.closed().counted()
    election.look_into(vote.box, log.text)
    log.clear()
    return election, contest, lengths


def elections(world: World, count: int, log: pytest.LogCaptureFixture) -> list[tuple[Election, Held, set[int]]]:
    random = Random(20261112)  # noqa: S311 - what is voted, no secret; what keeps it secret is not seeded
    return [held(world, random, log) for _ in range(count)]


def test_nobody_learns_who_chose_what_and_every_tampering_is_found(world: World, log: pytest.LogCaptureFixture) -> None:
    before = whole_dump()
    watched = elections(world, ELECTIONS, log)

    score = played([election for election, _, _ in watched])
    if score.lost:  # luck does not come twice; a leak does
        score = played([election for election, _, _ in elections(world, ELECTIONS, log)])

    print(f"\n{score}")
    assert not score.lost
    assert {len(lengths) for _, _, lengths in watched} == {1}
    assert [one.box.pk for election, one, _ in watched if not _true(election, one.box)] == []
    assert [(one.box.pk, how) for _, one, _ in watched for how in TAMPERS if not _found(one.vote, how)] == []
    assert [one.box.pk for _, one, _ in watched if queries.wrong_in(one.box, one.box.root)] == []
    assert "member01" in before + whole_dump()  # the dump is not empty of people: what is not there is the link
    assert list(drifted()) == []


MUTANTS = [
    mutants.ballots_in_cast_order, mutants.ballots_not_padded, mutants.ballots_timed, mutants.shares_in_the_database,
]  # fmt: skip


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_with_its_mutant_the_choice_is_out(
    world: World, log: pytest.LogCaptureFixture, mutant: Callable[[], Any]
) -> None:
    with mutant():
        score = played([election for election, _, _ in elections(world, WITH_MUTANT, log)])

    print(f"\n{mutant.__name__}: {score}")
    assert score.lost


def _true(election: Election, box: Box) -> bool:
    """The announced result is what was voted."""
    from guantong.apps.ballots.choosing import contest_of, procedure_of
    from guantong.domain.voting.contest import Heads

    sheets = [Sheet(f"{place}", marks) for place, marks in enumerate(election.truth.values())]
    told = result_of(box)
    truth = result(contest_of(box), procedure_of(box), Heads(**box.counts["heads"]), sheets)
    return told is not None and {**told.plain(), "faults": {}} == {**truth.plain(), "faults": {}}


def _add(box: Box) -> None:
    Slip.objects.create(box=box, marks=["1", "2"])


def _drop(box: Box) -> None:
    box.slips.order_by("pk")[0].delete()


def _alter(box: Box) -> None:
    one = box.slips.order_by("pk")[0]
    Slip.objects.filter(pk=one.pk).update(marks=["4"] if one.marks != ["4"] else ["1"])


def _swap(box: Box) -> None:
    one, *rest = box.slips.order_by("pk")
    other = next(slip for slip in rest if slip.marks != one.marks)
    Slip.objects.filter(pk=one.pk).update(marks=other.marks)
    Slip.objects.filter(pk=other.pk).update(marks=one.marks)


def _alter_and_seal_anew(box: Box) -> None:
    """What whoever runs the database can do: the row of the box is made to agree."""
    _alter(box)
    again = result_of(Box.objects.get(pk=box.pk))
    assert again is not None
    box.counts = {
        **box.counts,
        "valid": again.valid,
        "invalid": again.invalid,
        "result": {**again.plain(), "faults": {}},
    }
    box.root = box_root(queries.lines(box))
    box.save()


TAMPERS = [_add, _drop, _alter, _swap, _alter_and_seal_anew]


def _found(vote: Vote, tamper: Callable[[Box], None]) -> bool:
    """Tamper with a box, ask the verifier that holds the root, and put everything back."""
    held_root = vote.box.root
    with transaction.atomic():
        tamper(Box.objects.get(pk=vote.box.pk))
        wrong = queries.wrong_in(Box.objects.get(pk=vote.box.pk), held_root)
        transaction.set_rollback(True)
    return bool(wrong)


def test_the_document_of_the_game_takes_two_ticks() -> None:
    assert TWO.most == 2
