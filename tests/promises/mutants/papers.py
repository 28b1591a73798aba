"""Mechanisms of papers, switched off (公文的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch


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
