"""The limited child's side: serves requests with little memory, time and no disk (隔离读取：子进程一侧).

A request is one JSON line on standard input (an attachment's bytes may follow it), an answer four bytes of length and then JSON.
Before its answer a child may pour out pieces of the same form, ended by an empty one. Whatever happens to it, the parent only
loses an answer.
"""

import json
import os
import resource
import signal
import struct
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Answer = dict[str, Any] | bytes


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: bytes of address space, seconds on the wall for each request."""

    memory: int = 2 << 30
    seconds: int = 60

    def impose(self) -> None:
        """Bind this process for good; no core file, nothing written to a disk, no more processes than there are."""
        resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NPROC, resource.getrlimit(resource.RLIMIT_NPROC))


def serve(answer: Callable[[dict[str, Any]], Answer], limits: Limits) -> None:
    """Serve requests until standard input closes; what `answer` needs is imported before, while bytecode may be cached."""
    limits.impose()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        signal.alarm(limits.seconds)
        answered = answer(request)
        signal.alarm(0)
        write_piece(answered if isinstance(answered, bytes) else _as_json(answered))
        sys.stdout.buffer.flush()


def _as_json(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode(errors="backslashreplace")


def write_piece(piece: bytes) -> None:
    """Write `piece` with its length before it; an empty one ends what is poured out."""
    sys.stdout.buffer.write(struct.pack(">I", len(piece)) + piece)


def received(path: str) -> Path:
    """Return the path that the parent sent, byte for byte."""
    return Path(os.fsdecode(bytes.fromhex(path)))


@contextmanager
def nameable(path: Path) -> Iterator[Path]:
    """Yield a path that is text: the workbook's parser knows no other, a file name in GBK is none."""
    with path.open("rb") as file:
        yield path if str(path).isprintable() else Path(f"/dev/fd/{file.fileno()}")
