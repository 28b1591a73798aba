"""Two people type at once: one takes on the second typing, a difference is settled once, a table is begun once. On PostgreSQL."""

from collections.abc import Callable
from typing import Any

import pytest

from guantong.apps.figures import hand_entry
from guantong.apps.figures.models import Typing
from guantong.domain.workflow.table import BadInput, NotAllowed, Stale
from tests.figures import begun, scan, typed, typed_twice
from tests.printed import ROWS
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.world import World

pytestmark = pytest.mark.usefixtures("figures_folder")
OTHER = (("212", "城乡社区支出", "1,260.00", "700.00", "550.00"), *ROWS[1:])


def refused(ends: list[Any]) -> list[type]:
    return [type(end) for end in ends if isinstance(end, Exception)]


def taken_on(world: World) -> list[Any]:
    typing = typed(world, begun(world, scan(world)))

    def take(who: str) -> Callable[[], Typing]:
        by = world.standing(who)
        return lambda: hand_entry.take_second(typing=typing, version=typing.version, by=by, as_of=world.now)

    with meeting((hand_entry, "_locked")):
        return at_once(take("gu"), take("cao"))


def test_of_two_who_take_on_the_second_typing_one_is_refused(contested: World) -> None:
    assert refused(taken_on(contested)) in ([NotAllowed], [Stale])


def test_without_the_lock_both_would_type_and_one_typing_be_lost(contested: World) -> None:
    with mutants.typings_without_lock():
        assert refused(taken_on(contested)) == []


def settled(world: World) -> list[Any]:
    typing = typed_twice(world, scan(world), ROWS, OTHER)

    def settle(who: str, text: str) -> Callable[[], Typing]:
        by = world.standing(who)
        return lambda: hand_entry.settle(
            typing=typing, choices={"2/1.2": text}, version=typing.version, by=by, as_of=world.now
        )

    with meeting((hand_entry, "_locked")):
        return at_once(settle("shen", "1,200.00"), settle("gu", "1,260.00"))


def test_of_two_who_settle_the_same_difference_one_is_refused(contested: World) -> None:
    assert refused(settled(contested)) == [Stale]


def test_without_the_lock_neither_would_hear_of_the_other(contested: World) -> None:
    with mutants.typings_without_lock():
        assert refused(settled(contested)) == []


def test_of_two_who_begin_the_same_table_one_is_told(contested: World) -> None:
    batch = scan(contested)

    ends = at_once(lambda: begun(contested, batch), lambda: begun(contested, batch, "gu"))

    assert (refused(ends), Typing.objects.count()) == ([BadInput], 1)
