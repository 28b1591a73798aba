"""One spelling for one record: canonical JSON (RFC 8785, without floats), and its digests (规范化)."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

_LARGEST_EXACT = 2**53
"""Readers in other languages keep integers exact only up to here; amounts in fen beyond it are texts."""


def canonical(record: Mapping[str, Any]) -> str:
    """Return `record` as canonical JSON: keys sorted by UTF-16 code units, no blanks, no floats.

    Raises TypeError for anything but mappings, lists, texts, integers, booleans and None: a float has more
    than one spelling, a day is written as text before it gets here.
    """
    return json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | str():
            return value
        case int():
            return value if abs(value) <= _LARGEST_EXACT else str(value)
        case Mapping():
            return {key: _plain(value[key]) for key in sorted(value, key=lambda k: k.encode("utf-16-be"))}
        case list() | tuple():
            return [_plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no canonical spelling")


def sm3(content: bytes) -> str:
    """Return the SM3 digest (GB/T 32905) in hexadecimal."""
    return hashlib.new("sm3", content).hexdigest()


def sha256(content: bytes) -> str:
    """Return the SHA-256 digest in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


DIGESTS = {"sm3": sm3, "sha256": sha256}
"""Both are kept: SM3 because it is the national standard, SHA-256 because every machine can check it."""
