"""A workbook of targets, readings and evaluations as it was brought (绩效填报表)."""

from typing import ClassVar

from django.db import models

from guantong.apps.journal.models import Journaled
from guantong.domain.words import Words


class PerformanceFile(Journaled):
    """Rows of the performance of projects, taken in all together or not at all; `history`: of years before the system."""

    CALLED = Words("绩效填报表", "Sheet of performance")
    UNJOURNALED: ClassVar = ("rows",)

    name = models.CharField("文件名", max_length=120)
    sm3 = models.CharField(max_length=64)
    path = models.CharField(max_length=120, db_index=True, blank=True, help_text="of whom it was brought")
    history = models.BooleanField("历史导入", default=False)
    rows = models.JSONField(default=list, help_text="emptied when it is used or not")
    counts = models.JSONField(default=dict)
    uploaded_by = models.CharField("上传人", max_length=40)
    uploaded_at = models.DateTimeField("上传时间")
    state = models.CharField("状态", max_length=16)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name
