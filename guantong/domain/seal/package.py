"""A package: named documents from one installation to another, numbered and signed, carried on a disc (数据包).

Four parts, one after the other: the line that says what it is; the manifest, one line of canonical JSON; the Ed25519 signature over both,
one line of hexadecimal; the bytes of the documents. Nothing may stand before, between or behind: whoever changes one byte changes a part
that is signed, the signature, or bytes whose length and digest are signed. A manifest can be read in any editor.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import category

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from guantong.domain.seal.canonical import canonical, sha256, sm3
from guantong.domain.seal.head import fingerprint
from guantong.domain.words import Words

MAGIC = b"guantong package 1\n"
_ANY_VERSION = re.compile(rb"guantong package [0-9]{1,6}\n")
SUFFIX = ".gtpack"
LARGEST_MANIFEST = 1 << 20
LONGEST_NAME = 120
_FACTS = {"sender": str, "receiver": str, "number": int, "packed_at": str, "key": str, "documents": list}
_OF_DOCUMENT = {"kind": str, "schema": int, "name": str, "about": dict, "size": int, "sm3": str, "sha256": str}


class NotWhole(Exception):
    """The bytes are no package, or not the one that was signed; carries the sentence."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.zh)
        self.words = words


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its `kind` and `schema` say who reads it, `about` what must be known beside its bytes (period, source …)."""

    kind: str
    schema: int
    name: str
    about: Mapping[str, str]
    content: bytes


@dataclass(frozen=True, slots=True)
class Package:
    """What a package says and holds; `number` counts from 1 for one sender and one receiver, `key` is the fingerprint it was signed by."""

    sender: str
    receiver: str
    number: int
    packed_at: str
    key: str
    documents: tuple[Document, ...]


def plain(name: str) -> bool:
    """True for the name of a file and nothing else: no folder, no step upwards, no character nobody sees, no more than 120."""
    seen = all(category(c) not in ("Cc", "Cf", "Co", "Cn", "Cs") for c in name)
    return seen and 0 < len(name) <= LONGEST_NAME and name.strip(" .") != "" and not set(name) & set("/\\")


def sealed(
    *, sender: str, receiver: str, number: int, packed_at: str, documents: Sequence[Document], key: Ed25519PrivateKey
) -> bytes:
    """Return the bytes of a package signed with `key`: the same documents, number and moment, the same bytes."""
    manifest = canonical(
        {
            "sender": sender, "receiver": receiver, "number": number, "packed_at": packed_at,
            "key": fingerprint(key.public_key()),
            "documents": [
                {
                    "kind": one.kind, "schema": one.schema, "name": one.name, "about": dict(one.about),
                    "size": len(one.content), "sm3": sm3(one.content), "sha256": sha256(one.content),
                }
                for one in documents
            ],
        }
    )  # fmt: skip
    signed = MAGIC + manifest.encode() + b"\n"
    return signed + key.sign(signed).hex().encode() + b"\n" + b"".join(one.content for one in documents)


def opened(content: bytes, key: Ed25519PublicKey) -> Package:
    """Return what a package holds after every byte of it was checked against `key`; raises NotWhole with what is wrong."""
    signed, signature, rest = _parts(content)
    manifest = _manifest(signed)
    try:
        raw = bytes.fromhex(signature.decode("ascii"))
        if raw.hex().encode() != signature:
            raise ValueError
        key.verify(raw, signed)
    except (InvalidSignature, ValueError) as error:
        raise NotWhole(_FORGED) from error
    if manifest["key"] != fingerprint(key):
        raise NotWhole(_FORGED)
    return Package(
        manifest["sender"], manifest["receiver"], manifest["number"], manifest["packed_at"], manifest["key"],
        _documents(manifest["documents"], rest),
    )  # fmt: skip


def told(content: bytes) -> Package:
    """Return what the manifest says, unchecked and without documents: only to find whose key it is to be checked with."""
    manifest = _manifest(_parts(content)[0])
    return Package(
        manifest["sender"], manifest["receiver"], manifest["number"], manifest["packed_at"], manifest["key"], ()
    )


def _parts(content: bytes) -> tuple[bytes, bytes, bytes]:
    if not content.startswith(MAGIC):
        raise NotWhole(_NEWER if _ANY_VERSION.match(content) else _NO_PACKAGE)
    end = content.find(b"\n", len(MAGIC), len(MAGIC) + LARGEST_MANIFEST)
    after = content.find(b"\n", end + 1, end + 200) if end > 0 else -1
    if after < 0:
        raise NotWhole(_CUT)
    return content[: end + 1], content[end + 1 : after], content[after + 1 :]


def _manifest(signed: bytes) -> dict[str, Any]:
    try:
        read = json.loads(signed[len(MAGIC) :])
        if canonical(read).encode() + b"\n" != signed[len(MAGIC) :]:
            raise ValueError
    except (ValueError, TypeError, RecursionError) as error:
        raise NotWhole(_DAMAGED) from error
    if not isinstance(read, dict) or not _fits(read, _FACTS) or not all(map(_document_fits, read["documents"])):
        raise NotWhole(_DAMAGED)
    if not 0 < read["number"] < 2**31 or not read["documents"]:
        raise NotWhole(_DAMAGED)
    return read


def _document_fits(read: Any) -> bool:
    return (
        isinstance(read, dict) and _fits(read, _OF_DOCUMENT) and read["size"] >= 0 and read["schema"] > 0
        and all(isinstance(value, str) for value in read["about"].values())
    )  # fmt: skip


def _fits(read: dict[str, Any], wanted: Mapping[str, type]) -> bool:
    return read.keys() == wanted.keys() and all(type(read[name]) is kind for name, kind in wanted.items())


def _documents(told_: list[dict[str, Any]], rest: bytes) -> tuple[Document, ...]:
    found, at = [], 0
    for one in told_:
        if not plain(one["name"]):
            raise NotWhole(NAMED.filled(name=one["name"][:60]))
        content = rest[at : at + one["size"]]
        at += one["size"]
        if len(content) != one["size"]:
            raise NotWhole(_CUT)
        if (sm3(content), sha256(content)) != (one["sm3"], one["sha256"]):
            raise NotWhole(_CHANGED.filled(name=one["name"]))
        found.append(Document(one["kind"], one["schema"], one["name"], one["about"], content))
    if at != len(rest):
        raise NotWhole(_MORE)
    return tuple(found)


_NO_PACKAGE = Words(
    "这不是数据包文件，什么也没有接收。数据包由对方系统导出，后缀是 .gtpack",
    "this is no package, and nothing was taken in: a package is what the other system exports, named .gtpack",
)
_NEWER = Words(
    "这个数据包由更新版本的系统打包，本系统读不了，什么也没有接收。请先升级本系统，再接收同一个包",
    "a newer version packed this, which cannot be read here, and nothing was taken in: upgrade first, then bring the same package",
)
_CUT = Words(
    "数据包不完整（可能没有刻录完），什么也没有接收。请对方重新刻录同一个包",
    "the package is cut off, and nothing was taken in: have the same package written to the disc again",
)
_DAMAGED = Words(
    "数据包的清单损坏或被改动，什么也没有接收。请对方重新刻录同一个包",
    "the package's manifest is damaged or was changed, and nothing was taken in: have the same package written again",
)
_FORGED = Words(
    "签名与登记的钥匙不符：清单、签名或钥匙被改动，什么也没有接收。请核对对方钥匙的指纹",
    "the signature does not fit the registered key, and nothing was taken in: compare the fingerprint of the sender's key",
)
_CHANGED = Words(
    "包内文件“{name}”与清单的摘要不符，什么也没有接收。请对方重新刻录同一个包",
    "“{name}” is not what was signed, and nothing was taken in: have the same package written again",
)
NAMED = Words(
    "包内文件名“{name}”带有路径、看不见的字符或过长，什么也没有接收。请改成普通文件名，重新打包",
    "the file name “{name}” holds a path, characters nobody sees, or is too long, and nothing was taken in: give it a plain name and pack again",
)
_MORE = Words(
    "数据包末尾有清单以外的内容，什么也没有接收。请对方重新刻录同一个包",
    "there is more in the package than its manifest names, and nothing was taken in: have it written again",
)
