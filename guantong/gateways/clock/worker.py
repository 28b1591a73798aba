"""The worker (后台程序): claims one job after another, keeps its lease alive, returns what others left silent."""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from types import FrameType
from typing import Protocol

from django.db import DatabaseError, close_old_connections, connection, connections

from guantong.apps.jobs import operations, queries
from guantong.apps.jobs.models import Job
from guantong.apps.jobs.operations import LEASE
from guantong.apps.jobs.work import run
from guantong.gateways.clock import now as real_now

_log = logging.getLogger(__name__)
_PAUSE = 2.0
"""Seconds between two looks into an empty queue, and before one looks again for a database that was away."""


class Pull(Protocol):
    """A room's look at whether something below has changed that it must go on with: it asks for its job, or returns None."""

    def __call__(self, *, as_of: datetime) -> object | None:
        """Ask for a job where there is cause."""


class Worker:
    """One worker process; `until_idle` ends it when nothing is left to do.

    `pulls` are asked whenever the queue is empty: rooms above that hear no news of what was published below look for it there.
    """

    def __init__(
        self, *, now: Callable[[], datetime] = real_now, lease: timedelta = LEASE, pause: float = _PAUSE,
        until_idle: bool = False, pulls: Sequence[Pull] = (),
    ) -> None:  # fmt: skip
        self.name = f"{socket.gethostname()}/{os.getpid()}"
        self.ending = threading.Event()
        self._now, self._lease, self._pause, self._until_idle = now, lease, pause, until_idle
        self._pulls = pulls

    def work(self) -> int:
        """Work until asked to end; returns how many jobs were taken up. A job in hand is brought to its end."""
        taken = 0
        while not self.ending.is_set():
            try:
                close_old_connections()
                operations.reap(as_of=self._now())
                job = operations.claim(worker=self.name, as_of=self._now(), lease=self._lease)
                if job is None and self._pulled():
                    continue
                if job is None and self._until_idle and not queries.unfinished().exists():
                    break
            except DatabaseError:
                _log.exception("the database is busy or away; trying again")
                connection.close()
                job = None
            if job is None:
                self.ending.wait(self._pause)
                continue
            taken += 1
            with _Heartbeat(job, self._now, self._lease):
                run(job, self._now, self._lease)
        return taken

    def _pulled(self) -> bool:
        """Ask every room that looks below whether it has something to go on with; one that stumbles stops no other."""
        found = False
        for pull in self._pulls:
            try:
                found = pull(as_of=self._now()) is not None or found
            except DatabaseError:
                raise
            except Exception:  # noqa: BLE001 - a room above must not take the worker with it; its nightly look finds the same
                _log.exception("a look for what was published failed")
        return found

    def end(self, _number: int = 0, _frame: FrameType | None = None) -> None:
        """Ask the worker to end after the job in hand."""
        self.ending.set()

    def heed_signals(self) -> "Worker":
        """End gracefully at SIGTERM and SIGINT."""
        signal.signal(signal.SIGTERM, self.end)
        signal.signal(signal.SIGINT, self.end)
        return self


class _Heartbeat:
    """Renews the lease of a job from a thread of its own while it is worked on."""

    def __init__(self, job: Job, now: Callable[[], datetime], lease: timedelta) -> None:
        self._job, self._now, self._lease = job, now, lease
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def __enter__(self) -> "_Heartbeat":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._over.wait(self._lease.total_seconds() / 3):
            try:
                if not operations.beat(job=self._job, as_of=self._now(), lease=self._lease):
                    break
            except DatabaseError:
                _log.warning("a heartbeat was missed: the database is busy")
        connections.close_all()
