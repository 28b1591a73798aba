"""Files hang on matters, seen by whoever sees the matter (汇办)."""

from django.apps import AppConfig


class Findings(AppConfig):
    """A matter bears files: what proves that it was put right."""

    name = "guantong.apps.findings"

    def ready(self) -> None:
        """Tell `files`."""
        from django.urls import reverse

        from guantong.apps.files.bearers import Bearer, register
        from guantong.apps.findings.models import Matter
        from guantong.apps.findings.queries import matters_seen_by
        from guantong.apps.findings.workflow import MATTER

        register(
            Bearer(Matter, MATTER.words, matters_seen_by, lambda matter: reverse("findings:matter", args=[matter.pk]))
        )
