"""Reading published files in limited child processes; the parent never parses and never dies (读取)."""

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing, contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from guantong.domain.fiscal.pages import PrintedFile
from guantong.gateways.adapters.published_documents.answers import MalformedAnswer, unpacked
from guantong.gateways.quarantine.asking import ChildDied, LimitedChild, sent
from guantong.gateways.quarantine.refusals import refusal

_CHILD = "guantong.gateways.adapters.published_documents.child"
_Task, _Answer = TypeVar("_Task"), TypeVar("_Answer")


class Child(LimitedChild):
    """One child process that reads documents."""

    def __init__(self, module: str = _CHILD) -> None:
        super().__init__(module)


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


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
