"""The half of a key that one keyholder keeps on paper: letters to type back, with a check that finds a slip (密钥份)."""

from base64 import b32decode, b32encode
from binascii import Error

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from guantong.domain.seal.canonical import sha256

_CHECK = 4
_GROUP = 4
_LOOK_ALIKE = str.maketrans("018", "OIB", " -\t\r\n\u3000")
"""None of these digits is ever printed: whoever types one read a letter."""


class NotAShare(ValueError):
    """What was typed is no share: a letter is missing or wrong."""


def new_share() -> tuple[str, str]:
    """Return a fresh share as it is printed, and the public half of it in hexadecimal."""
    key = X25519PrivateKey.generate()
    raw = key.private_bytes_raw()
    letters = b32encode(raw).decode().rstrip("=") + _check(raw)
    groups = [letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP)]
    return " ".join(groups), public_half(key)


def share_from(typed: str) -> X25519PrivateKey:
    """Return the key in a typed share, blanks and hyphens wherever they are; raises NotAShare."""
    letters = typed.upper().translate(_LOOK_ALIKE)
    try:
        raw = b32decode(letters[:-_CHECK] + "====")
    except Error as error:
        raise NotAShare("no base 32") from error
    if len(raw) != 32 or letters != b32encode(raw).decode().rstrip("=") + _check(raw):
        raise NotAShare("the check letters do not fit")
    return X25519PrivateKey.from_private_bytes(raw)


def public_half(key: X25519PrivateKey) -> str:
    """Return what may be known of a share: 64 hexadecimal digits."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def public_from(text: str) -> X25519PublicKey:
    """Return the public half written in hexadecimal."""
    return X25519PublicKey.from_public_bytes(bytes.fromhex(text))


def _check(raw: bytes) -> str:
    return b32encode(bytes.fromhex(sha256(b"share" + raw))[:5]).decode()[:_CHECK]
