"""Any loss, repetition and order of packages leaves what came in order once each: placed without a gap, the rest waits."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from guantong.apps.exchange.kinds import Kind, Placed, register
from guantong.apps.exchange.models import Arrival
from guantong.apps.files.examining import Examined
from guantong.apps.journal.models import Entry
from guantong.domain.seal.package import Document
from guantong.domain.words import Words
from tests.exchange import came, confirmed, packed
from tests.promises import mutants
from tests.world import World

SENT = 6
LEDGER: list[str] = []
"""What a room above was handed, in the order in which it was."""


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


PACKAGES = {
    n: packed(Document("trial.line", 1, f"{n}.txt", {}, f"第{n}号".encode()), number=n) for n in range(1, SENT + 1)
}


def told(order: list[int]) -> tuple[list[str], list[tuple[int, str]], int]:
    """What stands when packages `order` came in order once each: those without a gap are placed, the others wait."""
    came_in = set(order)
    whole = next((n for n in range(1, SENT + 2) if n not in came_in), SENT + 1)
    rows = [(n, "taken_in" if n < whole else "waiting") for n in sorted(came_in)]
    return [f"第{n}号" for n in range(1, whole)], rows, len(came_in) + whole - 1


def found(world: World, order: list[int]) -> tuple[list[str], list[tuple[int, str]], int]:
    """Bring the packages in that order and return what stands; everything is then as before."""
    LEDGER.clear()
    with transaction.atomic():
        for number in order:
            came(world, PACKAGES[number])
        rows = list(Arrival.objects.order_by("number").values_list("number", "state"))
        entries = Entry.objects.filter(room="exchange", verb__in=("receive", "take_up")).count()
        transaction.set_rollback(True)
    return [*LEDGER], rows, entries


@pytest.mark.usefixtures("files_folder")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.integers(1, SENT), max_size=3 * SENT))
@example(order=[2, 1])
@example(order=[6, 5, 4, 3, 2, 1, 1, 6])
def test_any_order_loss_and_repetition_leave_the_same(world: World, order: list[int]) -> None:
    with transaction.atomic():
        confirmed(world)
        assert found(world, order) == told(order)
        transaction.set_rollback(True)


@pytest.mark.usefixtures("files_folder")
@pytest.mark.parametrize("without", [mutants.packages_taken_in_as_they_come, mutants.packages_not_known_again])
def test_without_the_mechanism_it_is_found(world: World, without: Callable[[], AbstractContextManager[None]]) -> None:
    confirmed(world)

    with without():
        try:
            same = found(world, [2, 1, 2]) == told([2, 1, 2])
        except IntegrityError:
            same = False

    assert not same
