"""One conflict: its keepers end it, nobody the own; to anybody else it is not there."""

import pytest

from guantong.apps.actors.models import Conflict
from guantong.apps.actors.pages.conflicts_test import FIRM, noted
from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_office_records_and_ends_it_and_nobody_the_own(world: World) -> None:
    wen, shen = world.signed_in("wen"), world.signed_in("shen")
    wen.post("/actors/conflicts/", noted("沈经办"))
    address = f"/actors/conflicts/{Conflict.objects.get().pk}/"

    own = shen.post(address, {"verb": "end_conflict"})
    ended = wen.post(address, {"verb": "end_conflict"})

    assert (own.status_code, "须由另一人办理" in own.content.decode()) == (403, True)
    assert ended.status_code == 302
    assert wen.post(address, {"verb": "end_conflict"}).status_code == 409


@pytest.mark.parametrize("who", ["he", "qin", "an", "yan"])
def test_to_anybody_else_it_is_not_there(world: World, who: str) -> None:
    world.signed_in("lin").post("/actors/conflicts/", FIRM)

    answer = world.signed_in(who).get(f"/actors/conflicts/{Conflict.objects.get().pk}/")

    assert (answer.status_code, "绿化" in answer.content.decode()) == (404, False)
