"""Every mechanism a promise rests on, switched off: a lane counts only if it goes red with its mutant (变异).

Each is a context manager called by its name; lanes run with and without, and assert that without the mechanism the
promise is broken. Kept by room.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from unittest.mock import patch

# files


@contextmanager
def attachments_without_guard() -> Iterator[None]:
    """The child looks at no part of a package."""
    from guantong.gateways.adapters.published_documents.reading import Child

    with patch("guantong.gateways.site.examiner.Child", lambda: Child("tests.promises.unguarded_attachments")):
        yield


@contextmanager
def files_by_number_alone() -> Iterator[None]:
    """A file is served to whoever knows its number: nobody asks who sees its thing."""
    from guantong.apps.files.models import Attachment

    def everyone(_standing: object) -> object:
        return Attachment.objects.all()

    with (
        patch("guantong.apps.files.pages.content.files_seen_by", everyone),
        patch("guantong.apps.files.pages.file.files_seen_by", everyone),
    ):
        yield


@contextmanager
def files_without_the_secrecy_gate() -> Iterator[None]:
    """No mark is recognised."""
    with patch("guantong.apps.files.operations.mark_in", lambda _text: ""):
        yield


# subjects


@contextmanager
def links_judged_side_by_side() -> Iterator[None]:
    """Two links may be judged at once, each without seeing the other."""
    from guantong.apps.subjects.models import Series

    with patch("guantong.apps.subjects.operations._locked", lambda name: Series.objects.get_or_create(name=name)[0]):
        yield


# jobs


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


# journal


@contextmanager
def journal_without_triggers() -> Iterator[None]:
    """The database no longer refuses to change an entry."""
    from django.db import connection

    from guantong.apps.journal.protection import protect, unprotect

    unprotect(connection)
    try:
        yield
    finally:
        protect(connection)


@contextmanager
def verifier_that_trusts_the_database() -> Iterator[None]:
    """The verifier takes the head from the database instead of the one held outside."""
    from guantong.apps.journal import queries
    from guantong.gateways.cli import verify_journal

    real = verify_journal.verify

    def trusting(_held: object, lines: object, key: str = "") -> list[str]:
        import json

        return real(json.loads(queries.latest_head().printed), lines, key)  # type: ignore[union-attr, arg-type]

    with patch.object(verify_journal, "verify", trusting):
        yield


@contextmanager
def recording_outside_the_transaction() -> Iterator[None]:
    """An operation may forget its entry: `record` writes nothing."""
    with patch("guantong.apps.years.operations.record"):
        yield


@contextmanager
def sealer_without_lock() -> Iterator[None]:
    """Two sealers may work at once on PostgreSQL."""
    with patch("guantong.apps.journal.operations._locked"):
        yield


# notices


@contextmanager
def notices_asked_without_constraint() -> Iterator[None]:
    """The database lets the same thing be asked twice."""
    from django.db import connection

    from guantong.apps.notices.models import DueWork

    once = next(c for c in DueWork._meta.constraints if c.name == "asked_once")
    with connection.schema_editor() as editor:
        editor.remove_constraint(DueWork, once)
    try:
        yield
    finally:
        for work in DueWork.objects.filter(state="open").order_by("-pk"):
            if DueWork.objects.filter(key=work.key, verb=work.verb, path=work.path, pk__lt=work.pk).exists():
                work.delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(DueWork, once)


@contextmanager
def notices_changed_without_lock() -> Iterator[None]:
    """Two may read the same version of due work before either writes."""
    from guantong.apps.notices.models import DueWork

    with patch("guantong.apps.notices.operations._locked", lambda work: DueWork.objects.get(pk=work.pk)):
        yield


@contextmanager
def notices_finished_without_lock() -> Iterator[None]:
    """Two may find the same work open before either finishes it."""
    from guantong.apps.notices.models import DueWork

    def found(of: object, verb: str) -> list[DueWork]:
        return list(DueWork.objects.filter(key=of.journal_key, verb=verb, state="open"))  # type: ignore[attr-defined]

    with patch("guantong.apps.notices.operations._open", found):
        yield


# years


@contextmanager
def years_changed_without_lock() -> Iterator[None]:
    """Two may read the same version of a step before either writes."""
    from guantong.apps.years.models import Step

    with patch("guantong.apps.years.operations._locked", lambda step: Step.objects.get(pk=step.pk)):
        yield


# sign-in


@contextmanager
def password_alone_is_enough() -> Iterator[None]:
    """Staff and administrators come in without a second factor."""
    with patch("guantong.gateways.site.doorkeeper.SECOND_FACTOR", frozenset()):
        yield


@contextmanager
def nobody_is_locked_out() -> Iterator[None]:
    """Failures are counted and never lock."""
    with patch("axes.handlers.proxy.AxesProxyHandler.is_allowed", return_value=True):
        yield


@contextmanager
def codes_are_not_counted() -> Iterator[None]:
    """The second step does not ask whether the account is locked out."""
    with nobody_is_locked_out():
        yield


@contextmanager
def session_is_kept_at_sign_in() -> Iterator[None]:
    """Signing in keeps the key of the session that was there."""
    with patch("django.contrib.sessions.backends.base.SessionBase.cycle_key"):
        yield


@contextmanager
def sessions_never_end() -> Iterator[None]:
    """However long ago one signed in."""
    with patch("guantong.gateways.site.doorkeeper._expired", return_value=False):
        yield


# actors


@contextmanager
def administrators_not_kept_apart() -> Iterator[None]:
    """Neither the operation nor the database looks at what else a person holds."""
    from django.db import connection

    from guantong.apps.actors.protection import protect, unprotect

    unprotect(connection)
    try:
        with patch("guantong.apps.actors.operations.keep_apart"):
            yield
    finally:
        protect(connection)
