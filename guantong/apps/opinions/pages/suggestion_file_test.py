"""A suggestion as a workbook for the suggestion system."""

from guantong.apps.opinions.suggesting_test import made
from tests.world import World


def test_it_is_sent_to_who_follows_opinions_alone(world: World) -> None:
    where = f"/opinions/suggestions/{made(world).pk}/suggestion.xlsx"

    answers = {who: world.signed_in(who).get(where).status_code for who in ("shen", "lin")}

    assert (answers, world.signed_in("shen").get(where).content[:2]) == ({"shen": 200, "lin": 403}, b"PK")
