"""A call is closed by a person of the congress, never by a day that passed."""

from datetime import timedelta

import pytest

from guantong.apps.consultation.models import Call
from tests.consultation import called
from tests.world import World


@pytest.mark.parametrize(("who", "status"), [("lin", 403), ("qin", 403), ("cao", 403), ("hua", 403), ("wen", 302)])
def test_only_the_congress_closes_it(world: World, who: str, status: int) -> None:
    call = called(world)

    assert (
        world.signed_in(who)
        .post(f"/consultation/calls/{call.pk}/", {"verb": "close_call", "version": call.version})
        .status_code
        == status
    )


def test_past_its_day_it_is_open_still_and_says_so(world: World) -> None:
    call = called(world)
    Call.objects.filter(pk=call.pk).update(
        opens_on=world.now.date() - timedelta(days=99), closes_on=world.now.date() - timedelta(days=90)
    )

    page = world.signed_in("lin").get(f"/consultation/calls/{call.pk}/").content.decode()

    assert ("征集中" in page, "截止日期已过，仍在接收" in page) == (True, True)
