"""The sheet that goes out: one's own body's alone, no proposer named."""

from tests.opinions import referred
from tests.world import World

HERE = "/opinions/sheets/answers.xlsx"


def test_a_unit_takes_its_own_and_another_has_none(world: World) -> None:
    referred(world)

    told = {who: world.signed_in(who).get(HERE).status_code for who in ("qin", "tao")}

    assert told == {"qin": 200, "tao": 404}
