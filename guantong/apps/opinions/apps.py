"""Files hang on opinions and on the sheets they came in (意见)."""

from functools import partial
from typing import Any

from django.apps import AppConfig


class Opinions(AppConfig):
    """An opinion bears what was shown with it, a sheet the workbook it was read from."""

    name = "guantong.apps.opinions"

    def ready(self) -> None:
        """Tell `files`."""
        from guantong.apps.files.bearers import Bearer, register
        from guantong.apps.opinions.models import HistoryFile, Opinion, ReturnedAnswers
        from guantong.apps.opinions.queries import histories_seen_by, opinions_seen_by, sheets_seen_by
        from guantong.apps.opinions.workflow import HISTORY, OPINION, RETURNED_ANSWERS

        for model, words, seen_by, where in (
            (Opinion, OPINION.words, opinions_seen_by, "opinions:opinion"),
            (ReturnedAnswers, RETURNED_ANSWERS.words, sheets_seen_by, "opinions:sheet"),
            (HistoryFile, HISTORY.words, histories_seen_by, "opinions:history"),
        ):
            register(Bearer(model, words, seen_by, partial(_address, where)))


def _address(where: str, thing: Any) -> str:
    from django.urls import reverse

    return reverse(where, args=[thing.pk])
