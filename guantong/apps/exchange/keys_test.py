"""Keys are entered by one and confirmed by another who typed the fingerprint anew."""

from datetime import timedelta

import pytest

from guantong.apps.exchange.keys import confirm_key, register_key, revoke_key
from guantong.apps.exchange.models import PartnerKey
from guantong.apps.journal.models import Entry
from guantong.domain.seal.head import fingerprint, public_text
from guantong.domain.workflow.table import BadInput, NotAllowed
from tests.exchange import KEY, OTHER, OURS, confirmed, registered
from tests.world import World


def test_a_key_is_confirmed_by_another_who_typed_what_was_read_out(world: World) -> None:
    row = registered(world)
    compared = fingerprint(KEY.public_key())

    with pytest.raises(NotAllowed):
        confirm_key(key=row, compared=compared, by=world.standing("xi"), as_of=world.now)
    with pytest.raises(BadInput, match="没有确认"):
        confirm_key(key=row, compared="0" * 16, by=world.standing("an"), as_of=world.now)
    row = confirm_key(
        key=row, compared=f"{compared[:8]} {compared[8:]}".upper(), by=world.standing("an"), as_of=world.now
    )

    assert (row.state, row.registered_by, row.confirmed_by) == ("confirmed", "xi", "an")
    assert list(Entry.objects.filter(key=row.journal_key).order_by("pk").values_list("verb", flat=True)) == [
        "register_key", "confirm_key",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"public": "abc"}, "64 位十六进制"),
        ({"name": OURS}, "本系统自己的名称"),
        ({"path": "99."}, "没有这个机构"),
    ],
)
def test_what_cannot_be_a_key_is_told(world: World, facts: dict[str, str], says: str) -> None:
    given = {"name": "财政局", "public": public_text(KEY.public_key()), "path": world.body("CZ").path, **facts}

    with pytest.raises(BadInput, match=says):
        register_key(**given, by=world.standing("xi"), as_of=world.now)


def test_a_new_key_takes_over_only_when_the_old_one_is_revoked(world: World) -> None:
    old = confirmed(world)
    new = registered(world, OTHER)
    compared, by = fingerprint(OTHER.public_key()), world.standing("an")

    with pytest.raises(BadInput, match="请先撤销旧钥匙"):
        confirm_key(key=new, compared=compared, by=by, as_of=world.now)
    revoke_key(key=old, revoked_on=world.now.date() + timedelta(days=1), reason="更换", by=by, as_of=world.now)
    confirm_key(key=new, compared=compared, by=by, as_of=world.now)

    assert list(PartnerKey.objects.order_by("pk").values_list("state", flat=True)) == ["revoked", "confirmed"]


def test_the_same_key_is_not_entered_twice(world: World) -> None:
    registered(world)

    with pytest.raises(BadInput, match="已经登记过"):
        registered(world)
