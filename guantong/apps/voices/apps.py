"""A need bears photos, seen by whoever sees the need (荟声)."""

from django.apps import AppConfig


class Voices(AppConfig):
    """A deputy's note comes with a photo."""

    name = "guantong.apps.voices"

    def ready(self) -> None:
        """Tell `files`."""
        from django.urls import reverse

        from guantong.apps.files.bearers import Bearer, register
        from guantong.apps.voices.models import Need
        from guantong.apps.voices.queries import needs_seen_by
        from guantong.apps.voices.workflow import NEED

        register(Bearer(Need, NEED.words, needs_seen_by, lambda need: reverse("voices:need", args=[need.pk])))
