"""The head of a journal: how many entries, their roots, when, signed (日封)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from guantong.domain.seal.canonical import canonical, sha256


@dataclass(frozen=True, slots=True)
class Head:
    """What is anchored outside: `size` entries had these roots at `sealed_at` (ISO 8601 with zone)."""

    journal: str
    size: int
    root_sm3: str
    root_sha256: str
    sealed_at: str
    key: str = ""
    signature: str = ""

    @property
    def signed_text(self) -> bytes:
        """The bytes that are signed: everything but the signature."""
        return canonical({k: v for k, v in asdict(self).items() if k != "signature"}).encode()

    def printed(self) -> str:
        """Return the head as one line of canonical JSON, for a file, a QR code or a page of minutes."""
        return canonical(asdict(self))


def signed(head: Head, key: Ed25519PrivateKey) -> Head:
    """Return `head` signed with `key`, whose fingerprint it then names."""
    named = _replace(head, key=fingerprint(key.public_key()), signature="")
    return _replace(named, signature=key.sign(named.signed_text).hex())


def holds(head: Head, key: Ed25519PublicKey) -> bool:
    """True when `head` bears a true signature by `key`."""
    try:
        key.verify(bytes.fromhex(head.signature), head.signed_text)
    except (InvalidSignature, ValueError):
        return False
    return head.key == fingerprint(key)


def fingerprint(key: Ed25519PublicKey) -> str:
    """Return the first 16 hexadecimal digits of the key's SHA-256."""
    return sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw))[:16]


def public_text(key: Ed25519PublicKey) -> str:
    """Return the key as a verifier is given it: 64 hexadecimal digits."""
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def head_from(printed: Mapping[str, Any]) -> Head:
    """Return the head in a parsed JSON object; raises TypeError or ValueError when it is none."""
    head = Head(**{name: printed[name] for name in Head.__slots__ if name in printed})
    if not isinstance(head.size, int) or not all(isinstance(v, str) for k, v in asdict(head).items() if k != "size"):
        raise ValueError("not a head")
    return head


def _replace(head: Head, **changes: Any) -> Head:
    return Head(**{**asdict(head), **changes})
