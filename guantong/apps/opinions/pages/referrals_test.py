"""The batches with how many of each are answered."""

from tests.opinions import confirmed, referred
from tests.world import World


def test_each_batch_counts_what_was_answered(world: World) -> None:
    row = confirmed(world, referred(world)[0])

    page = world.signed_in("shen").get("/opinions/referrals/").content.decode()

    assert (f"/opinions/referrals/{row.referral_id}/" in page, row.referral.number in page) == (True, True)
