"""Subjects bear files (对象)."""

from django.apps import AppConfig


class Subjects(AppConfig):
    """A subject's files are seen by whoever sees the subject."""

    name = "guantong.apps.subjects"

    def ready(self) -> None:
        """Tell `files`."""
        from django.urls import reverse

        from guantong.apps.files.bearers import Bearer, register
        from guantong.apps.subjects.models import Subject
        from guantong.apps.subjects.queries import subjects_seen_by
        from guantong.apps.subjects.workflow import SUBJECT

        register(
            Bearer(Subject, SUBJECT.words, subjects_seen_by, lambda it: reverse("subjects:subject", args=[it.key]))
        )
