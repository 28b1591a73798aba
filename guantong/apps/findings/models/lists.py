"""What came in as a workbook: lists of audit issues, sheets of rectification (审计问题清单、整改情况表)."""

from typing import ClassVar

from django.db import models

from guantong.apps.findings.models.choices import pace_choices
from guantong.apps.findings.models.returned import Returned
from guantong.apps.journal.models import Journaled
from guantong.domain.words import Words


class IssueList(Journaled):
    """A list of audit issues as it was brought (审计问题清单): its rows as read, which column is what, until it is taken in or not."""

    CALLED = Words("审计问题清单", "List of audit issues")
    UNJOURNALED: ClassVar = ("content", "columns", "bodies")

    name = models.CharField("文件名", max_length=120)
    sm3 = models.CharField(max_length=64, db_index=True)
    path = models.CharField(max_length=120, help_text="the desk that brought it")
    report = models.CharField("报告", max_length=120)
    year = models.PositiveSmallIntegerField("所属年度")
    history = models.BooleanField("历史导入", default=False)
    content = models.JSONField(default=list, help_text="the sheets as read, emptied when it is taken in or discarded")
    sheet = models.PositiveSmallIntegerField(default=0)
    header = models.JSONField(default=list, help_text="first and last row of the header")
    columns = models.JSONField(default=dict, help_text="field: column, from 0")
    bodies = models.JSONField(default=dict, help_text="path by printed name, where a person decided")
    unit = models.CharField("金额单位", max_length=4, blank=True)
    pace = models.CharField("整改类型", max_length=12, blank=True, choices=pace_choices)
    counts = models.JSONField(default=dict)
    uploaded_by = models.CharField("上传人", max_length=150)
    uploaded_at = models.DateTimeField("上传时间")
    state = models.CharField("状态", max_length=16, default="read")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.report}（{self.name}）"


class HeaderMapping(Journaled):
    """Which column of a known header is what, as a person last confirmed it: offered again (列的对应)."""

    CALLED = Words("列的对应", "Mapping of columns")

    header = models.CharField(max_length=64, unique=True, help_text="digest of the header")
    columns = models.JSONField(default=dict)
    unit = models.CharField(max_length=4, blank=True)
    saved_by = models.CharField(max_length=150)
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.header[:8]


class ReturnedSheet(Returned):
    """A sheet of a body's matters that came back filled in (整改情况表): what it says, who typed and who signed it."""

    CALLED = Words("整改情况表", "Sheet of rectification")

    body = models.CharField("责任单位", max_length=120)
    rows = models.JSONField(
        default=list, help_text="what it says of each matter, emptied when it is taken down or discarded"
    )
    state = models.CharField("状态", max_length=16, default="read")


class ReturnedTwin(Returned):
    """Any other form that came back filled in (离线表): which one (`kind`), what it says, who typed and who signed it."""

    CALLED = Words("离线表", "Returned form")

    kind = models.SlugField("哪种表", max_length=40)
