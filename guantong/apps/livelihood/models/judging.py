"""What people and deputies think of an item when it is built, the roundtable about why, the lesson of it (评价、座谈、经验)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.ballots.models import Box
from guantong.apps.findings.models import Matter
from guantong.apps.journal.models import Journaled
from guantong.apps.livelihood.models.items import Item
from guantong.apps.surveys.models import Survey
from guantong.domain.words import Words


class Result(Journaled):
    """A survey of residents or a vote of deputies about an item: one or the other, never mixed (评价结果)."""

    CALLED = Words("民生实事评价结果", "Result about an item")

    item = models.ForeignKey(Item, models.PROTECT, related_name="results")
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+", null=True)
    box = models.ForeignKey(Box, models.PROTECT, related_name="+", null=True)
    state = models.CharField("状态", max_length=12, default="joined")
    joined_by = models.CharField("登记人", max_length=40)
    joined_at = models.DateTimeField("登记时间")

    class Meta:
        """One of the two, once."""

        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(survey__isnull=False, box__isnull=True) | Q(survey__isnull=True, box__isnull=False),
                name="result_of_one_kind",
            ),
            models.UniqueConstraint(fields=("item", "survey"), name="survey_of_an_item_once"),
            models.UniqueConstraint(fields=("item", "box"), name="box_of_an_item_once"),
        )

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


class Roundtable(Journaled):
    """A talk about why satisfaction is low or high: who is invited, minutes, causes; only then a matter or a lesson (原因座谈会)."""

    CALLED = Words("原因座谈会", "Cause roundtable")

    item = models.ForeignKey(Item, models.PROTECT, related_name="roundtables", verbose_name="项目")
    side = models.CharField("事由", max_length=8)
    held_on = models.DateField("日期")
    venue = models.CharField("地点", max_length=120)
    invited = models.TextField("邀请", help_text="bodies and kinds of people, no names of residents")
    minutes = models.TextField("纪要", blank=True)
    causes: Any = models.JSONField(default=list)
    conclusion = models.CharField("处理说明", max_length=400, blank=True)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", null=True)
    state = models.CharField("状态", max_length=12, default="called")
    called_by = models.CharField("召集人", max_length=40)
    called_at = models.DateTimeField("登记时间")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest first; what was held has minutes and causes."""

        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=("held", "matter", "lesson")) | ~Q(minutes=""),
                name="roundtable_held_has_minutes",
            ),
        )

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"


class Lesson(Journaled):
    """What is worth doing again, or not, from an item: written by a person after a roundtable (经验)."""

    CALLED = Words("民生实事经验", "Lesson of an item")

    UNJOURNALED: ClassVar = ("search",)
    item = models.ForeignKey(Item, models.PROTECT, related_name="lessons", verbose_name="项目")
    roundtable = models.ForeignKey(Roundtable, models.PROTECT, related_name="lessons")
    title = models.CharField("标题", max_length=120)
    words = models.TextField("内容")
    written_by = models.CharField("记录人", max_length=40)
    written_on = models.DateField("日期")
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title
