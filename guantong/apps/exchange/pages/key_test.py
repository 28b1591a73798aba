"""A key on its page: compared by another, revoked."""

from guantong.domain.seal.head import fingerprint
from tests.exchange import KEY, confirmed, registered
from tests.world import World


def test_the_security_administrator_types_what_was_read_out(world: World) -> None:
    key = registered(world)
    client = world.signed_in("an")
    address = f"/exchange/keys/{key.pk}/"

    wrong = client.post(address, {"verb": "confirm_key", "confirm_key-compared": "0" * 16})
    right = client.post(address, {"verb": "confirm_key", "confirm_key-compared": fingerprint(KEY.public_key())})
    key.refresh_from_db()

    assert (wrong.status_code, right.status_code, key.state) == (422, 302, "confirmed")


def test_a_key_is_revoked_with_its_day_and_reason(world: World) -> None:
    key = confirmed(world)
    told = {"revoke_key-revoked_on": "2026-11-13", "revoke_key-reason": "介质遗失"}

    answer = world.signed_in("an").post(f"/exchange/keys/{key.pk}/", {"verb": "revoke_key", **told})
    key.refresh_from_db()

    assert (answer.status_code, key.state, key.revoked_on.isoformat() if key.revoked_on else "") == (
        302, "revoked", "2026-11-13",
    )  # fmt: skip


def test_who_takes_packages_in_reads_a_key_and_confirms_none(world: World) -> None:
    key = registered(world)
    client = world.signed_in("shen")

    assert client.get(f"/exchange/keys/{key.pk}/").status_code == 200
    assert client.post(f"/exchange/keys/{key.pk}/", {"verb": "confirm_key"}).status_code == 403
