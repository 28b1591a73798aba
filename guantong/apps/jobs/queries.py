"""Which jobs one may see, which may begin, which fell silent (后台任务)."""

from dataclasses import replace
from datetime import datetime

from django.db.models import QuerySet

from guantong.apps.actors.models import Person
from guantong.apps.actors.queries import standing_of
from guantong.apps.jobs.models import Job
from guantong.apps.journal.queries import within
from guantong.domain.roles import ADMINISTRATORS, NOBODY, STAFF, Standing


def jobs_seen_by(standing: Standing) -> QuerySet[Job]:
    """Return one's own jobs, and as staff those of one's organisation; deputies do not see each other's."""
    office = replace(standing, posts=tuple(p for p in standing.posts if p.role in STAFF | ADMINISTRATORS))
    own = Job.objects.filter(owner=standing.person)
    return (own | Job.objects.filter(within(office.areas("jobs")))).order_by("-pk")


def reads_result(standing: Standing, job: Job) -> bool:
    """True when the content of a job may be shown; an administrator sees that it ran, not what it said."""
    return job.owner == standing.person or not standing.roles <= ADMINISTRATORS


def waiting(as_of: datetime) -> QuerySet[Job]:
    """Return what may begin now, longest waiting first."""
    return Job.objects.filter(state="queued", begins_at__lte=as_of).order_by("begins_at", "pk")


def silent(as_of: datetime) -> QuerySet[Job]:
    """Return what is running with its lease run out: its worker died or hangs."""
    return Job.objects.filter(state="running", lease_until__lt=as_of).order_by("pk")


def unfinished() -> QuerySet[Job]:
    """Return what a worker still has to do with."""
    return Job.objects.filter(state__in=("queued", "running"))


def standing_now(job: Job, as_of: datetime) -> Standing:
    """Return what the requester is at this moment; nobody if the account is gone or closed."""
    owner = Person.objects.filter(username=job.owner).first()
    return NOBODY if owner is None else standing_of(owner, as_of.date())


def progress(job: Job) -> int:
    """Return how far a job is, in hundredths."""
    return 100 if job.state == "done" else job.done * 100 // job.of if job.of else 0
