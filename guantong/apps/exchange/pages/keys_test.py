"""The page of keys: ours for the other side, theirs to be entered."""

from guantong.apps.exchange.keys import own_key
from guantong.apps.exchange.models import PartnerKey
from guantong.domain.seal.head import fingerprint, public_text
from tests.exchange import KEY, OUTSIDE, registered
from tests.world import World


def test_our_key_stands_there_to_be_entered_on_the_other_side(world: World) -> None:
    page = world.signed_in("shen").get("/exchange/keys/").content.decode()

    assert [part in page for part in own_key()] == [True, True, True]


def test_the_system_administrator_enters_a_key(world: World) -> None:
    told = {"name": OUTSIDE, "public": public_text(KEY.public_key()), "path": world.body("CZ").path}

    answer = world.signed_in("xi").post(
        "/exchange/keys/", {"verb": "register_key", **{f"register_key-{k}": v for k, v in told.items()}}
    )

    assert (answer.status_code, PartnerKey.objects.get().state) == (302, "registered")


def test_a_fingerprint_that_is_to_be_compared_is_not_shown(world: World) -> None:
    key = registered(world)

    pages = [world.signed_in("an").get(f"/exchange/keys/{part}").content.decode() for part in ("", f"{key.pk}/")]

    assert [fingerprint(KEY.public_key()) in page for page in pages] == [False, False]
