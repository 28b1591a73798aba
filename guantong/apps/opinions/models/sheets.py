"""What came in as a workbook: answers that units filled in, opinions of earlier years (意见答复表、历年意见)."""

from typing import ClassVar

from django.db import models

from guantong.apps.findings.models.returned import Returned
from guantong.apps.journal.models import Journaled
from guantong.domain.words import Words


class ReturnedAnswers(Returned):
    """A sheet of a body's opinions that came back filled in (意见答复表): what it says, who typed and who signed it."""

    CALLED = Words("意见答复表", "Sheet of answers")

    body = models.CharField("答复单位", max_length=120)
    rows = models.JSONField(default=list, help_text="what it says of each opinion, emptied when it is used or not")


class HistoryFile(Journaled):
    """Opinions of earlier years as they were brought (历年意见): taken in as history, or not at all."""

    CALLED = Words("历年意见表", "File of earlier opinions")
    UNJOURNALED: ClassVar = ("rows",)

    name = models.CharField("文件名", max_length=120)
    sm3 = models.CharField(max_length=64)
    path = models.CharField(max_length=120, help_text="the desk that brought it")
    rows = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    uploaded_by = models.CharField("上传人", max_length=150)
    uploaded_at = models.DateTimeField("上传时间")
    state = models.CharField("状态", max_length=16)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name
