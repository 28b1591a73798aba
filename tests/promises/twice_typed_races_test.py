"""Two type the same sheet of paper a second time at once: one typing is the second, the other is told. On PostgreSQL only (竞争)."""

from collections.abc import Callable
from typing import Any

from guantong.apps.evaluations.models import Score
from guantong.apps.typings import operations
from guantong.apps.typings.models import TwiceTyped
from guantong.domain.workflow.table import BadInput
from tests.promises import mutants
from tests.promises.at_once import at_once, meeting
from tests.scores import scoring_of
from tests.world import World


def typed_second(world: World) -> list[Any]:
    score = scoring_of(world, 2).typed("deputy01", 15, 18, 27, 20)

    def type_second(who: str, points: str) -> Callable[[], TwiceTyped]:
        by = world.standing(who)
        return lambda: operations.type_second(of=score, fields={"item_0": points}, by=by, as_of=world.now)

    with meeting((operations, "locked")):
        return at_once(type_second("gu", "15"), type_second("shen", "51"))


def refused(ends: list[Any]) -> list[type]:
    return [type(end) for end in ends if isinstance(end, Exception)]


def test_of_two_second_typists_one_is_told(contested: World) -> None:
    assert (refused(typed_second(contested)), TwiceTyped.objects.get().second_by != "") == ([BadInput], True)


def test_without_the_lock_one_typing_is_lost_unseen(contested: World) -> None:
    with mutants.sheets_typed_without_lock():
        assert refused(typed_second(contested)) == []
    assert Score.objects.count() == 1
