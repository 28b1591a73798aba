"""One encrypted file, written and read as a stream: a piece altered, cut off or moved does not open (加密文件).

The key comes from a passphrase by scrypt, each piece is sealed by AES-256-GCM under a counter and a mark of the last one, with the
head of the file as associated data (the STREAM construction: Hoang, Reyhanitabar, Rogaway, Vizár, CRYPTO 2015).
Cryptography is the library's alone; here only pieces are counted.
"""

import json
import os
from io import RawIOBase
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from guantong.domain.words import Words

MAGIC = b"GUANTONG-BACKUP\n"
FORMAT = 1
COST = 16
"""scrypt with n = 2^16, r = 8, p = 1: 64 MiB and a fraction of a second a guess."""
PIECE = 1 << 20
_TAG = 16
_COSTS = range(10, 21)
"""What a file may ask of the reader: a forged head must not eat the machine's memory."""


class NotOpened(RuntimeError):
    """The file is not what was written, or not under this passphrase; `words` say what and what to do."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(words.zh)


class Writer(RawIOBase):
    """Seals what is written to it, piece by piece; `close` seals the last one. It does not close the file below."""

    def __init__(self, below: IO[bytes], passphrase: bytes, cost: int = COST) -> None:
        salt, start = os.urandom(16), os.urandom(7)
        head = {
            "format": FORMAT,
            "kdf": "scrypt",
            "cost": cost,
            "salt": salt.hex(),
            "cipher": "AES-256-GCM",
            "start": start.hex(),
        }
        self._head = MAGIC + json.dumps(head).encode() + b"\n"
        self._below, self._start, self._cipher = below, start, AESGCM(_key(passphrase, salt, cost))
        self._waiting, self._count = bytearray(), 0
        below.write(self._head)

    def writable(self) -> bool:
        """Say that it takes bytes."""
        return True

    def write(self, more: Any) -> int:
        """Take bytes; whole pieces go out sealed."""
        self._waiting += more
        while len(self._waiting) > PIECE:  # the last piece is known as such only when it is closed
            self._out(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(more)

    def close(self) -> None:
        """Seal the last piece."""
        if not self.closed:
            self._out(bytes(self._waiting), last=True)
        super().close()

    def _out(self, piece: bytes, *, last: bool) -> None:
        self._below.write(self._cipher.encrypt(_nonce(self._start, self._count, last), piece, self._head))
        self._count += 1


class Reader(RawIOBase):
    """Opens what `Writer` sealed; raises NotOpened at the first piece that does not open, and where the last one is missing."""

    def __init__(self, below: IO[bytes], passphrase: bytes) -> None:
        if below.read(len(MAGIC)) != MAGIC:
            raise NotOpened(_NO_BACKUP)
        line = below.readline(4096)
        try:
            head = json.loads(line)
            form, cost = int(head["format"]), int(head["cost"])
            salt, start = bytes.fromhex(head["salt"]), bytes.fromhex(head["start"])
        except (ValueError, KeyError, TypeError) as error:
            raise NotOpened(_BROKEN) from error
        if form > FORMAT:
            raise NotOpened(_LATER)
        if cost not in _COSTS or len(start) != 7:
            raise NotOpened(_BROKEN)
        self._head, self._below, self._start = MAGIC + line, below, start
        self._cipher = AESGCM(_key(passphrase, salt, cost))
        self._next, self._count = below.read(PIECE + _TAG), 0
        self._open, self._over = b"", False

    def readable(self) -> bool:
        """Say that it gives bytes."""
        return True

    def readinto(self, room: Any) -> int:
        """Give bytes as far as there are some."""
        while not self._open and not self._over:
            self._piece()
        few = self._open[: len(room)]
        room[: len(few)], self._open = few, self._open[len(few) :]
        return len(few)

    def _piece(self) -> None:
        sealed, self._next = self._next, self._below.read(PIECE + _TAG)
        self._over = not self._next
        try:
            self._open = self._cipher.decrypt(_nonce(self._start, self._count, self._over), sealed, self._head)
        except InvalidTag as error:
            raise NotOpened(_BROKEN if self._count else _WRONG_OR_BROKEN) from error
        self._count += 1


def _key(passphrase: bytes, salt: bytes, cost: int) -> bytes:
    return Scrypt(salt=salt, length=32, n=1 << cost, r=8, p=1).derive(passphrase)


def _nonce(start: bytes, count: int, last: bool) -> bytes:
    return start + count.to_bytes(4, "big") + bytes([last])


_NO_BACKUP = Words("这不是贯通的备份文件，或文件是空的。", "This is no backup of Guantong, or the file is empty.")
_BROKEN = Words(
    "备份文件已损坏（被截断或改动），没有恢复任何东西。请用另一份备份。",
    "The backup is damaged (cut off or altered); nothing was restored. Use another one.",
)
_WRONG_OR_BROKEN = Words(
    "口令不对，或备份文件已损坏；没有恢复任何东西。",
    "The passphrase is wrong or the backup is damaged; nothing was restored.",
)
_LATER = Words(
    "这份备份是更新版本的程序写的，没有恢复任何东西。请先安装那一版。",
    "A later version wrote this backup; nothing was restored. Install that version first.",
)
