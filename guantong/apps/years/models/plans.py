"""The annual supervision plan: topics called for, what the chairpersons' council took in, the plan as published (年度监督计划)."""

from typing import ClassVar

from django.db import models

from guantong.apps.components.templatetags.words import later
from guantong.apps.journal.models import Journaled
from guantong.apps.years.models.sessions import Session
from guantong.apps.years.models.steps import FiscalYear
from guantong.domain.lifecycle.topics import Source, Way
from guantong.domain.words import Words


def source_choices() -> list[tuple[str, str]]:
    """Return the sources of topics; callable, so that words change without a migration."""
    return [(source.value, later(source.words)) for source in Source]


def way_choices() -> list[tuple[str, str]]:
    """Return the ways of taking a topic up."""
    return [(way.value, later(way.words)) for way in Way]


class SupervisionPlan(Journaled):
    """The plan of one year: called for, passed by the chairpersons' council, published by a named person, amended with reason.

    `amendments` holds `{"on", "document", "why", "what"}` in order. Of a report to the party committee only day and number.
    """

    CALLED = Words("年度监督计划", "Annual supervision plan")

    year = models.OneToOneField(FiscalYear, models.PROTECT, related_name="supervision_plan", verbose_name="年度")
    path = models.CharField(max_length=120)
    call = models.TextField("征集说明", max_length=600, blank=True)
    called_on = models.DateField("征集日期", null=True, blank=True)
    until = models.DateField("截止日期", null=True, blank=True)
    party_on = models.DateField("向区委报告日期", null=True, blank=True)
    party_document = models.CharField("向区委报告文号", max_length=80, blank=True)
    adopted_on = models.DateField("主任会议通过日期", null=True, blank=True)
    adopted_document = models.CharField("主任会议文号", max_length=80, blank=True)
    published_on = models.DateField("公布日期", null=True, blank=True)
    published_where = models.CharField("公布位置", max_length=200, blank=True)
    published_by = models.CharField("公布人", max_length=40, blank=True)
    amendments = models.JSONField(default=list, blank=True)
    state = models.CharField("状态", max_length=16, default="calling")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest year first."""

        ordering = ("-year__year",)

    def __str__(self) -> str:
        return f"{self.year}监督计划"


class Topic(Journaled):
    """A topic somebody proposed for a year: where it comes from, why, and what became of it."""

    CALLED = Words("议题", "Topic")

    UNJOURNALED: ClassVar = ("search",)
    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="topics", verbose_name="年度")
    title = models.CharField("议题", max_length=120)
    source = models.CharField("来源", max_length=20, choices=source_choices)
    why = models.TextField("理由", max_length=600)
    way = models.CharField("建议方式", max_length=20, choices=way_choices, default=Way.REPORT.value)
    path = models.CharField(max_length=120)
    proposer = models.CharField("提出", max_length=80)
    proposed_on = models.DateField("提出日期")
    reason = models.CharField("处理理由", max_length=300, blank=True)
    state = models.CharField("状态", max_length=16, default="proposed")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """As they came in; the same organisation proposes a title once a year."""

        ordering = ("proposed_on", "pk")
        constraints = (models.UniqueConstraint(fields=("year", "title", "path"), name="topic_once_a_year"),)
        indexes = (models.Index(fields=("path", "state")),)

    def __str__(self) -> str:
        return self.title


class PlanItem(Journaled):
    """One item of a plan: what is supervised, in which way, when, who prepares it; reviews name it, or are marked 临时."""

    CALLED = Words("监督计划事项", "Item of a supervision plan")

    UNJOURNALED: ClassVar = ("search",)
    plan = models.ForeignKey(SupervisionPlan, models.PROTECT, related_name="items", verbose_name="年度监督计划")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="items", verbose_name="议题")
    number = models.PositiveSmallIntegerField("序号")
    title = models.CharField("事项", max_length=120)
    way = models.CharField("监督方式", max_length=20, choices=way_choices)
    month = models.PositiveSmallIntegerField("月份", null=True, blank=True)
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="会议")
    lead = models.CharField("承办", max_length=80, blank=True)
    reason = models.CharField("调整理由", max_length=300, blank=True)
    state = models.CharField("状态", max_length=16, default="listed")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """As the plan numbers them."""

        ordering = ("plan", "number")
        constraints = (models.UniqueConstraint(fields=("plan", "number"), name="plan_item_number_once"),)

    def __str__(self) -> str:
        return self.title
