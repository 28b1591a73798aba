"""Assessments of reports, the ways that were decided after them, the district's own rule of what follows (满意度测评)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.ballots.models import Box
from guantong.apps.findings.models.choices import report_choices
from guantong.apps.findings.models.matters import Matter
from guantong.apps.journal.models import Journaled
from guantong.domain.words import Words


class Assessment(Journaled):
    """One vote of the standing committee on a report and the body that answers for it (满意度测评).

    What the box found is kept as it was announced; the counts stay the box's own. `path` is that of the body that answers.
    """

    CALLED = Words("满意度测评", "Satisfaction assessment")
    UNJOURNALED: ClassVar = ("search",)

    title = models.CharField("测评事项", max_length=120)
    report = models.CharField("测评对象", max_length=16, choices=report_choices)
    path = models.CharField(max_length=120)
    body = models.CharField("报告单位", max_length=120)
    desk = models.CharField(max_length=120)
    session = models.CharField("会议", max_length=80)
    held_on = models.DateField("会议日期")
    round = models.PositiveSmallIntegerField("次数", default=1)
    earlier = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="following")
    box = models.ForeignKey(Box, models.PROTECT, null=True, blank=True, related_name="+")
    finds = models.CharField(max_length=12, blank=True, help_text="what the rule of the box found")
    outcome = models.CharField("结果", max_length=80, blank=True, help_text="in the document's own word")
    announced_on = models.DateField("公布日期", null=True, blank=True)
    proposed_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()
    state = models.CharField("状态", max_length=16, default="proposed")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; no result without a box."""

        ordering = ("-held_on", "-pk")
        indexes = (models.Index(fields=("path", "state")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=("proposed", "withdrawn")) | Q(box__isnull=False), name="no_result_without_a_box"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Assessed(Journaled):
    """A matter an assessment is about (测评涉及的事项)."""

    CALLED = Words("测评涉及的事项", "Matter assessed")

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="about")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="assessed")

    class Meta:
        """As they were named; each once."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("assessment", "matter"), name="assessed_once"),)

    def __str__(self) -> str:
        return str(self.matter)


class WayTaken(Journaled):
    """The lawful way that was decided after a failed assessment, as a person noted it with its document (后续方式)."""

    CALLED = Words("后续方式", "Way taken")

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="ways")
    way = models.CharField("方式", max_length=24)
    organ = models.CharField("决定机关", max_length=16)
    document = models.CharField("文号", max_length=80)
    decided_on = models.DateField("决定日期")
    due_on = models.DateField("期限", null=True, blank=True)
    words = models.TextField("内容", blank=True)
    signers = models.JSONField(default=list, help_text="who signed, by username")
    members = models.PositiveSmallIntegerField(default=0, help_text="of the standing committee on that day")
    recorded_by = models.CharField(max_length=150)
    recorded_at = models.DateTimeField()
    taken_back = models.BooleanField(default=False)
    reason = models.TextField("撤回原因", blank=True)

    class Meta:
        """As they came; one stands."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("assessment",), condition=Q(taken_back=False), name="one_way_stands"),
        )

    def __str__(self) -> str:
        return self.way


class Ladder(Journaled):
    """What the district's own document says comes after a first and a second 不满意 (测评后续规定); none ships."""

    CALLED = Words("测评后续规定", "Rule of what follows")

    document = models.CharField("文号", max_length=80)
    since = models.DateField("自")
    until = models.DateField("至", null=True, help_text="the first day on which it holds no more")
    ending = models.CharField("终止文号", max_length=80, blank=True)
    first_words = models.TextField("第一次不满意之后")
    first_ways = models.JSONField(default=list)
    again_words = models.TextField("再次不满意之后", blank=True)
    again_ways = models.JSONField(default=list)
    state = models.CharField("状态", max_length=10, default="proposed")
    proposed_by = models.CharField("录入人", max_length=150)
    proposed_at = models.DateTimeField("录入时间")
    decided_by = models.CharField("确认人", max_length=150, blank=True)

    class Meta:
        """The latest first; from one day one rule."""

        ordering = ("-since", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("since",), condition=Q(state__in=("in_force", "ended")), name="one_ladder_a_day"
            ),
        )

    def __str__(self) -> str:
        return self.document
