"""Mechanisms of years, switched off (年度的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def years_changed_without_lock() -> Iterator[None]:
    """Two may read the same version of a step before either writes."""
    from guantong.apps.years.models import Step

    with patch("guantong.apps.years.operations._locked", lambda step: Step.objects.get(pk=step.pk)):
        yield
