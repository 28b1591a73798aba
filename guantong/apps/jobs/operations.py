"""The verbs of a job: ask, claim, beat, end, cancel, try again, return what fell silent (后台任务).

Nothing is held between two of them but the lease: a worker may die anywhere.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from guantong.apps.components.crashpoint import crashpoint
from guantong.apps.jobs import events
from guantong.apps.jobs.models import Job
from guantong.apps.jobs.queries import silent, waiting
from guantong.apps.jobs.workflow import JOB, WORKER
from guantong.apps.journal.operations import record
from guantong.domain.roles import Standing
from guantong.domain.words import Words
from guantong.domain.workflow.table import NEW

LEASE = timedelta(seconds=60)
ATTEMPTS = 5
BACK_OFF = tuple(timedelta(seconds=seconds) for seconds in (10, 40, 160, 640))
"""How long a job rests after its first, second … attempt that failed."""


class Lost(RuntimeError):
    """The lease is gone: another worker may hold the job, so this one must not write any more."""


@transaction.atomic
def enqueue(
    *, kind: str, title: str, path: str, by: Standing, as_of: datetime, arguments: Mapping[str, Any] | None = None,
    of: int = 0,
) -> Job:  # fmt: skip
    """Ask for a job in the transaction of what it belongs to: rolled back, it was never asked."""
    JOB.demand("ask", by, NEW, path)
    job = Job.objects.create(
        kind=kind, title=title, owner=by.person, path=path, arguments=dict(arguments or {}), asked_at=as_of,
        begins_at=as_of, of=of,
    )  # fmt: skip
    return _recorded(job, "ask", by, as_of)


@transaction.atomic
def claim(*, worker: str, as_of: datetime, lease: timedelta = LEASE) -> Job | None:
    """Return the job that waited longest, now held by `worker`, or None; of two that ask at once one gets it."""
    for pk in waiting(as_of).values_list("pk", flat=True)[:8]:
        if _taken(pk, worker, as_of, lease):
            job = _recorded(Job.objects.get(pk=pk), "claim", WORKER, as_of)
            crashpoint("job.before_claim_commit")
            return job
    return None


def beat(*, job: Job, as_of: datetime, lease: timedelta = LEASE) -> bool:
    """Renew the lease; False when it is lost."""
    return bool(Job.objects.filter(**job.held()).update(lease_until=as_of + lease, beaten_at=as_of))


@transaction.atomic
def complete(*, job: Job, result: Mapping[str, Any], as_of: datetime) -> Job:
    """End a job with its result; raises Lost."""
    return _end(job, "complete", as_of, result=dict(result), message="")


@transaction.atomic
def refuse(*, job: Job, why: Words, as_of: datetime) -> Job:
    """End a job that cannot be done, however often it is tried; raises Lost."""
    return _end(job, "refuse", as_of, message=why.zh)


@transaction.atomic
def obey(*, job: Job, as_of: datetime) -> Job:
    """End a job whose owner asked to stop; what is done stays done; raises Lost."""
    return _end(job, "obey", as_of, message="")


@transaction.atomic
def give_back(*, job: Job, why: Words, as_of: datetime, resting: bool = True) -> Job:
    """Return a job whose attempt failed; after the last attempt give it up and tell its owner; raises Lost."""
    row = holding(job)
    if row.attempts >= ATTEMPTS:
        row = _moved(row, "give_up", WORKER, as_of, message=why.zh, ended_at=as_of)
        events.gave_up.send(Job, job=row, by=WORKER, as_of=as_of)
        return row
    rest = BACK_OFF[row.attempts - 1] if resting else timedelta(0)
    return _moved(row, "give_back", WORKER, as_of, message=why.zh, begins_at=as_of + rest)


def reap(*, as_of: datetime) -> int:
    """Return every job whose worker fell silent to the queue; returns how many there were."""
    returned = 0
    for pk in silent(as_of).values_list("pk", flat=True)[:200]:
        with transaction.atomic():
            job = Job.objects.select_for_update().filter(pk=pk, state="running", lease_until__lt=as_of).first()
            if job is not None:
                give_back(job=job, why=_SILENT, as_of=as_of, resting=False)
                returned += 1
    return returned


@transaction.atomic
def cancel(*, job: Job, by: Standing, as_of: datetime) -> Job:
    """Cancel what has not begun."""
    return _by_person(job, "cancel", by, as_of, ended_at=as_of)


@transaction.atomic
def stop(*, job: Job, by: Standing, as_of: datetime) -> Job:
    """Ask a running job to stop: it does so before its next item."""
    return _by_person(job, "stop", by, as_of, stop_asked=True)


@transaction.atomic
def retry(*, job: Job, by: Standing, as_of: datetime) -> Job:
    """Queue an ended job again, with all its attempts; it goes on where it stopped, with its requester's rights."""
    return _by_person(job, "retry", by, as_of, attempts=0, begins_at=as_of, ended_at=None, stop_asked=False, message="")


def holding(job: Job) -> Job:
    """Return the row, locked, while it is still held as `job` says; raises Lost. Inside a transaction."""
    row = Job.objects.select_for_update().filter(**job.held()).first()
    if row is None:
        raise Lost(job.pk)
    return row


def _locked(job: Job) -> Job:
    return Job.objects.select_for_update().get(pk=job.pk)


def _taken(pk: int, worker: str, as_of: datetime, lease: timedelta) -> bool:
    """Claim by one statement: whoever changes the row while it is queued has it."""
    return bool(
        Job.objects.filter(pk=pk, state="queued").update(
            state="running", worker=worker, attempts=F("attempts") + 1, lease_until=as_of + lease, beaten_at=as_of
        )
    )


def _end(job: Job, verb: str, as_of: datetime, **changes: Any) -> Job:
    return _moved(holding(job), verb, WORKER, as_of, ended_at=as_of, **changes)


def _by_person(job: Job, verb: str, by: Standing, as_of: datetime, **changes: Any) -> Job:
    row = _locked(job)
    was = row.state
    row = _moved(row, verb, by, as_of, **changes)
    if was == "dead":
        events.taken_up.send(Job, job=row, by=by, as_of=as_of)
    return row


def _moved(row: Job, verb: str, by: Standing, as_of: datetime, **changes: Any) -> Job:
    row.state = JOB.demand(verb, by, row.state, row.path)
    for name, value in changes.items():
        setattr(row, name, value)
    if row.state != "running":
        row.worker, row.lease_until = "", None
    row.save()
    return _recorded(row, verb, by, as_of)


def _recorded(job: Job, verb: str, by: Standing, as_of: datetime) -> Job:
    words = JOB.row(verb).words
    record(
        by=by, as_of=as_of, room="jobs", verb=verb, path=job.path, of=job,
        says=Words(f"{words.zh}任务 {job.kind}", f"{words.en} job {job.kind}"),
        content={"kind": job.kind, "state": job.state, "attempt": job.attempts},
    )  # fmt: skip
    return job


_SILENT = Words("后台程序中断，已退回排队", "the worker fell silent; returned to the queue")
