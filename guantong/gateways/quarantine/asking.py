"""Asking a limited child process; the parent never parses and never dies (隔离读取：父进程一侧)."""

import json
import os
import select
import struct
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any

WAIT = 90.0
"""Seconds a file may take on the wall before its child is killed."""
_LARGEST_ANSWER = 256 << 20
_FAREWELL = 2.0
"""Seconds a child may take to end once nothing more is asked of it."""


class ChildDied(Exception):
    """The child ended, hung or answered nonsense; the message says which."""


class LimitedChild:
    """One child process that runs `module`, started when first asked and again after it died."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._running: subprocess.Popen[bytes] | None = None

    def ask(self, request: dict[str, Any], wait: float = WAIT, content: bytes = b"") -> bytes:
        """Return the child's answer to `request` and the `content` after it; raises ChildDied, after which a new child serves."""
        return self._asked(request, content, time.monotonic() + wait)

    def pour(self, request: dict[str, Any], into: IO[bytes], most: int, wait: float = WAIT) -> bytes:
        """Write what the child pours out into `into`, at most `most` bytes, and return its closing answer; raises ChildDied.

        A child has no disk: what is too large for an answer goes through the pipe piece by piece, and the parent keeps it.
        """
        return self._asked(request, b"", time.monotonic() + wait, into, most)

    @property
    def process(self) -> int | None:
        """The number of the process that serves now, for those who measure it."""
        return self._running.pid if self._running else None

    def _asked(
        self, request: dict[str, Any], content: bytes, until: float, into: IO[bytes] | None = None, most: int = 0
    ) -> bytes:
        if self._running is None:
            command = [sys.executable, "-X", "utf8", "-m", self._module]
            self._running = subprocess.Popen(  # noqa: S603 - our own module, no shell
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        child = self._running
        assert child.stdin is not None and child.stdout is not None  # noqa: S101 - both are pipes
        try:
            child.stdin.write(json.dumps(request).encode() + b"\n" + content)
            child.stdin.flush()
            pipe = child.stdout.fileno()
            while into is not None and (piece := _framed(pipe, until)):
                most -= len(piece)
                if most < 0:
                    raise ChildDied("读出的内容过大")
                into.write(piece)
            return _framed(pipe, until)
        except (ChildDied, OSError) as died:
            raise ChildDied(self._buried(str(died))) from died

    def _buried(self, why: str) -> str:
        child, self._running = self._running, None
        if child is None:
            return why
        child.kill()
        code = child.wait()
        return why if why and code == -9 else f"子进程结束，代码 {code}"

    def close(self) -> None:
        """Let the child end."""
        if self._running is not None:
            child, self._running = self._running, None
            assert child.stdin is not None and child.stdout is not None  # noqa: S101 - both are pipes
            child.stdin.close()
            try:
                child.wait(_FAREWELL)
            except subprocess.TimeoutExpired:  # it babbles on or hangs
                child.kill()
                child.wait()
            child.stdout.close()


def _framed(pipe: int, until: float) -> bytes:
    (length,) = struct.unpack(">I", _exactly(pipe, 4, until))
    if length > _LARGEST_ANSWER:
        raise ChildDied("回答过大")
    return _exactly(pipe, length, until)


def _exactly(pipe: int, count: int, until: float) -> bytes:
    parts = bytearray()
    while len(parts) < count:
        left = until - time.monotonic()
        if left <= 0 or not select.select([pipe], [], [], left)[0]:
            raise ChildDied("超时")
        piece = os.read(pipe, min(count - len(parts), 1 << 20))
        if not piece:
            raise ChildDied("")
        parts += piece
    return bytes(parts)


def sent(path: Path) -> str:
    """Return a path for the pipe, byte for byte: a name need not be text (`serving.received` undoes it)."""
    return os.fsencode(path).hex()
