"""T8 for scores: who holds every dump, entry and log does not learn who gave what, re-scoring included (评分对局)."""

import logging
import os
from collections.abc import Callable, Iterator
from random import Random
from secrets import SystemRandom
from typing import Any

import pytest

from guantong.apps.evaluations import operations, queries
from guantong.apps.journal.queries import drifted
from tests.promises import mutants
from tests.promises.ballot_game import played
from tests.promises.score_game import Watched, drawn_scores
from tests.scores import Scoring, scoring_of
from tests.world import World

FULL = bool(os.environ.get("FULL"))
DEPUTIES, SHEETS, WITH_MUTANT = 20, 100 if FULL else 12, 6
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(transactional_db: None) -> World:  # noqa: ARG001 - real commits: every score is a transaction of its own
    return World.grown()


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


def held(world: World, random: Random, log: pytest.LogCaptureFixture) -> tuple[Watched, Scoring]:
    """Hold one scoring while the adversary watches; every fourth takes the first score back and scores anew."""
    made = scoring_of(world, DEPUTIES, way="secret")
    deputies = list(made.deputies)
    random.shuffle(deputies)
    watched = Watched(drawn_scores(random, deputies))

    def turns() -> Iterator[str]:
        for at, who in enumerate(deputies):
            if at % 4 == 0:
                made.score(who, 1, 1, 1, 1)
                made.takes_back(who)
            made.score(who, *(points // 10 for points in watched.truth[who]))
            yield who

    watched.watch(made.sheet, turns())
    made.closed().counted()
    watched.look_into(made.sheet, log.text)
    log.clear()
    return watched, made


def sheets(world: World, count: int, log: pytest.LogCaptureFixture) -> list[tuple[Watched, Scoring]]:
    random = Random(20261112)  # noqa: S311 - what is given, no secret; what keeps it secret is not seeded
    return [held(world, random, log) for _ in range(count)]


def test_nobody_learns_who_gave_what_and_every_score_is_counted(world: World, log: pytest.LogCaptureFixture) -> None:
    watched = sheets(world, SHEETS, log)

    score = played([one for one, _ in watched])
    if score.lost:  # luck does not come twice; a leak does
        score = played([one for one, _ in sheets(world, SHEETS, log)])

    print(f"\n{score}")
    assert not score.lost
    given = [
        sorted(tuple(slip.points) for slip in made.sheet.slips.all()) == sorted(one.truth.values())
        for one, made in watched
    ]
    assert given == [True] * SHEETS
    assert [made.sheet.pk for _, made in watched if queries.wrong_in(made.sheet, made.sheet.root)] == []
    shown = {code for _, made in watched for code in made.codes.values()}
    codes = shown | {"".join(code.split()) for code in shown}
    text = "".join(one.text for one, _ in watched)
    assert [code for code in codes if code in text] == []
    assert list(drifted()) == []


MUTANTS = [mutants.scores_in_their_order, mutants.scores_not_padded, mutants.score_shares_in_the_database]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_with_its_mutant_the_secret_is_out(
    world: World, log: pytest.LogCaptureFixture, mutant: Callable[[], Any]
) -> None:
    with mutant():
        score = played([one for one, _ in sheets(world, WITH_MUTANT, log)])

    print(f"\n{mutant.__name__}: {score}")
    assert score.lost


def test_the_scores_are_shuffled_by_the_systems_own_chance() -> None:
    assert isinstance(operations._RANDOM, SystemRandom)
