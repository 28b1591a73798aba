"""Attachments (附件): the bytes stand once on disk under their SM3, a row for each thing they hang on."""

from typing import ClassVar

from django.db import models

from guantong.apps.components.templatetags.words import later
from guantong.apps.journal.models import Journaled
from guantong.domain.secrecy import Level
from guantong.domain.words import Words


def level_choices() -> list[tuple[str, str]]:
    """Return the levels; callable, so that words change without a migration."""
    return [(level.value, later(level.words)) for level in Level]


class Attachment(Journaled):
    """One file that hangs on the journaled thing `key`, which belongs to the organisation at `path`.

    `given_sm3` is the digest of what was brought: it differs from `sm3` where an image was drawn anew.
    """

    CALLED = Words("附件", "Attachment")

    UNJOURNALED: ClassVar = ("search",)
    key = models.CharField(max_length=120, db_index=True)
    path = models.CharField(max_length=120)
    name = models.CharField("名称", max_length=120)
    kind = models.CharField("类型", max_length=8)
    level = models.CharField("级别", max_length=12, choices=level_choices)
    size = models.BigIntegerField("大小")
    pages = models.PositiveIntegerField("页数", null=True, blank=True)
    sm3 = models.CharField(max_length=64, db_index=True)
    sha256 = models.CharField(max_length=64)
    given_sm3 = models.CharField(max_length=64)
    brought_by = models.CharField("上传人", max_length=40)
    brought_at = models.DateTimeField("上传时间")
    state = models.CharField("状态", max_length=12, default="kept")
    reason = models.CharField("撤回原因", max_length=200, blank=True)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)
        indexes = (models.Index(fields=("path", "level")),)

    def __str__(self) -> str:
        return self.name
