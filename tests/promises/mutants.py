"""Every mechanism a promise rests on, switched off: a lane counts only if it goes red with its mutant (变异).

Each is a context manager called by its name; lanes run with and without, and assert that without the mechanism the
promise is broken. Kept by room.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from secrets import SystemRandom
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

# ballots


@contextmanager
def ballots_in_cast_order() -> Iterator[None]:
    """The opened box is written in the order in which the ballots came."""

    def as_they_came(box: Any, _numbers: list[str], marks: list[list[str]]) -> list[Any]:
        from guantong.apps.ballots.models import Slip

        return [Slip(box=box, marks=one) for one in marks]

    with patch("guantong.apps.ballots.operations._slips", as_they_came):
        yield


@contextmanager
def ballots_not_padded() -> Iterator[None]:
    """A sealed ballot is as long as what was marked on it."""

    def as_long_as_it_is(content: str) -> bytes:
        raw = content.encode()
        return len(raw).to_bytes(2, "big") + raw

    with patch("guantong.domain.seal.sealed_ballot.padded", as_long_as_it_is):
        yield


@contextmanager
def ballots_timed() -> Iterator[None]:
    """A ballot bears the time at which it was cast, and keeps it in the opened box."""
    from time import time_ns

    from guantong.apps.ballots.models import Sealed, Slip

    def keeping_its_number(box: Any, numbers: list[str], marks: list[list[str]]) -> list[Any]:
        mixed = [Slip(id=number, box=box, marks=one) for number, one in zip(numbers, marks, strict=True)]
        SystemRandom().shuffle(mixed)
        return mixed

    with (
        patch.object(Sealed._meta.get_field("id"), "_get_default", lambda: f"{time_ns():032d}"),
        patch("guantong.apps.ballots.operations._slips", keeping_its_number),
    ):
        yield


@contextmanager
def boxes_looked_at_without_lock() -> Iterator[None]:
    """Two may look at a box before either changes it."""
    from guantong.apps.ballots.models import Box

    with patch("guantong.apps.ballots.moving.locked", lambda box: Box.objects.get(pk=box.pk)):
        yield


@contextmanager
def boxes_changed_without_lock() -> Iterator[None]:
    """The same, and nothing keeps a member to one mark."""
    from django.db import connection

    from guantong.apps.ballots.models import Mark

    once = Mark._meta.constraints[0]
    with connection.schema_editor() as editor:
        editor.remove_constraint(Mark, once)
    try:
        with boxes_looked_at_without_lock():
            yield
    finally:
        Mark.objects.all().delete()  # two of one seat are what it was all about
        with connection.schema_editor() as editor:
            editor.add_constraint(Mark, once)


@contextmanager
def shares_in_the_database() -> Iterator[None]:
    """The box keeps what its keyholders should have on paper alone."""
    from guantong.apps.ballots import operations

    real = operations._keep_share

    def keeping(row: Any, person: str, printed: str, public: str) -> None:
        real(row, person, printed, public)
        row.where += f"{printed.replace(' ', '')} "

    with patch.object(operations, "_keep_share", keeping):
        yield


# diagnosis


@contextmanager
def evidence_followed_by_its_old_files() -> Iterator[None]:
    """A signal keeps the files in which its evidence lay when it was raised."""
    with patch("guantong.apps.diagnosis.operations._keep_sources", lambda _signal: None):
        yield


@contextmanager
def gaps_taken_for_answers() -> Iterator[None]:
    """What a rule could not compute counts as not there."""
    with patch("guantong.apps.diagnosis.gaps.Gaps.may_hide", lambda _gaps, _signal: False):
        yield


@contextmanager
def letters_changed_without_lock() -> Iterator[None]:
    """Two may read the same version of a letter before either writes; its signals are not held either."""
    from guantong.apps.diagnosis.models import Letter

    with (
        patch("guantong.apps.diagnosis.letters._locked", lambda letter: Letter.objects.get(pk=letter.pk)),
        signals_changed_without_lock(),
    ):
        yield


@contextmanager
def letters_ended_side_by_side() -> Iterator[None]:
    """A letter is not held, and its signals go wherever a verb leads, whatever became of them meanwhile."""
    with letters_changed_without_lock(), verbs_open_in_every_state():
        yield


@contextmanager
def runs_taken_down_in_any_order() -> Iterator[None]:
    """Whatever run ends last writes over what is there."""
    from guantong.apps.diagnosis.models import Run

    with (
        patch("guantong.apps.diagnosis.operations._later_than", lambda _run: Run.objects.none()),
        patch("guantong.apps.diagnosis.operations._counts", lambda _document: True),
    ):
        yield


@contextmanager
def signals_changed_without_lock() -> Iterator[None]:
    """Two may read the same version of a signal before either writes, and nothing keeps verdicts to one in force."""
    from django.db import connection

    from guantong.apps.diagnosis.models import Signal, Verdict

    alone = Verdict._meta.constraints[0]
    with connection.schema_editor() as editor:
        editor.remove_constraint(Verdict, alone)
    try:
        with patch("guantong.apps.diagnosis.notes.locked", lambda signal: Signal.objects.get(pk=signal.pk)):
            yield
    finally:
        Verdict.objects.update(reopened=True)  # two in force are what it was all about
        with connection.schema_editor() as editor:
            editor.add_constraint(Verdict, alone)


# findings


@contextmanager
def assessments_changed_without_lock() -> Iterator[None]:
    """Two may record a way of the same version of an assessment, and the database keeps both."""
    from django.db import connection

    from guantong.apps.findings.models import Assessment, WayTaken

    rule = next(one for one in WayTaken._meta.constraints if one.name == "one_way_stands")
    with connection.schema_editor() as editor:
        editor.remove_constraint(WayTaken, rule)
    try:
        with patch("guantong.apps.findings.assessing.locked", lambda one: Assessment.objects.get(pk=one.pk)):
            yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE findings_waytaken CASCADE")
        with connection.schema_editor() as editor:
            editor.add_constraint(WayTaken, rule)


@contextmanager
def outcomes_as_one_likes() -> Iterator[None]:
    """The outcome of an assessment is not read from its box."""
    with patch("guantong.apps.findings.assessing._found", lambda _box: ("passed", "满意")):
        yield


@contextmanager
def signatures_not_counted() -> Iterator[None]:
    """However few sign, it is enough."""
    with patch("guantong.apps.findings.ways.Way.signers_of", lambda _way, _members: 0):
        yield


@contextmanager
def matters_changed_without_lock() -> Iterator[None]:
    """Two may read the same version of a matter before either writes."""
    from guantong.apps.findings.models import Matter

    with patch("guantong.apps.findings.moving.locked", lambda matter: Matter.objects.get(pk=matter.pk)):
        yield


@contextmanager
def proofs_left_open() -> Iterator[None]:
    """What was submitted is not sealed, and closing looks at no file."""
    with (
        patch("guantong.apps.findings.proving.seal", lambda **_: None),
        patch("guantong.apps.findings.operations._sealed_still", lambda _row: None),
    ):
        yield


@contextmanager
def rounds_changed_without_lock() -> Iterator[None]:
    """Two may read the same version of a round before either writes."""
    from guantong.apps.findings.models import Round

    with patch("guantong.apps.findings.looking_back.locked", lambda round_: Round.objects.get(pk=round_.pk)):
        yield


@contextmanager
def sendings_not_known_again() -> Iterator[None]:
    """What is sent a second time is taken for something new."""
    with patch("guantong.apps.findings.visiting.sent_before", lambda *_: None):
        yield


@contextmanager
def visits_handed_in_side_by_side() -> Iterator[None]:
    """Two may find the same visit waiting, and nothing keeps a visit to one look back or a sending to one visit."""
    from django.db import connection

    from guantong.apps.findings.models import LookBack, Matter, Visit

    names = ("sent_once", "one_look_back_of_a_visit")
    rules = [(model, rule) for model in (Visit, LookBack) for rule in model._meta.constraints if rule.name in names]
    with connection.schema_editor() as editor:
        for model, rule in rules:
            editor.remove_constraint(model, rule)
    try:
        with (
            patch("guantong.apps.findings.visiting.locked", lambda visit: Visit.objects.get(pk=visit.pk)),
            patch("guantong.apps.findings.visiting.locked_matter", lambda matter: Matter.objects.get(pk=matter.pk)),
        ):
            yield
    finally:
        LookBack.objects.update(visit=None)  # two of one visit are what it was all about
        with connection.schema_editor() as editor:
            for model, rule in rules:
                editor.add_constraint(model, rule)


@contextmanager
def sources_registered_again() -> Iterator[None]:
    """The database takes the same source of the same body twice."""
    from django.db import connection

    from guantong.apps.findings.models import Matter

    rule = next(one for one in Matter._meta.constraints if one.name == "registered_once")
    with connection.schema_editor() as editor:
        editor.remove_constraint(Matter, rule)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE findings_matter CASCADE")
        with connection.schema_editor() as editor:
            editor.add_constraint(Matter, rule)


@contextmanager
def previews_taken_in_as_they_are_now() -> Iterator[None]:
    """Nobody asks whether what is taken in is what somebody looked at."""

    class Same(str):
        def __ne__(self, _other: object) -> bool:
            return False

        __hash__ = str.__hash__

    with (
        patch("guantong.apps.findings.list_operations.plan_of", lambda _lines: Same()),
        patch("guantong.apps.findings.taking_down.plan_of", lambda _lines: Same()),
    ):
        yield


@contextmanager
def rows_unmarked() -> Iterator[None]:
    """A row that comes back is believed, whatever its id and version."""
    with patch("guantong.apps.findings.returned_preview.is_marked", lambda *_: True):
        yield


@contextmanager
def results_taken_down_without_proof() -> Iterator[None]:
    """What a body says it did is taken down though nothing proves it."""

    with (
        patch("guantong.apps.findings.returned_preview.proved_among", set),
        patch("guantong.apps.findings.taking_down.proofs_of", lambda _row: [_Believed()]),
    ):
        yield


class _Believed:
    """A file that is not there."""

    state, sm3 = "sealed", "0" * 64


@contextmanager
def archives_named_as_typed() -> Iterator[None]:
    """A thing in an archive package is named as somebody typed it."""
    with patch("guantong.apps.findings.archive.safe", lambda name: name):
        yield


@contextmanager
def stages_left_open() -> Iterator[None]:
    """What proves a stage is not sealed with its report."""
    with patch("guantong.apps.findings.stages.seal", lambda **_: None):
        yield


@contextmanager
def amounts_typed_freely() -> Iterator[None]:
    """Nobody looks whether words name an amount of money."""
    from re import compile as pattern

    with patch("guantong.domain.papers.parts._AMOUNT", pattern(r"(?!)")):
        yield


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


# figures


@contextmanager
def figures_of_any_level() -> Iterator[None]:
    """What was drawn from a file is shown whatever the file's level is now, withdrawn or not."""
    from django.db.models import Q

    with (
        patch("guantong.apps.figures.queries.drawn_from", lambda *_: Q(pk__isnull=False)),
        patch("guantong.apps.diagnosis.queries.drawn_from", lambda *_: Q(pk__isnull=False)),
    ):
        yield


@contextmanager
def figures_published_of_any_level() -> Iterator[None]:
    """What is published is shown to everybody, whether its file is public or not."""
    from django.db.models import Q

    with patch("guantong.apps.figures.queries.public_in", lambda _file: Q(pk__isnull=False)):
        yield


@contextmanager
def figures_decided_side_by_side() -> Iterator[None]:
    """Two may publish at the same moment, neither seeing what the other does."""
    with patch("guantong.apps.figures.operations.one_at_a_time", lambda: None):
        yield


@contextmanager
def figures_overtaken_unseen() -> Iterator[None]:
    """Nobody is told that another reading of the same document was published."""
    with patch("guantong.apps.figures.operations._overtaken", lambda *_: None):
        yield


@contextmanager
def facts_read_unpublished() -> Iterator[None]:
    """Every row of the table of facts counts, whether anybody published it or not."""
    from guantong.domain.fiscal.lake import Lake

    with (
        patch("guantong.domain.fiscal.lake._one_of", lambda _parts: "true"),
        patch("guantong.apps.figures.operations._sound", lambda *_: None),
        patch.object(Lake, "controls", lambda *_: {}),
    ):
        yield


@contextmanager
def killed_before_facts_are_safe() -> Iterator[None]:
    """No mechanism, but a place where no crash point can stand: the commit is there, nobody knows whether it lasts."""
    import os
    import signal

    from guantong.domain.fiscal.lake import Lake

    with patch.object(Lake, "_survives", lambda *_: os.kill(os.getpid(), signal.SIGKILL)):
        yield


@contextmanager
def facts_written_without_asking() -> Iterator[None]:
    """A batch is appended whether the table holds it or not."""
    from guantong.domain.fiscal.lake import Lake

    with patch.object(Lake, "holds", lambda *_: False):
        yield


# actors


@contextmanager
def corrections_carried_over_whatever_is_read() -> Iterator[None]:
    """What a person read at a place is laid over whatever the machine reads there now."""
    from guantong.domain.fiscal import corrections

    def found(documents: Any, spot: Any, nth: int | None = None) -> Any:
        cell = real(documents, spot, nth)
        if cell is None or nth is None:
            return cell
        said = replace(cell.value, evidence=replace(cell.value.evidence, printed=spot.printed))
        cell.row.values[cell.column] = said  # type: ignore[index]
        return replace(cell, value=said)

    real = corrections.cell_at
    with patch.object(corrections, "cell_at", found):
        yield


@contextmanager
def corrections_judged_side_by_side() -> Iterator[None]:
    """Whoever corrects a cell does not hold the batches of its file: another may correct the same in between."""
    from guantong.apps.figures.models import Batch

    def seen(path: str, sm3: str) -> list[Batch]:
        return list(Batch.objects.filter(path=path, sm3=sm3).order_by("pk"))

    with patch("guantong.apps.figures.corrections._held", seen):
        yield


@contextmanager
def corrections_looked_at_before_the_lock() -> Iterator[None]:
    """A file is taken in with the corrections there were when it began to be read."""
    from guantong.apps.figures import handlers, operations
    from guantong.apps.figures.queries import corrections_in_force
    from guantong.apps.figures.reading import with_corrections

    real = handlers.machine_reading_of

    def read_first(batch: Any) -> Any:
        known = list(corrections_in_force(batch))
        return with_corrections(real(batch), known)

    with (
        patch.object(handlers, "machine_reading_of", read_first),
        patch.object(operations, "with_corrections", lambda read, _: read),
    ):
        yield


@contextmanager
def typed_twice_by_the_same() -> Iterator[None]:
    """Nobody asks who typed the first time."""
    with patch("guantong.apps.figures.hand_entry.typist", lambda _typing: ""):
        yield


@contextmanager
def typings_without_lock() -> Iterator[None]:
    """A typing is looked at by two who change it, neither waiting for the other."""
    from guantong.apps.figures.models import Typing

    with patch("guantong.apps.figures.hand_entry._locked", lambda typing: Typing.objects.get(pk=typing.pk)):
        yield


@contextmanager
def bodies_not_held_while_a_role_is_given() -> Iterator[None]:
    """Whoever gives a role does not hold the body: it may be dissolved in between."""
    with patch("guantong.apps.actors.operations._locked", lambda body: body):
        yield


@contextmanager
def intakes_applied_without_comparison() -> Iterator[None]:
    """Whatever the file does now is taken for what was previewed."""
    from guantong.apps.actors import intake_operations

    with patch.object(intake_operations, "_digest", lambda intake, _sheets, _lines: intake.plan or "0" * 64):
        yield


@contextmanager
def successions_judged_side_by_side() -> Iterator[None]:
    """Two successions may be judged at once."""
    with patch("guantong.apps.actors.organisation_operations._one_succession_at_a_time"):
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


# journal


@contextmanager
def journal_without_ties() -> Iterator[None]:
    """Nobody asks whether the salts are still there and the same."""
    with patch("guantong.apps.journal.queries._loose_ties", lambda: iter(())):
        yield


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
def verifier_that_checks_no_signature() -> Iterator[None]:
    """Whatever key a head is signed with, its signature is taken for true."""
    with patch("guantong.gateways.cli.verify_journal._signature", lambda _head, _key: []):
        yield


@contextmanager
def verifier_that_trusts_the_database() -> Iterator[None]:
    """The verifier takes the head from the database instead of the one held outside."""
    from guantong.apps.journal import queries
    from guantong.gateways.cli import verify_journal

    real = verify_journal.verify

    def trusting(_held: object, lines: object, key: str | None = None) -> list[str]:
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


# papers


@contextmanager
def papers_changed_without_lock() -> Iterator[None]:
    """Two may read the same version of a paper before either writes."""
    from guantong.apps.papers.models import Paper

    with patch("guantong.apps.papers.operations._locked", lambda paper: Paper.objects.get(pk=paper.pk)):
        yield


@contextmanager
def papers_checked_by_their_writers() -> Iterator[None]:
    """Who wrote on a paper counts as a second person."""
    with patch("guantong.apps.papers.models.Paper.wrote", lambda _paper, _person: False):
        yield


@contextmanager
def papers_written_on_after_signing() -> Iterator[None]:
    """A draft may be revised in every state."""
    from guantong.apps.papers.workflow import PAPER

    rows = tuple(
        replace(row, begins=tuple(PAPER.states), ends="=") if row.verb == "revise" else row for row in PAPER.rows
    )
    try:
        with patch("guantong.apps.papers.operations.PAPER", replace(PAPER, rows=rows)):
            yield
    finally:
        PAPER.__post_init__()  # a table enters itself in the list of tables


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
def second_factor_of_the_library_alone() -> Iterator[None]:
    """Whatever the library's table says of a second factor is believed."""
    from allauth.mfa.models import Authenticator

    def there(person: object) -> bool:
        return Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()

    with (
        patch("guantong.gateways.site.doorkeeper.stands", there),
        patch("guantong.apps.actors.second_factor.demand_as_recorded"),
        patch("guantong.apps.actors.second_factor.misfits", lambda: iter(())),
    ):
        yield


@contextmanager
def links_nobody_issued() -> Iterator[None]:
    """A link works because its row is there: nobody asks the journal."""
    with patch("guantong.apps.actors.sign_in._issued", lambda _: True):
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
def sessions_saved_at_every_request() -> Iterator[None]:
    """Every page writes the session."""
    from guantong.gateways.site import doorkeeper

    with patch.object(doorkeeper, "_RENEWED_EVERY", timedelta(0)):
        yield


@contextmanager
def sessions_taken_for_ended() -> Iterator[None]:
    """A session that could not be saved was ended by somebody, whatever the database said."""
    with patch("guantong.gateways.site.outages._beneath", lambda error: error):
        yield


@contextmanager
def sessions_renewed_by_nobody() -> Iterator[None]:
    """A page that asks again by itself keeps its reader signed in."""
    from guantong.gateways.site import doorkeeper

    real = doorkeeper._renew

    def renew(request: Any) -> None:
        request.__dict__["headers"] = {}
        real(request)
        del request.__dict__["headers"]

    with patch.object(doorkeeper, "_renew", renew):
        yield


@contextmanager
def sessions_never_renewed() -> Iterator[None]:
    """Using the site does not keep one signed in."""
    with patch("guantong.gateways.site.doorkeeper._renew"):
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


# who may


@contextmanager
def scope_forgotten() -> Iterator[None]:
    """Whoever reads a room at all reads it for the whole district."""
    with patch("guantong.domain.roles.Standing.areas", lambda self, _room: ("",) if self.posts else ()):
        yield


@contextmanager
def verbs_open_at_any_time() -> Iterator[None]:
    """No verb asks in which state the matter is."""
    from guantong.domain.workflow.table import Workflow

    real = Workflow.why_not

    def at_any_time(self: Workflow, verb: str, standing: Any, _state: str, path: str, latest_by: str = "") -> Any:
        return real(self, verb, standing, self.row(verb).begins[0], path, latest_by)

    with patch.object(Workflow, "why_not", at_any_time):
        yield


@contextmanager
def second_person_forgotten() -> Iterator[None]:
    """No verb asks who did the last step."""
    from guantong.domain.workflow.table import Workflow

    real = Workflow.why_not

    def by_anybody(self: Workflow, verb: str, standing: Any, state: str, path: str, _latest_by: str = "") -> Any:
        return real(self, verb, standing, state, path)

    with patch.object(Workflow, "why_not", by_anybody):
        yield


@contextmanager
def verbs_open_to_everybody() -> Iterator[None]:
    """Every role may use every verb."""
    with patch("guantong.domain.workflow.table.Who.admits", lambda *_: True):
        yield


@contextmanager
def doors_open_to_everybody() -> Iterator[None]:
    """The doorkeeper asks nothing of who is signed in."""
    with patch("guantong.gateways.site.doorkeeper.reads", lambda *_: True):
        yield


@contextmanager
def standing_kept_for_the_session() -> Iterator[None]:
    """What one is, is looked up once and remembered."""
    from guantong.gateways.site import doorkeeper

    real, kept = doorkeeper.standing_of, {}

    def remembered(person: object, day: object) -> object:
        return kept.setdefault(person.pk, real(person, day))  # type: ignore[attr-defined]

    with patch.object(doorkeeper, "standing_of", remembered):
        yield


# bad input: each makes one wrong thing come through, or one refusal come without its words


@contextmanager
def attachments_believed_by_name() -> Iterator[None]:
    """A file is what its ending says."""
    from guantong.apps.files.examining import examiner
    from guantong.gateways.adapters.published_documents.reading import Child

    examiner.cache_clear()
    try:
        with patch("guantong.gateways.site.examiner.Child", lambda: Child("tests.promises.believing_attachments")):
            yield
    finally:
        examiner.cache_clear()


@contextmanager
def attachments_of_any_size() -> Iterator[None]:
    """Nobody looks how large a file is."""
    with (
        patch("guantong.apps.files.operations.LARGEST", 1 << 40),
        patch("guantong.apps.files.pages.attach.LARGEST", 1 << 40),
        patch("guantong.apps.files.uploading.MOST", 1 << 40),
    ):
        yield


@contextmanager
def changes_outside_a_transaction() -> Iterator[None]:
    """What was written before a failure stays."""
    from django.db.transaction import Atomic, get_connection

    real = Atomic.__exit__

    def kept(self: Atomic, _kind: object, _error: object, _trace: object) -> None:
        get_connection(self.using).needs_rollback = False
        real(self, None, None, None)

    with patch.object(Atomic, "__exit__", kept):
        yield


@contextmanager
def operations_without_transaction() -> Iterator[None]:
    """Every statement is kept as it is made, and the journal does not mind."""
    from django.db.transaction import Atomic

    nothing = patch.multiple(Atomic, __enter__=lambda _self: None, __exit__=lambda _self, *_failure: None)
    with nothing, patch("guantong.apps.journal.operations.connection", SimpleNamespace(in_atomic_block=True)):
        yield


@contextmanager
def files_written_in_place() -> Iterator[None]:
    """Bytes go straight to where they are looked for."""
    from guantong.apps.files import store
    from guantong.domain.seal.canonical import sm3

    def keep(content: bytes) -> str:
        place = store.path_of(sm3(content))
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            file.write(content)
        return place.name

    with patch.object(store, "keep", keep):
        yield


@contextmanager
def links_that_never_expire() -> Iterator[None]:
    """However old a link is."""
    from datetime import UTC

    from guantong.apps.actors import sign_in

    real = sign_in._live

    def live(token: str, _as_of: datetime, demo: bool) -> object:
        return real(token, datetime(1970, 1, 2, tzinfo=UTC), demo)

    with patch.object(sign_in, "_live", live):
        yield


@contextmanager
def outages_not_known() -> Iterator[None]:
    """A busy or full database is taken for a mistake of ours."""
    with (
        patch("guantong.gateways.site.outages.outage", lambda _: None),
        patch("guantong.gateways.site.doorkeeper.outage", lambda _: None),
    ):
        yield


@contextmanager
def verbs_open_in_every_state() -> Iterator[None]:
    """A verb asks who, and not whether it is time."""
    from guantong.domain.workflow.table import Workflow

    real = Workflow.why_not

    def why_not(self: Workflow, verb: str, standing: object, state: str, *more: str) -> object:
        found = real(self, verb, standing, state, *more)  # type: ignore[arg-type]
        return None if found and found.about == "state" else found

    with patch.object(Workflow, "why_not", why_not):
        yield


@contextmanager
def versions_not_compared() -> Iterator[None]:
    """Whoever writes later writes over what stood there unseen."""
    from guantong.apps.years.models import Step

    class Any(int):
        def __ne__(self, _other: object) -> bool:
            return False

        __hash__ = int.__hash__

    def locked(step: Step) -> Step:
        row = Step.objects.select_for_update().get(pk=step.pk)
        row.version = Any(row.version)
        return row

    with patch("guantong.apps.years.operations._locked", locked):
        yield
