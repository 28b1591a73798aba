"""How adjustments would be without what keeps two apart (变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def adjustments_changed_without_lock() -> Iterator[None]:
    """Two may read the same version of a plan before either writes."""
    from guantong.apps.adjustments.models import Plan

    with patch("guantong.apps.adjustments.moving._locked", lambda plan: Plan.objects.get(pk=plan.pk)):
        yield
