"""A plan bears files: what came with it, seen by whoever sees the plan (预算调整)."""

from django.apps import AppConfig


class Adjustments(AppConfig):
    """Tell `files` what of this room bears files."""

    name = "guantong.apps.adjustments"

    def ready(self) -> None:
        """Register the plan."""
        from django.urls import reverse

        from guantong.apps.adjustments.models import Plan
        from guantong.apps.adjustments.queries import plans_seen_by
        from guantong.apps.adjustments.workflow import PLAN
        from guantong.apps.files.bearers import Bearer, register

        register(Bearer(Plan, PLAN.words, plans_seen_by, lambda plan: reverse("adjustments:plan", args=[plan.pk])))
