"""What was referred upward, to be taken up or sent back."""

import pytest

from guantong.apps.diagnosis import triage
from guantong.apps.diagnosis.models import Signal
from tests.triage import answered, judged
from tests.world import World


def referred(world: World) -> Signal:
    signal = judged(world, answered(world).items.get().signal, "true")
    return triage.refer_to_finding(
        signal=signal, remark="请列入问题", version=signal.version, by=world.standing("gu"), as_of=world.now
    )


def test_the_upper_desk_finds_it_and_takes_it_up(world: World) -> None:
    signal, client = referred(world), world.signed_in("shen")
    assert signal.title in client.get("/diagnosis/referred/?state=to_finding").content.decode()

    client.post(f"/diagnosis/signals/{signal.pk}/", {"verb": "receive", "version": signal.version})

    assert "共 0 条" in client.get("/diagnosis/referred/?state=to_finding").content.decode()
    assert "已接收" in client.get("/diagnosis/referred/?state=received").content.decode()


@pytest.mark.parametrize(
    ("who", "status", "sees"), [("he", 200, True), ("ye", 200, False), ("qin", 403, False), ("cao", 403, False)]
)
def test_who_may_see_it(world: World, who: str, status: int, sees: bool) -> None:
    signal = referred(world)

    answer = world.signed_in(who).get("/diagnosis/referred/")

    assert (answer.status_code, signal.title in answer.content.decode()) == (status, sees)
