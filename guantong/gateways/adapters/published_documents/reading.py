"""Reading published files in limited child processes; the parent never parses and never dies (读取)."""

import json
import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing, contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

from guantong.domain.fiscal.pages import PrintedFile
from guantong.gateways.adapters.published_documents.answers import MalformedAnswer, unpacked
from guantong.gateways.adapters.published_documents.refusals import refusal

WAIT = 90.0
"""Seconds a file may take on the wall before its child is killed."""
_LARGEST_ANSWER = 256 << 20
_FAREWELL = 2.0
"""Seconds a child may take to end once nothing more is asked of it."""
_CHILD = "guantong.gateways.adapters.published_documents.child"
_Task, _Answer = TypeVar("_Task"), TypeVar("_Answer")


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


def read_files(paths: Sequence[Path], workers: int | None = None) -> list[PrintedFile]:
    """Return every file as read, in the order given."""
    read = dict(files_as_read(paths, workers))
    return [read[at] for at in range(len(paths))]


def files_as_read(paths: Sequence[Path], workers: int | None = None) -> Generator[tuple[int, PrintedFile], None, None]:
    """Yield every file with its place among `paths` as soon as it is read; the children read on meanwhile.

    Files are spread over `workers` children (all cores by default), the largest first. A file whose
    child dies is returned with a trouble; the others are still read.
    """
    largest_first = sorted(range(len(paths)), key=lambda at: -_size(paths[at]))
    answers = _as_answered([paths[at] for at in largest_first], read_file, workers)
    with closing(answers):
        for at, printed in answers:
            yield largest_first[at], printed


def _as_answered(
    tasks: Sequence[_Task], ask: Callable[[_Task, Child], _Answer], workers: int | None
) -> Generator[tuple[int, _Answer], None, None]:
    """Yield the answers to `tasks` as they come, worked off in order by as many children as there are cores.

    When nobody wants more of them, what still waits is dropped: nobody waits for a report that will not come.
    """
    count = max(1, min(workers or os.cpu_count() or 1, len(tasks)))
    idle: SimpleQueue[Child] = SimpleQueue()

    def asked(task: _Task) -> _Answer:
        child = idle.get()
        try:
            return ask(task, child)
        finally:
            idle.put(child)

    with _children(count) as children, ThreadPoolExecutor(count) as pool:
        for child in children:
            idle.put(child)
        places = {pool.submit(asked, task): at for at, task in enumerate(tasks)}
        try:
            for answered in as_completed(list(places)):
                yield places.pop(answered), answered.result()
        finally:
            pool.shutdown(cancel_futures=True)


def read_file(path: Path, child: Child, suffix: str = "") -> PrintedFile:
    """Return one file read by `child`; any end other than a well-formed answer is a trouble.

    `suffix` is what its name ended in, where it is kept under another.
    """
    name = path.name
    try:
        return PrintedFile(name, *unpacked(child.ask({"path": sent(path), **({"suffix": suffix} if suffix else {})})))
    except ChildDied as died:
        return PrintedFile(name, (), (refusal("child_died", why=str(died) or "子进程意外结束"),))
    except MalformedAnswer:
        return PrintedFile(name, (), (refusal("child_died", why="回答不合格式"),))


Wanted = tuple[Path, int]
"""A page to be drawn: file and page number."""


def pictures(
    wanted: Sequence[Wanted],
    on_drawn: Callable[[Wanted], None] | None = None,
    dpi: int = 96,
    workers: int | None = None,
) -> dict[Wanted, bytes]:
    """Return JPEG pictures of the pages `wanted`, drawn on all cores; a page that cannot be drawn is left out."""

    def draw(page: Wanted, child: Child) -> bytes:
        try:
            return child.ask({"picture": [sent(page[0]), page[1], dpi]})
        except ChildDied:
            return b""
        finally:
            if on_drawn:
                on_drawn(page)

    drawn = dict(_as_answered(wanted, draw, workers))
    return {page: drawn[at] for at, page in enumerate(wanted) if drawn[at]}


def sent(path: Path) -> str:
    """Return a path for the pipe, byte for byte: a name need not be text (`child.received` undoes it)."""
    return os.fsencode(path).hex()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
