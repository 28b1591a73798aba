"""Background jobs as data, and their verbs (后台任务接口)."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from guantong.apps.components.api import REFUSALS, Offset, Reads, Rows, paged
from guantong.apps.jobs import operations, queries
from guantong.apps.jobs.models import Job

router = Router(auth=Reads("jobs"))


class JobRow(Schema):
    """One job: what it is, how far, what it says."""

    id: int
    kind: str
    title: str
    owner: str
    state: str
    attempts: int
    done: int
    of: int
    message: str
    asked_at: datetime
    ended_at: datetime | None


class JobRows(Rows):
    """A page of jobs, latest first."""

    rows: list[JobRow]


@router.get("/jobs", response={200: JobRows, **REFUSALS})
def jobs(request: HttpRequest, offset: Offset = 0) -> dict[str, Any]:
    """Return the jobs one may see, 100 at a time."""
    found = queries.jobs_seen_by(request.standing)
    return paged(found, offset)


@router.get("/jobs/{key}", response={200: JobRow, **REFUSALS})
def job(request: HttpRequest, key: int) -> Job:
    """Return one job."""
    return _job(request, key)


@router.post("/jobs/{key}/cancel", response={200: JobRow, **REFUSALS})
def cancel(request: HttpRequest, key: int) -> Job:
    """Cancel a job that has not begun."""
    return operations.cancel(job=_job(request, key), by=request.standing, as_of=request.now)


@router.post("/jobs/{key}/stop", response={200: JobRow, **REFUSALS})
def stop(request: HttpRequest, key: int) -> Job:
    """Ask a running job to stop."""
    return operations.stop(job=_job(request, key), by=request.standing, as_of=request.now)


@router.post("/jobs/{key}/retry", response={200: JobRow, **REFUSALS})
def retry(request: HttpRequest, key: int) -> Job:
    """Try an ended job again."""
    return operations.retry(job=_job(request, key), by=request.standing, as_of=request.now)


def _job(request: HttpRequest, key: int) -> Job:
    found = queries.jobs_seen_by(request.standing).filter(pk=key).first() if 0 < key < 2**63 else None
    if found is None:
        raise Http404
    return found
