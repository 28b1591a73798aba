"""Which of its things bear files (公文)."""

from django.apps import AppConfig


class Papers(AppConfig):
    """Files hang on papers, the signed copy among them; seen by whoever sees the paper."""

    name = "guantong.apps.papers"

    def ready(self) -> None:
        """Tell `files`."""
        from django.urls import reverse

        from guantong.apps.files.bearers import Bearer, register
        from guantong.apps.papers.models import Paper
        from guantong.apps.papers.queries import papers_seen_by
        from guantong.apps.papers.workflow import PAPER

        register(Bearer(Paper, PAPER.words, papers_seen_by, lambda paper: reverse("papers:paper", args=[paper.pk])))
