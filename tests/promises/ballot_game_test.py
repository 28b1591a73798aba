"""T8: who holds every dump, entry and log does not learn who voted what; whatever is done to a box is found (选票对局)."""

import logging
import os
from collections.abc import Callable, Iterator
from random import Random
from secrets import SystemRandom
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.db import transaction

from guantong.apps.ballots import operations, queries
from guantong.apps.ballots.models import Box, Slip
from guantong.apps.journal.queries import drifted
from guantong.domain.seal.box import box_root
from guantong.domain.seal.share import NotAShare, public_half, share_from
from guantong.domain.voting.marks import tally
from tests.ballots import Vote, prepared, seated
from tests.promises import mutants
from tests.promises.ballot_game import _RAW, _SHARE, Election, chance, drawn, played, whole_dump
from tests.world import World

FULL = bool(os.environ.get("FULL"))
VOTERS, ELECTIONS, WITH_MUTANT = 30, 200 if FULL else 20, 6
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(transactional_db: None) -> World:  # noqa: ARG001 - real commits: every cast is a transaction of its own
    return World.grown()


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


def held(world: World, random: Random, log: pytest.LogCaptureFixture) -> tuple[Election, Vote]:
    """Hold one vote while the adversary watches."""
    vote = prepared(world, VOTERS - 1).drawn().opened()
    voters = [*vote.members, "he"]
    random.shuffle(voters)
    election = Election(drawn(random, voters))

    def casts() -> Iterator[str]:
        for who in voters:
            vote.cast(who, *election.truth[who])
            yield who

    election.watch(vote.box, casts())
    vote.closed().counted()
    election.look_into(vote.box, log.text)
    log.clear()
    return election, vote


def elections(world: World, count: int, log: pytest.LogCaptureFixture) -> list[tuple[Election, Vote]]:
    seated(world, VOTERS - 1)
    random = Random(20261112)  # noqa: S311 - what is voted, no secret; what keeps it secret is not seeded
    return [held(world, random, log) for _ in range(count)]


def test_nobody_learns_who_voted_what_and_every_tampering_is_found(
    world: World, log: pytest.LogCaptureFixture
) -> None:  # fmt: skip
    before = whole_dump()
    watched = elections(world, ELECTIONS, log)

    score = played([election for election, _ in watched])
    if score.lost:  # luck does not come twice; a leak does
        score = played([election for election, _ in elections(world, ELECTIONS, log)])

    print(f"\n{score}")
    assert not score.lost
    assert [vote.box.pk for election, vote in watched if not _true(election, vote)] == []
    assert [(vote.box.pk, how) for _, vote in watched for how in TAMPERS if not _found(vote, how)] == []
    assert [vote.box.pk for _, vote in watched if queries.wrong_in(vote.box, vote.box.root)] == []
    keys = {key for _, vote in watched for key in (vote.box.key_one, vote.box.key_two)}
    assert _shares_in(before + whole_dump(), keys) == []
    assert list(drifted()) == []


MUTANTS = [
    mutants.ballots_in_cast_order, mutants.ballots_not_padded, mutants.ballots_timed, mutants.shares_in_the_database,
]  # fmt: skip


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_with_its_mutant_the_secret_is_out(
    world: World, log: pytest.LogCaptureFixture, mutant: Callable[[], Any]
) -> None:
    with mutant():
        score = played([election for election, _ in elections(world, WITH_MUTANT, log)])

    print(f"\n{mutant.__name__}: {score}")
    assert score.lost


def test_chance_is_what_dealing_at_random_comes_to() -> None:
    random = Random(7)  # noqa: S311 - a check of the arithmetic
    truth = drawn(random, [str(at) for at in range(30)])
    mean, variance = chance(Election(truth))
    dealt = list(truth.values())

    tried = []
    for _ in range(4000):
        random.shuffle(dealt)
        tried.append(sum(one == two for one, two in zip(truth.values(), dealt, strict=True)))

    seen = sum(tried) / len(tried)
    assert abs(seen - mean) < 0.15
    assert abs(sum((one - seen) ** 2 for one in tried) / len(tried) / variance - 1) < 0.15


def _true(election: Election, vote: Vote) -> bool:
    """The announced counts are what was voted."""
    counts = vote.box.counted
    return counts is not None and (counts.grades, counts.invalid) == tally(election.truth.values())


def _shares_in(text: str, keys: set[str]) -> list[str]:
    """Return the public halves whose private one stands in a text, as letters or as digits."""
    found = []
    for letters in set(_SHARE.findall(text)):
        try:
            found.append(public_half(share_from(letters)))
        except NotAShare:
            continue
    found += [public_half(X25519PrivateKey.from_private_bytes(bytes.fromhex(raw))) for raw in set(_RAW.findall(text))]
    return [public for public in found if public in keys]


def _add(box: Box) -> None:
    Slip.objects.create(box=box, marks=["satisfied"])


def _drop(box: Box) -> None:
    box.slips.order_by("pk")[0].delete()


def _alter(box: Box) -> None:
    one = box.slips.order_by("pk")[0]
    Slip.objects.filter(pk=one.pk).update(marks=["dissatisfied"] if one.marks != ["dissatisfied"] else ["satisfied"])


def _swap(box: Box) -> None:
    one, *rest = box.slips.order_by("pk")
    other = next(slip for slip in rest if slip.marks != one.marks)
    Slip.objects.filter(pk=one.pk).update(marks=other.marks)
    Slip.objects.filter(pk=other.pk).update(marks=one.marks)


def _alter_and_seal_anew(box: Box) -> None:
    """What whoever runs the database can do: the row of the box is made to agree."""
    _alter(box)
    grades, invalid = tally(slip.opened.marks for slip in box.slips.all())
    box.counts = {**box.counts, "grades": {g.value: n for g, n in grades.items()}, "invalid": invalid}
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


def test_the_box_is_shuffled_by_the_systems_own_chance() -> None:
    assert isinstance(operations._RANDOM, SystemRandom)
