"""Reading published files in limited child processes; the parent never parses and never dies (读取)."""

import json
import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from guantong.domain.fiscal.pages import PrintedFile
from guantong.gateways.adapters.published_documents.answers import MalformedAnswer, unpacked
from guantong.gateways.adapters.published_documents.refusals import refusal

WAIT = 90.0
"""Seconds a file may take on the wall before its child is killed."""
_LARGEST_ANSWER = 256 << 20
_FAREWELL = 2.0
"""Seconds a child may take to end once nothing more is asked of it."""
_CHILD = "guantong.gateways.adapters.published_documents.child"


class ChildDied(Exception):
    """The child ended, hung or answered nonsense; the message says which."""


class Child:
    """One child process, started when first asked and again after it died."""

    def __init__(self, module: str = _CHILD) -> None:
        self._module = module
        self._running: subprocess.Popen[bytes] | None = None

    def ask(self, request: dict[str, Any], wait: float = WAIT, content: bytes = b"") -> bytes:
        """Return the child's answer to `request` and the `content` after it; raises ChildDied, after which a new child serves."""
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
            until = time.monotonic() + wait
            (length,) = struct.unpack(">I", _exactly(child.stdout.fileno(), 4, until))
            if length > _LARGEST_ANSWER:
                raise ChildDied("回答过大")
            return _exactly(child.stdout.fileno(), length, until)
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


@contextmanager
def _children(count: int) -> Iterator[list[Child]]:
    children = [Child() for _ in range(count)]
    try:
        yield children
    finally:
        for child in children:
            child.close()


def read_files(
    paths: Sequence[Path], on_read: Callable[[PrintedFile], None] | None = None, workers: int | None = None
) -> list[PrintedFile]:
    """Return every file as read, in the order given; `on_read` is told of each as it is done.

    Files are spread over `workers` children (all cores by default), the largest first. A file whose
    child dies is returned with a trouble; the others are still read.
    """
    waiting: SimpleQueue[int] = SimpleQueue()
    for at in sorted(range(len(paths)), key=lambda at: -_size(paths[at])):
        waiting.put(at)
    found: list[PrintedFile | None] = [None] * len(paths)

    def serve(child: Child) -> None:
        while True:
            try:
                at = waiting.get_nowait()
            except Empty:
                return
            found[at] = printed = read_file(paths[at], child)
            if on_read:
                on_read(printed)

    count = max(1, min(workers or os.cpu_count() or 1, len(paths)))
    with _children(count) as children, ThreadPoolExecutor(count) as pool:
        list(pool.map(serve, children))
    return [printed for printed in found if printed is not None]


def read_file(path: Path, child: Child) -> PrintedFile:
    """Return one file read by `child`; any end other than a well-formed answer is a trouble."""
    name = path.name
    try:
        return PrintedFile(name, *unpacked(child.ask({"path": str(path)})))
    except ChildDied as died:
        return PrintedFile(name, (), (refusal("child_died", why=str(died) or "子进程意外结束"),))
    except MalformedAnswer:
        return PrintedFile(name, (), (refusal("child_died", why="回答不合格式"),))


def pictures(path: Path, pages: Sequence[int], dpi: int = 96) -> dict[int, bytes]:
    """Return JPEG pictures of the given pages by number; a page that cannot be drawn is left out."""
    found = {}
    with _children(1) as (child,):
        for page in pages:
            try:
                found[page] = child.ask({"picture": [str(path), page, dpi]})
            except ChildDied:
                continue
    return {page: image for page, image in found.items() if image}


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
