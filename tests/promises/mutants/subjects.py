"""Mechanisms of subjects, switched off (项目与对象的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def links_judged_side_by_side() -> Iterator[None]:
    """Two links may be judged at once, each without seeing the other."""
    from guantong.apps.subjects.models import Series

    with patch("guantong.apps.subjects.operations._locked", lambda name: Series.objects.get_or_create(name=name)[0]):
        yield
