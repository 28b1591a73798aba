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


@contextmanager
def sessions_moved_without_lock() -> Iterator[None]:
    """Two may read the same version of a session before either writes."""
    from guantong.apps.years.models import Session

    unlocked = Session.objects.select_related("year")
    with patch("guantong.apps.years.sessions._locked", lambda session: unlocked.get(pk=session.pk)):
        yield


@contextmanager
def plans_changed_without_lock() -> Iterator[None]:
    """Two may read the same version of a supervision plan before either writes."""
    from guantong.apps.years.models import SupervisionPlan

    with patch("guantong.apps.years.planning._locked", lambda plan: SupervisionPlan.objects.get(pk=plan.pk)):
        yield
