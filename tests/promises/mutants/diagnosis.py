"""Mechanisms of diagnosis, switched off (慧诊的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from tests.promises.mutants.who_may import verbs_open_at_any_time


@contextmanager
def evidence_followed_by_its_old_files() -> Iterator[None]:
    """A signal keeps the files in which its evidence lay when it was raised."""
    with patch("guantong.apps.diagnosis.keeping._keep_sources", lambda _signal: None):
        yield


@contextmanager
def gaps_taken_for_answers() -> Iterator[None]:
    """What a rule could not compute counts as not there."""
    with patch("guantong.apps.diagnosis.gaps.Gaps.may_hide", lambda _gaps, _signal: False):
        yield


@contextmanager
def runs_over_the_books_in_any_order() -> Iterator[None]:
    """A run over the books writes down what it found, whatever a later one has written."""
    from guantong.apps.diagnosis.models import Run

    with patch("guantong.apps.diagnosis.book_runs._later_than", lambda _run: Run.objects.none()):
        yield


@contextmanager
def gaps_in_the_books_taken_for_answers() -> Iterator[None]:
    """What a rule over the books could not judge counts as not there."""
    with patch("guantong.apps.diagnosis.book_runs._hidden", lambda _signal, _ran: False):
        yield


@contextmanager
def unplaced_signals_open_to_all_who_read_the_district() -> Iterator[None]:
    """Whoever must keep away from a body reads signals that nobody can place."""
    from django.db.models import Q

    with patch("guantong.apps.diagnosis.queries.placed", lambda _areas: Q()):
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
    with letters_changed_without_lock(), verbs_open_at_any_time():
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
