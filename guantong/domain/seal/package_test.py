"""A package is what was signed to the last byte, or it is refused with a sentence."""

from itertools import product

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from guantong.domain.seal.package import MAGIC, Document, NotWhole, opened, plain, sealed, told

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


def test_of_no_byte_one_bit_can_be_turned() -> None:
    whole, key = packed(), KEY.public_key()

    for at, bit in product(range(len(whole)), range(8)):
        with pytest.raises(NotWhole, match="什么也没有接收"):
            opened(whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :], key)


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


def test_a_package_of_a_later_version_asks_for_an_upgrade() -> None:
    with pytest.raises(NotWhole, match="更新版本的系统打包.*请先升级本系统"):
        told(packed().replace(MAGIC, b"guantong package 2\n"))


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../支付.csv", "/etc/passwd", "..\\支付.csv", "支\u202e付.csv", "支\n付.csv", "长" * 121]
)
def test_a_name_that_is_more_than_a_name_is_refused_though_it_was_signed(name: str) -> None:
    content = sealed(
        sender="财政局", receiver="人大内网", number=1, packed_at="", documents=(Document("feeds.file", 1, name, {}, b""),), key=KEY,
    )  # fmt: skip

    assert not plain(name)
    with pytest.raises(NotWhole, match="带有路径、看不见的字符或过长，什么也没有接收"):
        opened(content, KEY.public_key())


@pytest.mark.parametrize("name", ["支付.csv", "2026年3月 支付（更正）.xlsx", "a..b", ".支付"])
def test_an_ordinary_name_is_one(name: str) -> None:
    assert plain(name)
