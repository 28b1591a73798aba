"""Mechanisms of opinions, switched off (意见的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def opinions_changed_without_lock() -> Iterator[None]:
    """Two may read the same version of an opinion before either writes."""
    from guantong.apps.opinions.models import Opinion

    with patch("guantong.apps.opinions.recording.locked", lambda opinion: Opinion.objects.get(pk=opinion.pk)):
        yield


@contextmanager
def lines_linked_side_by_side() -> Iterator[None]:
    """Two may see that a line is not linked before either links it."""
    with patch("guantong.apps.opinions.line_links.one_at_a_time", lambda: None):
        yield
