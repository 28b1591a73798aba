"""What diagnosis hears of figures (慧诊)."""

from datetime import datetime
from typing import Any

from django.apps import AppConfig

from guantong.domain.roles import Standing


class Diagnosis(AppConfig):
    """When something is published, the rules are run over it."""

    name = "guantong.apps.diagnosis"

    def ready(self) -> None:
        """Listen."""
        from guantong.apps.figures import events

        events.published.connect(_published, dispatch_uid="diagnosis")


def _published(sender: Any, *, snapshot: Any, batch: Any, by: Standing, as_of: datetime, **_: Any) -> None:  # noqa: ARG001
    from guantong.apps.diagnosis.operations import start

    start(by=by, as_of=as_of, cause="published", snapshot=snapshot, batch=batch)
