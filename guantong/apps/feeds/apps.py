"""What of the feeds bears files (报送)."""

from django.apps import AppConfig


class Feeds(AppConfig):
    """The file of a delivery is seen by whoever sees the delivery, and may see what is sensitive."""

    name = "guantong.apps.feeds"

    def ready(self) -> None:
        """Tell `files`."""
        from django.urls import reverse

        from guantong.apps.feeds.models import Delivery
        from guantong.apps.feeds.queries import deliveries_seen_by
        from guantong.apps.feeds.workflow import DELIVERY
        from guantong.apps.files.bearers import Bearer, register

        register(
            Bearer(Delivery, DELIVERY.words, deliveries_seen_by, lambda row: reverse("feeds:delivery", args=[row.pk]))
        )
