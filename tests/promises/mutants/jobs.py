"""Mechanisms of jobs, switched off (后台任务的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from unittest.mock import patch


@contextmanager
def jobs_claimed_without_condition() -> Iterator[None]:
    """A worker takes what another one holds: the claim does not ask for `queued`."""
    from guantong.apps.jobs.models import Job

    def taken(pk: int, worker: str, as_of: datetime, lease: timedelta) -> bool:
        job = Job.objects.get(pk=pk)
        changes = {"state": "running", "worker": worker, "attempts": job.attempts + 1, "lease_until": as_of + lease}
        return bool(Job.objects.filter(pk=pk).update(**changes))

    def waiting(as_of: datetime) -> object:
        return Job.objects.filter(state__in=("queued", "running"), begins_at__lte=as_of).order_by("begins_at", "pk")

    table = "guantong.apps.jobs.operations"
    with patch(f"{table}._taken", taken), patch(f"{table}.waiting", waiting), _any_claim():
        yield


@contextmanager
def _any_claim() -> Iterator[None]:
    from guantong.apps.jobs.workflow import JOB

    with patch.object(type(JOB), "demand", lambda self, verb, *_rest: self.row(verb).ends):
        yield


@contextmanager
def jobs_ended_without_lock() -> Iterator[None]:
    """Whoever ends or stops a job does not hold its row meanwhile."""
    from guantong.apps.jobs.models import Job

    def holding(job: Job) -> Job:
        return Job.objects.get(pk=job.pk)

    with (
        patch("guantong.apps.jobs.operations.holding", holding),
        patch("guantong.apps.jobs.operations._locked", holding),
    ):
        yield


@contextmanager
def jobs_that_never_rest() -> Iterator[None]:
    """A job writes item after item without leaving the database to others."""
    with patch("guantong.apps.jobs.work._give_way"):
        yield


@contextmanager
def jobs_without_fence() -> Iterator[None]:
    """Whoever once held a job may still write."""
    from guantong.apps.jobs.models import Job

    def holding(job: Job) -> Job:
        return Job.objects.select_for_update().get(pk=job.pk)

    with patch("guantong.apps.jobs.operations.holding", holding), _any_claim():
        yield


@contextmanager
def jobs_without_heartbeat() -> Iterator[None]:
    """No lease is renewed."""
    with patch("guantong.gateways.clock.worker.operations.beat", lambda **_: True):
        yield


@contextmanager
def jobs_without_reaper() -> Iterator[None]:
    """Nobody returns a silent job."""
    with patch("guantong.gateways.clock.worker.operations.reap", lambda **_: 0):
        yield


@contextmanager
def jobs_without_rights_check() -> Iterator[None]:
    """A job runs with the rights its owner had when it was asked."""
    from guantong.domain.roles import Post, Role, Standing

    def as_asked(job: object, _as_of: datetime) -> Standing:
        return Standing(job.owner, (Post(Role.BUDGET_COMMISSION_STAFF, job.path),))  # type: ignore[attr-defined]

    with patch("guantong.apps.jobs.work.standing_now", as_asked):
        yield
