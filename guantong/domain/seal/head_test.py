"""A head is signed by one key, and anything changed in it breaks the signature."""

import json
from dataclasses import asdict, fields

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from guantong.domain.seal.head import Head, fingerprint, head_from, holds, signed

KEY, OTHER = (Ed25519PrivateKey.from_private_bytes(bytes([at]) * 32) for at in (1, 2))
HEAD = signed(Head("明湖区", 3, "aa" * 32, "bb" * 32, "2026-11-12T18:00:00+08:00"), KEY)


def test_a_signed_head_holds_under_its_key_alone() -> None:
    assert (holds(HEAD, KEY.public_key()), holds(HEAD, OTHER.public_key())) == (True, False)


def test_a_head_names_the_key_that_signed_it() -> None:
    assert HEAD.key == fingerprint(KEY.public_key())


@pytest.mark.parametrize("name", [field.name for field in fields(Head)])
def test_changing_any_field_breaks_the_signature(name: str) -> None:
    changed = head_from({**asdict(HEAD), name: 4 if name == "size" else "cc"})

    assert not holds(changed, KEY.public_key())


def test_a_printed_head_is_read_back() -> None:
    assert head_from(json.loads(HEAD.printed())) == HEAD


@pytest.mark.parametrize("printed", ['{"size": "3"}', '{"journal": "明湖区"}', "{}"])
def test_what_is_no_head_is_refused(printed: str) -> None:
    with pytest.raises((TypeError, ValueError)):
        head_from(json.loads(printed))
