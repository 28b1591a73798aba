"""What of the fiscal years bears files (年度)."""

from django.apps import AppConfig


class Years(AppConfig):
    """A step's files are seen by whoever sees the step."""

    name = "guantong.apps.years"

    def ready(self) -> None:
        """Tell `files`."""
        from django.urls import reverse

        from guantong.apps.files.bearers import Bearer, register
        from guantong.apps.years.models import Step
        from guantong.apps.years.queries import steps_seen_by
        from guantong.apps.years.workflow import STEP

        register(Bearer(Step, STEP.words, steps_seen_by, lambda step: reverse("years:step", args=[step.pk])))
