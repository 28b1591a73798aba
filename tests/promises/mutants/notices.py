"""Mechanisms of notices, switched off (待办的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


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
