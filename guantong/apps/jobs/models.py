"""Work done in the background (后台任务): who asked, how far it is, who holds it until when."""

from typing import Any, ClassVar

from django.db import models

from guantong.apps.journal.models import Journaled
from guantong.domain.words import Words

STATES = ("queued", "running", "done", "failed", "cancelled", "dead")


class Job(Journaled):
    """One piece of work, asked by `owner` for the organisation at `path`.

    `done` of `of` is the mark up to which its items are committed; a worker holds it while `lease_until` lasts.
    """

    CALLED = Words("后台任务", "Background job")

    UNJOURNALED: ClassVar = ("done", "of", "says", "worker", "lease_until", "beaten_at")
    kind = models.CharField("类别", max_length=60)
    title = models.CharField("任务", max_length=120)
    owner = models.CharField("提出人", max_length=40)
    path = models.CharField(max_length=120, help_text="the organisation through which it was asked")
    arguments = models.JSONField(default=dict)
    state = models.CharField("状态", max_length=12, default="queued")
    attempts = models.PositiveSmallIntegerField("次数", default=0)
    asked_at = models.DateTimeField("提出时间")
    begins_at = models.DateTimeField(help_text="not before: the back-off of a failed attempt")
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    stop_asked = models.BooleanField(default=False)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    says = models.CharField(max_length=120, blank=True)
    worker = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    beaten_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(default=dict)
    message = models.CharField("说明", max_length=400, blank=True)

    class Meta:
        """The latest first; the worker looks for what may begin."""

        ordering = ("-pk",)
        indexes = (models.Index(fields=("state", "begins_at")), models.Index(fields=("path", "state")))
        constraints = (models.CheckConstraint(condition=models.Q(state__in=STATES), name="job_states"),)

    def __str__(self) -> str:
        return self.title

    @property
    def active(self) -> bool:
        """True while a worker may still change it."""
        return self.state in ("queued", "running")

    def held(self) -> dict[str, Any]:
        """Return what must still be so for the worker that claimed it to write: its fence."""
        return {"pk": self.pk, "state": "running", "worker": self.worker, "attempts": self.attempts}
