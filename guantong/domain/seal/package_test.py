"""A package is what was signed to the last byte, or it is refused with a sentence."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from guantong.domain.seal.package import MAGIC, Document, NotWhole, opened, sealed, told

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
OTHER = Ed25519PrivateKey.from_private_bytes(b"o" * 32)
DOCUMENTS = (
    Document("feeds.file", 1, "支付.csv", {"period": "2026-03"}, "支付凭证号\n00001\n".encode()),
    Document("feeds.file", 1, "空.csv", {}, b""),
)


def packed(key: Ed25519PrivateKey = KEY, number: int = 3) -> bytes:
    return sealed(
        sender="财政局", receiver="人大内网", number=number, packed_at="2026-11-12T12:00:00+08:00", documents=DOCUMENTS,
        key=key,
    )  # fmt: skip


def test_what_was_packed_comes_out_as_it_was() -> None:
    package = opened(packed(), KEY.public_key())

    assert (package.sender, package.receiver, package.number, package.documents) == (
        "财政局", "人大内网", 3, DOCUMENTS,
    )  # fmt: skip


def test_the_same_is_packed_to_the_same_bytes() -> None:
    assert packed() == packed()


@given(st.data())
def test_no_byte_can_be_changed_left_out_or_added(data: st.DataObject) -> None:
    whole = packed()
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(1, 255))
    changed = data.draw(
        st.sampled_from(
            (
                whole[:at] + bytes([whole[at] ^ other]) + whole[at + 1 :],
                whole[:at] + whole[at + 1 :],
                whole[:at] + bytes([other]) + whole[at:],
                whole[:at],
                whole + bytes([other]),
            )
        )
    )

    if changed != whole:
        with pytest.raises(NotWhole):
            opened(changed, KEY.public_key())


def test_another_key_is_refused() -> None:
    with pytest.raises(NotWhole, match="核对对方钥匙的指纹"):
        opened(packed(OTHER), KEY.public_key())


def test_a_manifest_that_is_not_spelt_canonically_is_refused() -> None:
    whole = packed().replace(b'{"documents"', b'{ "documents"', 1)

    with pytest.raises(NotWhole, match="清单损坏"):
        told(whole)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", MAGIC, MAGIC + b"[]\n\n", MAGIC + b"{}\n00\n"])
def test_what_is_no_package_is_told_with_what_to_do(content: bytes) -> None:
    with pytest.raises(NotWhole, match="什么也没有接收"):
        told(content)
