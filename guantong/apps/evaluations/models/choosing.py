"""Which projects are evaluated: deputies nominate, an index lays the list, a person decides (评价项目选取)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.journal.models import Journaled
from guantong.domain.words import Words


class Nomination(Journaled):
    """A deputy asks that a project be evaluated in a year, with the reason (代表提名)."""

    CALLED = Words("代表提名", "Nomination")

    UNJOURNALED: ClassVar = ("search",)
    year = models.PositiveSmallIntegerField("年度")
    project_code = models.CharField("项目编码", max_length=60)
    project = models.CharField("项目", max_length=200)
    reason = models.CharField("理由", max_length=200)
    state = models.CharField("状态", max_length=10)
    by = models.CharField("提名人", max_length=40)
    at = models.DateTimeField("提名时间")
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; once a year and project."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("year", "project_code", "by"), condition=Q(state="standing"), name="nominated_once"
            ),
        )

    def __str__(self) -> str:
        return self.project


class Choice(Journaled):
    """The projects that are evaluated in a year: candidates with their counts, as they were; chosen by a person with a number."""

    CALLED = Words("评价项目选取", "Choice of projects")

    year = models.PositiveSmallIntegerField("年度")
    path = models.CharField(max_length=120)
    candidates = models.JSONField(default=list)
    state = models.CharField("状态", max_length=10)
    drawn_by = models.CharField("提出人", max_length=40)
    drawn_on = models.DateField("提出日期")
    chosen = models.JSONField(default=list, help_text="codes")
    words = models.CharField("说明", max_length=400, blank=True)
    document = models.CharField("决定文号", max_length=80, blank=True)
    decided_on = models.DateField("决定日期", null=True)
    decided_by = models.CharField("登记人", max_length=40, blank=True)
    reason = models.CharField("撤回原因", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest year first; one a year unless it was withdrawn."""

        ordering = ("-year", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("year",), condition=~Q(state="withdrawn"), name="chosen_once_a_year"),
        )

    def __str__(self) -> str:
        return f"{self.year}年评价项目"
