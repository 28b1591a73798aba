"""Files hang on matters, seen by whoever sees the matter (汇办)."""

from django.apps import AppConfig


class Findings(AppConfig):
    """A matter bears files that prove that it was put right, a visit its photos."""

    name = "guantong.apps.findings"

    def ready(self) -> None:
        """Tell `files`."""
        from django.urls import reverse

        from guantong.apps.files.bearers import Bearer, register
        from guantong.apps.findings.models import Matter, Visit
        from guantong.apps.findings.queries import matters_seen_by
        from guantong.apps.findings.rounds import visits_seen_by
        from guantong.apps.findings.workflow import MATTER, VISIT

        register(
            Bearer(Matter, MATTER.words, matters_seen_by, lambda matter: reverse("findings:matter", args=[matter.pk]))
        )
        register(Bearer(Visit, VISIT.words, visits_seen_by, lambda visit: reverse("findings:visit", args=[visit.pk])))
