"""What happens once when the site, a worker or a command starts: rooms are joined that may not know each other (启动)."""

from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any

from django.apps import AppConfig
from django.urls import reverse
from django.utils.module_loading import autodiscover_modules

from guantong.domain.fiscal.intake import register
from guantong.domain.roles import Role, Standing
from guantong.gateways import adapters


class Start(AppConfig):
    """Joins readers of files, what people hold, handlers of jobs, what packages carry, and news for the desk."""

    name = "guantong.gateways.site"
    label = "site_start"

    def ready(self) -> None:
        """Join them."""
        from guantong.apps.actors import events as actors
        from guantong.apps.actors import roster_file, sheets
        from guantong.apps.components import one_page
        from guantong.apps.jobs import events
        from guantong.gateways.site import holders, paper_work
        from guantong.gateways.site.spreadsheets import sheets_of

        sheets.register(".xlsx", sheets_of)
        sheets.register(".yaml", roster_file.from_yaml)
        sheets.register(".yml", roster_file.from_yaml)
        holders.join()
        one_page.register(lambda kind, code: reverse("reviews:brief_of", args=[kind, code]))
        actors.prepared.connect(_to_be_applied, dispatch_uid="desk")
        actors.settled.connect(_applied, dispatch_uid="desk")
        _readers()
        _record_readers()
        autodiscover_modules("handlers")
        autodiscover_modules("carried")
        events.gave_up.connect(_on_the_desk, dispatch_uid="desk")
        events.taken_up.connect(_off_the_desk, dispatch_uid="desk")
        paper_work.join()


def _readers() -> None:
    """Let every adapter that reads files say so."""
    for found in iter_modules(adapters.__path__):
        name = f"{adapters.__name__}.{found.name}.reader"
        if find_spec(name):
            register(import_module(name).reader())


def _record_readers() -> None:
    """Let every adapter that reads files of records say so, and which sources it knows."""
    from guantong.apps.feeds import reading

    for found in iter_modules(adapters.__path__):
        name = f"{adapters.__name__}.{found.name}"
        if find_spec(f"{name}.staging"):
            reading.register(import_module(f"{name}.staging").reader)
        if find_spec(f"{name}.sources"):
            reading.register_known(import_module(f"{name}.sources").known)


def _to_be_applied(sender: Any, *, intake: Any, by: Standing, as_of: datetime, **_: Any) -> None:  # noqa: ARG001
    from guantong.apps.notices.operations import ask

    path = next((post.path for post in by.posts if post.role is Role.SYSTEM_ADMINISTRATOR), "")
    ask(
        of=intake, verb="apply", title=f"复核并确认：{intake.get_kind_display()}导入 {intake.pk}",
        where=f"/actors/intakes/{intake.pk}/", path=path, role=Role.SECURITY_ADMINISTRATOR, by=by, as_of=as_of,
    )  # fmt: skip


def _applied(sender: Any, *, intake: Any, by: Standing, as_of: datetime, **_: Any) -> None:  # noqa: ARG001
    from guantong.apps.notices.operations import finish

    finish(of=intake, verb="apply", by=by, as_of=as_of)


def _on_the_desk(sender: Any, *, job: Any, by: Standing, as_of: datetime, **_: Any) -> None:  # noqa: ARG001
    from guantong.apps.notices.operations import ask

    ask(
        of=job, verb="retry", title=f"任务未完成：{job.title}", where=f"/jobs/{job.pk}/", path=job.path,
        person=job.owner, by=by, as_of=as_of, due_on=as_of.date(),
    )  # fmt: skip


def _off_the_desk(sender: Any, *, job: Any, by: Standing, as_of: datetime, **_: Any) -> None:  # noqa: ARG001
    from guantong.apps.notices.operations import finish

    finish(of=job, verb="retry", by=by, as_of=as_of)
