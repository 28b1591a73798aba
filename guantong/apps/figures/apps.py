"""What of the figures bears files (数据)."""

from django.apps import AppConfig


class Figures(AppConfig):
    """The file of a batch is seen by whoever sees the batch."""

    name = "guantong.apps.figures"

    def ready(self) -> None:
        """Tell `files`."""
        from django.urls import reverse

        from guantong.apps.figures.models import Batch
        from guantong.apps.figures.queries import batches_seen_by
        from guantong.apps.figures.workflow import BATCH
        from guantong.apps.files.bearers import Bearer, register

        register(Bearer(Batch, BATCH.words, batches_seen_by, lambda batch: reverse("figures:batch", args=[batch.pk])))
