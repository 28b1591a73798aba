"""What happens once when the site, a worker or a command starts: rooms are joined that may not know each other (启动)."""

from datetime import datetime
from typing import Any

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from guantong.domain.roles import Standing


class Start(AppConfig):
    """Finds the handlers of background jobs, and lets a job that failed for good appear on its owner's desk."""

    name = "guantong.gateways.site"
    label = "site_start"

    def ready(self) -> None:
        """Join them."""
        from guantong.apps.jobs import events

        autodiscover_modules("handlers")
        events.gave_up.connect(_on_the_desk, dispatch_uid="desk")
        events.taken_up.connect(_off_the_desk, dispatch_uid="desk")


def _on_the_desk(sender: Any, *, job: Any, by: Standing, as_of: datetime, **_: Any) -> None:  # noqa: ARG001
    from guantong.apps.notices.operations import ask

    ask(
        of=job, verb="retry", title=f"任务未完成：{job.title}", where=f"/jobs/{job.pk}/", path=job.path,
        person=job.owner, by=by, as_of=as_of, due_on=as_of.date(),
    )  # fmt: skip


def _off_the_desk(sender: Any, *, job: Any, by: Standing, as_of: datetime, **_: Any) -> None:  # noqa: ARG001
    from guantong.apps.notices.operations import finish

    finish(of=job, verb="retry", by=by, as_of=as_of)
