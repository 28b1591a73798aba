"""What every sheet that came back filled in keeps: its file, who typed and who signed it, what it says until it is used (离线表)."""

from typing import ClassVar

from django.db import models

from guantong.apps.journal.models import Journaled


class Returned(Journaled):
    """A sheet that left with locked ids and came back: of the body at `path`; its rows are let go when it is used or not."""

    UNJOURNALED: ClassVar = ("rows",)

    name = models.CharField("文件名", max_length=120)
    sm3 = models.CharField(max_length=64)
    path = models.CharField(max_length=120)
    body = models.CharField("单位", max_length=120)
    typed_by = models.CharField("填表人", max_length=80)
    signed_by = models.CharField("签字人（姓名、职务）", max_length=80)
    signed_on = models.DateField("签字日期")
    rows = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    uploaded_by = models.CharField("上传人", max_length=150)
    uploaded_at = models.DateTimeField("上传时间")
    state = models.CharField("状态", max_length=16)

    class Meta:
        """The latest first."""

        abstract = True
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.body}（{self.name}）"
