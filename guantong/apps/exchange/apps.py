"""Which of its things bear files (交换)."""

from django.apps import AppConfig


class Exchange(AppConfig):
    """The package itself hangs on what went out and what came in; seen by whoever sees those, and may see what is sensitive."""

    name = "guantong.apps.exchange"

    def ready(self) -> None:
        """Tell `files`."""
        from django.urls import reverse

        from guantong.apps.exchange.models import Arrival, Outgoing
        from guantong.apps.exchange.queries import arrivals_seen_by, outgoing_seen_by
        from guantong.apps.exchange.workflow import ARRIVAL, OUTGOING
        from guantong.apps.files.bearers import Bearer, register

        register(
            Bearer(Arrival, ARRIVAL.words, arrivals_seen_by, lambda row: reverse("exchange:arrival", args=[row.pk]))
        )
        register(
            Bearer(Outgoing, OUTGOING.words, outgoing_seen_by, lambda row: reverse("exchange:outgoing", args=[row.pk]))
        )
