"""A ballot sealed to two keyholders: only both shares together open it, and all are of one length (密封票).

A fresh X25519 key a ballot is agreed with each keyholder's; the key of AES-256-GCM comes of both agreements. Nobody deals
the shares: each keyholder draws an own one, and until the box is opened no machine ever holds the two.
"""

import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

PADDED = 256
"""Bytes of every ballot before it is sealed, the two of its length included."""
_PUBLIC, _NONCE = 32, 12


class BrokenSeal(ValueError):
    """It was not sealed to these keys for this box, or was changed since."""


def sealed(content: str, keys: Sequence[X25519PublicKey], box: str, length: int = PADDED) -> bytes:
    """Return `content` sealed to both keyholders for the box of that name; raises ValueError when it is too long.

    All ballots of a box are filled up to one `length`.
    """
    own = X25519PrivateKey.generate()
    public, nonce = _raw(own.public_key()), os.urandom(_NONCE)
    key = _key([own.exchange(other) for other in keys], public, keys, box)
    return public + nonce + AESGCM(key).encrypt(nonce, padded(content, length), box.encode())


def unsealed(ballot: bytes, shares: Sequence[X25519PrivateKey], box: str) -> str:
    """Return what was sealed; raises BrokenSeal."""
    public, nonce, rest = ballot[:_PUBLIC], ballot[_PUBLIC : _PUBLIC + _NONCE], ballot[_PUBLIC + _NONCE :]
    try:
        other = X25519PublicKey.from_public_bytes(public)
        keys = [share.public_key() for share in shares]
        key = _key([share.exchange(other) for share in shares], public, keys, box)
        return _content(AESGCM(key).decrypt(nonce, rest, box.encode()))
    except (InvalidTag, ValueError) as error:
        raise BrokenSeal(box) from error


def padded(content: str, length: int = PADDED) -> bytes:
    """Return the content filled up to the one length, so that no ballot is known by its size."""
    raw = content.encode()
    if len(raw) > length - 2:
        raise ValueError("too long for a ballot")
    return len(raw).to_bytes(2, "big") + raw + bytes(length - 2 - len(raw))


def _content(filled: bytes) -> str:
    return filled[2 : 2 + int.from_bytes(filled[:2], "big")].decode()


def _key(agreed: Sequence[bytes], public: bytes, keys: Sequence[X25519PublicKey], box: str) -> bytes:
    info = b"guantong ballot\x00" + public + b"".join(_raw(key) for key in keys) + box.encode()
    return HKDF(SHA256(), 32, None, info).derive(b"".join(agreed))


def _raw(key: X25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)
