"""Doing one job (办理一项任务): what its handler is given, and what becomes of whatever it does."""

import logging
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import DatabaseError, OperationalError, connection, transaction

from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.jobs import operations
from guantong.apps.jobs.kinds import kind_named
from guantong.apps.jobs.models import Job
from guantong.apps.jobs.operations import LEASE, Lost
from guantong.apps.jobs.queries import standing_now
from guantong.apps.jobs.workflow import JOB
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import BadInput, NotAllowed

Item = TypeVar("Item")
_log = logging.getLogger(__name__)
_LONGEST_REST = timedelta(seconds=1)


class Stopped(Exception):
    """The owner asked to stop."""


class Work:
    """What a handler is given: the arguments, the requester as he stands now, and a way to go on item by item."""

    def __init__(self, job: Job, now: Callable[[], datetime], lease: timedelta = LEASE) -> None:
        self.job, self.arguments, self._now, self._lease = job, job.arguments, now, lease

    def by(self) -> Standing:
        """Return the requester's standing, read anew; raises NotAllowed when the right to ask is gone."""
        standing = standing_now(self.job, self._now())
        JOB.demand("run", standing, "running", self.job.path)
        return standing

    def each(
        self, items: Sequence[Item], do: Callable[[Item, Standing, datetime], Any], says: Callable[[Item], str] = str,
        of: int = 0,
    ) -> int:  # fmt: skip
        """Do every item that is not done yet, each in one transaction with the mark that it is; returns how many.

        `of` says how many items there will be where `items` are only those that may be done by now.

        Where there is one writer at a time, it rests after an item as long as that took: half the time is the others'.
        Raises Stopped, NotAllowed or Lost before an item, never in the middle of one.
        """
        begun = self.job.done
        for at in range(begun, len(items)):
            with transaction.atomic():
                row = operations.holding(self.job)
                if row.stop_asked:
                    raise Stopped
                as_of = self._now()
                do(items[at], self.by(), as_of)
                row.done, row.of, row.says = at + 1, of or len(items), says(items[at])[:120]
                row.lease_until, row.beaten_at = as_of + self._lease, as_of
                row.save(update_fields=("done", "of", "says", "lease_until", "beaten_at"))
                crashpoint("job.in_handler")
            self.job.done, self.job.of = row.done, row.of
            _give_way(self._now() - as_of)
        return len(items) - begun


def run(job: Job, now: Callable[[], datetime], lease: timedelta = LEASE) -> None:
    """Do a claimed job, and note what became of it; whatever a handler raises ends here."""
    crashpoint("job.after_claim")
    work = Work(job, now, lease)
    try:
        work.by()
        result = kind_named(job.kind).handler(work) or {}
        crashpoint("job.after_effect")
        operations.complete(job=job, result=result, as_of=now())
        crashpoint("job.after_done")
    except Lost:
        _log.warning("job %s is held by another worker", job.pk)
    except Stopped:
        _note(operations.obey, job, now)
    except NotAllowed as refused:
        _note(operations.refuse, job, now, why=refused.refusal.why)
    except BadInput as bad:
        _note(operations.refuse, job, now, why=Words(str(bad), str(bad)))
    except OperationalError as error:
        _note(operations.give_back, job, now, why=_BUSY if "lock" in str(error) else _DATABASE)
    except Exception as error:  # noqa: BLE001 - a poisoned job must not take the worker with it
        _log.exception("job %s failed", job.pk)
        _note(operations.give_back, job, now, why=_FAILED.filled(error=type(error).__name__))


def _give_way(took: timedelta) -> None:
    """On SQLite, leave the database to others for as long as it was held; a clock that jumps makes nobody wait long."""
    if connection.vendor == "sqlite":
        time.sleep(min(max(took, timedelta(0)), _LONGEST_REST).total_seconds())


def _note(verb: Callable[..., Job], job: Job, now: Callable[[], datetime], **facts: Any) -> None:
    """Note the end of an attempt; when the database is away, the reaper returns the job after its lease."""
    try:
        verb(job=job, as_of=now(), **facts)
    except Lost:
        _log.warning("job %s is held by another worker", job.pk)
    except DatabaseError:
        _log.exception("what became of job %s could not be noted", job.pk)
        connection.close()


_BUSY = Words("数据库正忙，稍后自动再试", "the database is busy; it is tried again")
_DATABASE = Words("数据库连接中断，稍后自动再试", "the database was away; it is tried again")
_FAILED = Words("办理时出错（{error}），请告诉系统管理员", "it failed ({error}); tell the system administrator")
