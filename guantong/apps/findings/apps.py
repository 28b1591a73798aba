"""Files hang on matters, seen by whoever sees the matter (汇办)."""

from functools import partial
from typing import Any

from django.apps import AppConfig


class Findings(AppConfig):
    """A matter bears files that prove that it was put right, a visit its photos."""

    name = "guantong.apps.findings"

    def ready(self) -> None:
        """Tell `files`."""
        from guantong.apps.files.bearers import Bearer, register
        from guantong.apps.findings.models import IssueList, Matter, ReturnedSheet, ReturnedTwin, Visit
        from guantong.apps.findings.queries import lists_seen_by, matters_seen_by, sheets_seen_by, twins_seen_by
        from guantong.apps.findings.rounds import visits_seen_by
        from guantong.apps.findings.workflow import ISSUE_LIST, MATTER, RETURNED_SHEET, RETURNED_TWIN, VISIT

        for model, words, seen_by, where in (
            (Matter, MATTER.words, matters_seen_by, "findings:matter"),
            (Visit, VISIT.words, visits_seen_by, "findings:visit"),
            (IssueList, ISSUE_LIST.words, lists_seen_by, "findings:issue_list"),
            (ReturnedSheet, RETURNED_SHEET.words, sheets_seen_by, "findings:returned_sheet"),
            (ReturnedTwin, RETURNED_TWIN.words, twins_seen_by, "findings:returned_twin"),
        ):
            register(Bearer(model, words, seen_by, partial(_address, where)))


def _address(where: str, thing: Any) -> str:
    from django.urls import reverse

    return reverse(where, args=[thing.pk])
