"""Several chosen opinions are prepared as one batch; what cannot go is named."""

from guantong.apps.opinions.models import Referral
from tests.opinions import raised, referred
from tests.world import World


def test_the_chosen_become_one_batch(world: World) -> None:
    rows = [raised(world), raised(world)]
    where = f"/opinions/referrals/new/?chosen={rows[0].pk}&chosen={rows[1].pk}"

    answer = world.signed_in("shen").post(where, {"verb": "prepare", "prepare-title": "转送函"})

    made = Referral.objects.get()
    assert (answer["Location"], made.opinions.count(), made.addressee) == (
        f"/opinions/referrals/{made.pk}/",
        2,
        "明湖区财政局",
    )


def test_what_was_referred_already_is_left_out_and_named(world: World) -> None:
    gone = referred(world)[0]

    assert "没有列入" in world.signed_in("shen").get(f"/opinions/referrals/new/?chosen={gone.pk}").content.decode()
