"""Mechanisms of surveys, switched off (问卷的变异)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch


@contextmanager
def slips_spent_as_they_were_read() -> Iterator[None]:
    """A slip is spent by whoever read it as unused, whatever became of it since."""

    def whatever_it_is(slip: Any) -> bool:
        slip.used = True
        slip.save()
        return True

    with patch("guantong.apps.surveys.answering._spent", whatever_it_is):
        yield


@contextmanager
def surveys_changed_without_lock() -> Iterator[None]:
    """A survey is changed as it was read, without holding it."""
    from guantong.apps.surveys.models import Survey
    from guantong.apps.surveys.workflow import SURVEY

    def held(survey: Any, verb: str, version: int | None, by: Any) -> Any:
        row = Survey.objects.get(pk=survey.pk)
        SURVEY.demand_as_read(verb, by, row, version, row.path, row.changed_by)
        return row

    with (
        patch("guantong.apps.surveys.operations.held", held),
        patch("guantong.apps.surveys.answering.held", held),
    ):
        yield
