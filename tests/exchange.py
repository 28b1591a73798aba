"""Packages for tests: another installation with a key of its own packs, ours takes in, by the real verbs (测试数据包)."""

from collections.abc import Mapping
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from guantong.apps.exchange.keys import confirm_key, register_key
from guantong.apps.exchange.models import Outgoing, Partner, PartnerKey
from guantong.apps.exchange.operations import pack
from guantong.apps.exchange.taking_in import Came, receive
from guantong.apps.files.store import path_of
from guantong.domain.seal.head import fingerprint, public_text
from guantong.domain.seal.package import Document, sealed
from tests.feeds import csv
from tests.world import World

OURS = "明湖区内网"
OUTSIDE = "明湖区财政局"
COLLECTOR = "明湖区外网采集点"
OTHER = Ed25519PrivateKey.from_private_bytes(b"o" * 32)
KEY = Ed25519PrivateKey.from_private_bytes(b"c" * 32)
MARCH = {"source": "区财政局", "table": "payment", "period": "2026-03"}


def month(content: bytes = b"", about: Mapping[str, str] = MARCH, name: str = "支付.csv") -> Document:
    """Return a month of payments as finance packs it."""
    return Document("feeds.file", 1, name, dict(about), content or csv())


def packed(
    *documents: Document, number: int = 1, key: Ed25519PrivateKey = KEY, sender: str = OUTSIDE, receiver: str = OURS
) -> bytes:
    """Return a package of another installation."""
    return sealed(
        sender=sender, receiver=receiver, number=number, packed_at="2026-11-12T12:00:00+08:00",
        documents=documents or (month(),), key=key,
    )  # fmt: skip


def registered(world: World, key: Ed25519PrivateKey = KEY, name: str = OUTSIDE, at: str = "CZ") -> PartnerKey:
    """Enter a key: the system administrator does."""
    public = key.public_key()
    return register_key(
        name=name, public=public_text(public), path=world.body(at).path, by=world.standing("xi"), as_of=world.now
    )


def confirmed(world: World, key: Ed25519PrivateKey = KEY, name: str = OUTSIDE, at: str = "CZ") -> PartnerKey:
    """Enter a key and have the security administrator confirm it."""
    row = registered(world, key, name, at)
    return confirm_key(key=row, compared=fingerprint(key.public_key()), by=world.standing("an"), as_of=world.now)


def came(world: World, content: bytes, who: str = "shen", as_of: datetime | None = None) -> Came:
    """Bring a package."""
    return receive(content=content, by=world.standing(who), as_of=as_of or world.now)


def sent(world: World, *documents: Document, who: str = "shen", to: str = COLLECTOR) -> Outgoing:
    """Pack for another installation, entered where it is not known yet."""
    partner = Partner.objects.filter(name=to).first() or registered(world, name=to, at="CWH").partner
    return pack(partner=partner, documents=documents or (month(),), by=world.standing(who), as_of=world.now)


def bytes_of(package: Outgoing) -> bytes:
    """Return what is written to the disc."""
    assert package.file is not None
    return path_of(package.file.sm3).read_bytes()
