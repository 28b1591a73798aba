"""Two people at the same moment: each on a connection of its own, meeting where it hurts (同时)."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

MEETING = 0.4
"""Seconds one waits for the other to have judged; a lock that makes it wait is what ends the wait."""


def at_once(*verbs: Callable[[], Any]) -> list[Any]:
    """Let every verb go at the same moment; return what became of each: its answer, or what it raised."""
    barrier, ends = threading.Barrier(len(verbs)), [None] * len(verbs)

    def go(at: int, verb: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(30)
            ends[at] = verb()
        except Exception as error:  # noqa: BLE001 - what became of it is what is looked at
            ends[at] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=pair) for pair in enumerate(verbs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


@contextmanager
def meeting(*judges: tuple[Any, str]) -> Iterator[None]:
    """Let both have judged before either writes, unless one must wait for the other; `judges`: module, function."""
    met, real = threading.Barrier(2), {at: getattr(*at) for at in judges}

    def judged(at: tuple[Any, str]) -> Callable[..., Any]:
        def judge(*args: Any) -> Any:
            answer = real[at](*args)
            try:
                met.wait(MEETING)
            except threading.BrokenBarrierError:
                met.reset()
            return answer

        return judge

    for module, name in judges:
        setattr(module, name, judged((module, name)))
    try:
        yield
    finally:
        for (module, name), function in real.items():
            setattr(module, name, function)
