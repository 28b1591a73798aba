"""Any loss, repetition, forgery and order of packages leaves what came in order once each: placed without a gap, the rest waits.

A game against a plain model: packages of one sender are brought, changed on the way, signed twice under one number, given up.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from guantong.apps.exchange.kinds import Kind, Placed, register
from guantong.apps.exchange.models import Arrival
from guantong.apps.exchange.queries import missing
from guantong.apps.exchange.taking_in import give_up
from guantong.apps.files.examining import Examined
from guantong.apps.journal.models import Entry
from guantong.domain.seal.package import Document
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput
from tests.exchange import OTHER, came, confirmed, packed
from tests.promises import mutants
from tests.world import World

SENT = 6
LEDGER: list[str] = []
"""What a room above was handed, in the order in which it was."""
Move = tuple[str, int]
"""bring: the package as it was sent. twin: another under its number. forged: signed by somebody else. give_up: nobody waits for it."""


def _take(*, document: Document, by: object, as_of: object) -> Placed:  # noqa: ARG001
    LEDGER.append(document.content.decode())
    return Placed("/", Words("已记", "noted"))


def _look(document: Document) -> Examined:
    return Examined("txt", document.content, document.content.decode())


@pytest.fixture(autouse=True)
def kind() -> Iterator[None]:
    """A room that writes down what it is handed."""
    from guantong.apps.exchange import kinds

    register(Kind("trial.line", 1, Words("试行", "trial"), {}, _take, {}, _look))
    yield
    del kinds._registered["trial.line"]


def _package(move: str, number: int) -> bytes:
    line = Document("trial.line", 1, f"{number}.txt", {}, f"{move} {number}".encode())
    return packed(line, number=number, **({"key": OTHER} if move == "forged" else {}))


PACKAGES = {(move, n): _package(move, n) for move in ("bring", "twin", "forged") for n in range(1, SENT + 1)}
MOVES = st.tuples(st.sampled_from(("bring", "bring", "twin", "forged", "give_up")), st.integers(1, SENT))


class Model:
    """What must stand: by number what came and how it stands, what was handed on in what order, how often something was done."""

    def __init__(self) -> None:
        self.came: dict[int, tuple[str, str]] = {}
        self.ledger: list[str] = []
        self.entries = 0

    def gaps(self) -> list[int]:
        """The numbers that are missing before one that waits."""
        waiting = [n for n, (_, state) in self.came.items() if state == "waiting"]
        return [n for n in range(1, max(waiting, default=0)) if n not in self.came]

    def moved(self, move: str, n: int) -> bool:
        """Do it; True when it was not refused."""
        if move == "forged" or (move == "give_up" and n not in self.gaps()):
            return False
        if move != "give_up" and n in self.came:
            return self.came[n][0] == move
        self.came[n] = (move, "given_up" if move == "give_up" else "waiting")
        self.entries += 1
        for number in range(1, SENT + 1):
            if number not in self.came:
                break
            which, state = self.came[number]
            if state == "waiting":
                self.came[number] = (which, "taken_in")
                self.ledger.append(f"{which} {number}")
                self.entries += 1
        return True

    def told(self) -> tuple[Any, ...]:
        """What is compared."""
        return self.ledger, [(n, self.came[n][1]) for n in sorted(self.came)], self.gaps(), self.entries


def moved(world: World, move: str, n: int, partner: Any) -> bool:
    """Do it in the system; True when it was not refused, which says what was not done or what is missing."""
    try:
        if move == "give_up":
            give_up(partner=partner, number=n, reason="对方确认没有", by=world.standing("shen"), as_of=world.now)
        else:
            came(world, PACKAGES[move, n])
    except BadInput as bad:
        (says,) = bad.reasons.values()
        assert any(word in says.zh for word in ("什么也没有接收", "没有接收", "现在缺"))
        return False
    return True


def found(world: World, moves: list[Move]) -> tuple[list[bool], tuple[Any, ...]]:
    """Make the moves and return which were not refused and what stands; everything is then as before."""
    LEDGER.clear()
    with transaction.atomic():
        partner = confirmed(world).partner
        done = [moved(world, *move, partner) for move in moves]
        rows = list(Arrival.objects.order_by("number").values_list("number", "state"))
        entries = Entry.objects.filter(room="exchange", verb__in=("receive", "take_up", "give_up")).count()
        gaps = missing(partner)
        transaction.set_rollback(True)
    return done, ([*LEDGER], rows, gaps, entries)


def told(moves: list[Move]) -> tuple[list[bool], tuple[Any, ...]]:
    """What the model says of the same moves."""
    model = Model()
    return [model.moved(*move) for move in moves], model.told()


@pytest.mark.usefixtures("files_folder")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(MOVES, max_size=3 * SENT))
@example(moves=[("bring", 2), ("bring", 1)])
@example(moves=[("bring", n) for n in (6, 5, 4, 3, 2, 1, 1, 6)])
@example(moves=[("bring", 4), ("give_up", 3), ("bring", 2), ("bring", 1), ("bring", 3)])
@example(moves=[("twin", 1), ("bring", 1), ("forged", 2), ("bring", 3), ("give_up", 2), ("twin", 2)])
def test_whatever_is_done_with_the_discs_the_same_stands_as_in_the_model(world: World, moves: list[Move]) -> None:
    assert found(world, moves) == told(moves)


@pytest.mark.usefixtures("files_folder")
@pytest.mark.parametrize("without", [mutants.packages_taken_in_as_they_come, mutants.packages_not_known_again])
def test_without_the_mechanism_it_is_found(world: World, without: Callable[[], AbstractContextManager[None]]) -> None:
    moves = [("bring", 2), ("bring", 1), ("bring", 2)]

    with without():
        try:
            same = found(world, moves) == told(moves)
        except IntegrityError:
            same = False

    assert not same
