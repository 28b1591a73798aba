"""The worker (后台程序): claims one job after another, keeps its lease alive, returns what others left silent."""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from types import FrameType

from django.db import DatabaseError, close_old_connections, connection, connections

from guantong.apps.jobs import operations, queries
from guantong.apps.jobs.models import Job
from guantong.apps.jobs.operations import LEASE
from guantong.apps.jobs.work import run
from guantong.gateways.clock import now as real_now

_log = logging.getLogger(__name__)
_PAUSE = 2.0
"""Seconds between two looks into an empty queue, and before one looks again for a database that was away."""


class Worker:
    """One worker process; `until_idle` ends it when nothing is left to do."""

    def __init__(
        self, *, now: Callable[[], datetime] = real_now, lease: timedelta = LEASE, pause: float = _PAUSE,
        until_idle: bool = False,
    ) -> None:  # fmt: skip
        self.name = f"{socket.gethostname()}/{os.getpid()}"
        self.ending = threading.Event()
        self._now, self._lease, self._pause, self._until_idle = now, lease, pause, until_idle

    def work(self) -> int:
        """Work until asked to end; returns how many jobs were taken up. A job in hand is brought to its end."""
        taken = 0
        while not self.ending.is_set():
            try:
                close_old_connections()
                operations.reap(as_of=self._now())
                job = operations.claim(worker=self.name, as_of=self._now(), lease=self._lease)
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
