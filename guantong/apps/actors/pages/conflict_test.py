"""A conflict of interest is ended by those who keep the register, never by whom it is about."""

import pytest

from guantong.apps.actors.models import Conflict
from tests.world import World

pytestmark = pytest.mark.django_db


def noted(person: str) -> dict[str, str]:
    return {
        "verb": "note_conflict", "note_conflict-person": person, "note_conflict-kind": "relative",
        "note_conflict-organisation": "CG",
    }  # fmt: skip


def test_the_office_records_and_ends_it_and_nobody_the_own(world: World) -> None:
    wen, shen = world.signed_in("wen"), world.signed_in("shen")
    wen.post("/actors/conflicts/", noted("沈经办"))
    address = f"/actors/conflicts/{Conflict.objects.get().pk}/"

    own = shen.post(address, {"verb": "end_conflict"})
    ended = wen.post(address, {"verb": "end_conflict"})

    assert (own.status_code, "须由另一人办理" in own.content.decode()) == (403, True)
    assert ended.status_code == 302
    assert wen.post(address, {"verb": "end_conflict"}).status_code == 409


@pytest.mark.parametrize("who", ["he", "mo", "ye", "qin", "xi", "an", "shi"])
def test_nobody_else_reads_or_ends_it(world: World, who: str) -> None:
    world.signed_in("wen").post("/actors/conflicts/", noted("林代表"))
    address, client = f"/actors/conflicts/{Conflict.objects.get().pk}/", world.signed_in(who)

    assert [client.get(address).status_code, client.post(address, {"verb": "end_conflict"}).status_code] == [404, 404]


def test_whom_it_is_about_reads_it(world: World) -> None:
    world.signed_in("wen").post("/actors/conflicts/", noted("林代表"))

    shown = world.signed_in("lin").get(f"/actors/conflicts/{Conflict.objects.get().pk}/").content.decode()

    assert ("林代表 · 近亲属" in shown, "明湖区城市管理局" in shown) == (True, True)
