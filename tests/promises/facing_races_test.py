"""T10 of the two lists: two decide one item at once; somebody freezes while another decides. On PostgreSQL only (会商竞争)."""

from typing import Any

import pytest

from guantong.apps.consultation import board_fates, board_operations
from guantong.apps.consultation.board_operations_test import ready
from guantong.apps.consultation.models import Board, ItemFate, JointList
from guantong.domain.workflow.table import NotAllowed, Stale
from tests.board import boarded
from tests.promises.at_once import at_once, meeting
from tests.world import World

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("files_folder")]


@pytest.fixture
def world(contested: World) -> World:
    return contested


def decided_at_once(world: World) -> bool:
    """True when the second overwrote the first."""
    board = boarded(world)

    def decide(who: str, year: int) -> Any:
        return board_fates.put_off(
            board=board, code="R-01", year=year, words="", version=0, by=world.standing(who), as_of=world.now
        )

    with meeting((board_fates, "_in_play")):
        ends = at_once(lambda: decide("shen", 2028), lambda: decide("gu", 2029))
    return sum(isinstance(end, ItemFate) for end in ends) != 1 or sum(isinstance(end, Stale) for end in ends) != 1


def frozen_while_deciding(world: World) -> bool:
    """True when an item changed under a list that was being frozen."""
    board = ready(world)
    given = {"by": world.standing("gu"), "as_of": world.now}

    def decide() -> Any:
        return board_fates.put_off(board=board, code="G-02", year=2031, words="", version=1, **given)

    def freeze() -> Any:
        return board_operations.freeze(board=board, version=board.version, **given)

    ends = at_once(freeze, decide)
    frozen = JointList.objects.filter(board=board).exists()
    return not frozen or not isinstance(ends[1], NotAllowed) or ItemFate.objects.get(line__number=2).year != 2028


@pytest.mark.parametrize("race", [decided_at_once, frozen_while_deciding])
def test_the_board_holds(world: World, race: Any) -> None:
    assert not race(world)


def test_without_the_lock_the_second_overwrites_or_breaks(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board_fates, "held_board", lambda board: Board.objects.select_related("call").get(pk=board.pk))
    assert decided_at_once(world)
