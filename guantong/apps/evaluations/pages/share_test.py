"""A keyholder's share is shown once."""

from tests.scores import sheet_for
from tests.world import World


def test_a_share_is_shown_once_and_only_to_a_keyholder(world: World) -> None:
    made = sheet_for(world, 2, way="secret")
    here = f"/evaluations/scores/{made.sheet.pk}/share/"

    drawn = world.signed_in("wen").post(here).content.decode()
    again = world.signed_in("wen").get(here).content.decode()

    assert (drawn.count("<li><code>"), again.count("<li><code>"), "原来的一份作废" in again) == (14, 0, True)
    assert world.signed_in("gu").post(here).status_code == 403
