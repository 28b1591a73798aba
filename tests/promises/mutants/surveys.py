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

    with patch("guantong.apps.surveys.answering.spent", whatever_it_is):
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


@contextmanager
def slips_never_spent() -> Iterator[None]:
    """Whether a slip was used is not written down."""
    with patch("guantong.apps.surveys.answering.spent", lambda _slip: True):
        yield


@contextmanager
def small_surveys_shown() -> Iterator[None]:
    """There is no number of answers below which nothing is shown."""
    from types import SimpleNamespace

    from guantong.domain.surveys import tabulation

    class Shown(tabulation.Limits):
        def __getitem__(self, key: str) -> Any:
            return SimpleNamespace(value=1) if key in ("least", "cell") else super().__getitem__(key)

    with patch("guantong.domain.surveys.tabulation.Limits", Shown):
        yield


@contextmanager
def every_header_believed() -> Iterator[None]:
    """Whoever sends a request says from where it comes."""

    def address(request: Any) -> str:
        noted = request.META.get("HTTP_X_FORWARDED_FOR", "")
        return str(noted.split(",")[-1].strip() or request.META["REMOTE_ADDR"])

    with patch("guantong.apps.surveys.pages.answer.client_address", address):
        yield


@contextmanager
def answer_files_taken_in_without_lock() -> Iterator[None]:
    """A file of answers is taken in as it was read, without holding it."""
    from guantong.apps.surveys.models import AnswerFile
    from guantong.apps.surveys.workflow import ANSWER_FILE

    def held(file: Any, verb: str, by: Any) -> Any:
        row = AnswerFile.objects.get(pk=file.pk)
        ANSWER_FILE.demand(verb, by, row.state, row.survey.path)
        return row

    with patch("guantong.apps.surveys.importing._held", held):
        yield
