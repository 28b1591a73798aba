"""Mechanisms of findings, switched off (汇办的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


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
        patch("guantong.apps.findings.returning.plan_of", lambda _lines: Same()),
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
        patch("guantong.apps.findings.proving.proofs_of", lambda _row: [_Believed()]),
    ):
        yield


class _Believed:
    """A file that is not there."""

    state, sm3 = "sealed", "0" * 64


@contextmanager
def archives_named_as_typed() -> Iterator[None]:
    """A thing in an archive package is named as somebody typed it."""
    with patch("guantong.apps.papers.archive.safe", lambda name: name):
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


@contextmanager
def forms_unmarked() -> Iterator[None]:
    """A row of a form that comes back is believed, whatever its id."""
    with patch("guantong.apps.findings.twin_preview.is_whole", lambda *_: True):
        yield


@contextmanager
def forms_taken_down_without_lock() -> Iterator[None]:
    """Two may take the same form down at once."""

    def held(of, table, verb, by):  # type: ignore[no-untyped-def]
        row = type(of).objects.get(pk=of.pk)
        table.demand(verb, by, row.state, row.path)
        return row

    with patch("guantong.apps.findings.taking_twins.held", held):
        yield
