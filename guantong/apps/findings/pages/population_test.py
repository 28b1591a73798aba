"""The list a round was drawn from (名单)."""

import pytest

from guantong.domain.statistics.sampling import digest, written
from tests.rounds import ended, prepared, turns
from tests.world import World

pytestmark = pytest.mark.usefixtures("files_folder")


def test_the_list_is_handed_out_as_its_digest_is_taken_of_it(world: World) -> None:
    ended(world)
    row = prepared(world, "SJ")
    address = f"/findings/rounds/{row.pk}/population/"
    before = world.signed_in("shen").get(address).status_code
    turns(world, "freeze", row)
    row.refresh_from_db()

    told = [world.signed_in(who).get(address) for who in ("shen", "su", "qin", "fang")]

    assert (before, [one.status_code for one in told]) == (404, [200, 200, 404, 404])
    assert told[0].content.decode() == written(row.population)
    assert row.digest == digest(row.population)
