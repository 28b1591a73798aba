"""A list bears the workbook it came in (民生实事)."""

from django.apps import AppConfig


class Livelihood(AppConfig):
    """Tell `files` what of this room bears files."""

    name = "guantong.apps.livelihood"

    def ready(self) -> None:
        """Register the list."""
        from django.urls import reverse

        from guantong.apps.files.bearers import Bearer, register
        from guantong.apps.livelihood.models import ListFile
        from guantong.apps.livelihood.queries import lists_seen_by
        from guantong.apps.livelihood.workflow import LIST

        register(Bearer(ListFile, LIST.words, lists_seen_by, lambda of: reverse("livelihood:list", args=[of.pk])))
