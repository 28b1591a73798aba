"""A review, the units under review, how many of whom are asked to come, the points that were gone through (审查活动)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.components.templatetags.words import later
from guantong.apps.journal.models import Journaled
from guantong.apps.years.models import PlanItem, Session
from guantong.domain.reviews.kinds import Part, kinds
from guantong.domain.words import Words


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of review; callable, so that a new file needs no migration."""
    return [(kind.name, later(kind.words)) for kind in kinds().values()]


def special_choices() -> list[tuple[str, str]]:
    """Return the subjects of special reports, none first."""
    subjects = {one.key: later(one.words) for kind in kinds().values() for one in kind.editions[-1].specials}
    return [("", "—"), *subjects.items()]


def part_choices() -> list[tuple[str, str]]:
    """Return as what one may take part."""
    return [(part.value, later(part.words)) for part in Part]


class Review(Journaled):
    """One review: planned, invited, held, concluded, fed back. It belongs to an item of the yearly plan, or is marked 临时.

    `path` is the organiser's. `moves` holds every day and place it was moved from, with the reason. `frozen_on` is the day of the
    figures shown in the hall. `heard` is a person's word on whether it heard voters before the session (预算法45条): "", yes, no.
    """

    CALLED = Words("审查活动", "Review")
    UNJOURNALED: ClassVar = ("search",)

    kind = models.CharField("种类", max_length=30, choices=kind_choices)
    special = models.CharField("专项报告类别", max_length=20, blank=True)
    title = models.CharField("名称", max_length=120)
    year = models.PositiveSmallIntegerField("年度")
    plan_item = models.ForeignKey(
        PlanItem, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="监督计划项目"
    )
    outside_plan = models.BooleanField("临时安排", default=False)
    session = models.ForeignKey(
        Session, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所属会议"
    )
    path = models.CharField(max_length=120)
    organiser = models.CharField("组织单位", max_length=120)
    basis = models.CharField("安排依据", max_length=200, blank=True)
    purpose = models.TextField("内容", blank=True)
    place = models.CharField("地点", max_length=120, blank=True)
    begins_on = models.DateField("日期", null=True, blank=True)
    ends_on = models.DateField("至", null=True, blank=True)
    moves = models.JSONField(default=list)
    selection = models.PositiveBigIntegerField(null=True, blank=True, help_text="the decided key units it took")
    frozen_on = models.DateField("数据截至", null=True, blank=True)

    invited_on = models.DateField("通知日期", null=True, blank=True)
    held_on = models.DateField("举行日期", null=True, blank=True)
    minutes = models.TextField("会议纪要", blank=True)
    minutes_by = models.CharField(max_length=150, blank=True)
    minutes_on = models.DateField(null=True, blank=True)
    outcome = models.TextField("结论", blank=True)
    concluded_on = models.DateField("结论日期", null=True, blank=True)
    concluded_by = models.CharField(max_length=150, blank=True)
    fed_back_on = models.DateField("反馈日期", null=True, blank=True)
    document = models.CharField("反馈文号", max_length=80, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)
    heard = models.CharField("会前听取意见", max_length=3, blank=True)
    heard_why = models.CharField("认定理由", max_length=400, blank=True)
    heard_by = models.CharField(max_length=150, blank=True)
    reason = models.CharField("取消理由", max_length=400, blank=True)

    planned_by = models.CharField(max_length=150)
    planned_at = models.DateTimeField()
    state = models.CharField("状态", max_length=12)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; of the plan, or marked as outside it."""

        ordering = ("-begins_on", "-pk")
        indexes = (models.Index(fields=("path", "state")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(plan_item__isnull=False) | Q(outside_plan=True), name="review_planned_or_not"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("begins_on")), name="review_days"
            ),
        )

    def __str__(self) -> str:
        return self.title


class ReviewedUnit(Journaled):
    """A unit under review: from the decided 1+N+1 list of the year, or named with the reason."""

    CALLED = Words("被审单位", "Unit under review")

    review = models.ForeignKey(Review, models.CASCADE, related_name="units")
    code = models.CharField("代码", max_length=60)
    name = models.CharField("单位", max_length=120)
    path = models.CharField(max_length=120, blank=True, db_index=True)
    how = models.CharField("产生方式", max_length=10)
    reason = models.CharField("理由", max_length=400, blank=True)

    class Meta:
        """As they were taken; a unit once in a review."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("review", "code"), name="reviewed_once"),)

    def __str__(self) -> str:
        return self.name


class Quota(Journaled):
    """How many of one sort are asked to come (名额)."""

    CALLED = Words("名额", "Quota")

    review = models.ForeignKey(Review, models.CASCADE, related_name="quotas")
    part = models.CharField("身份", max_length=16, choices=part_choices)
    number = models.PositiveSmallIntegerField("名额")

    class Meta:
        """One of a sort."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("review", "part"), name="quota_once"),)

    def __str__(self) -> str:
        return f"{self.part} {self.number}"


class Tick(Journaled):
    """One point of a check-list as a person ticked it: yes, no or na, with what it rests on."""

    CALLED = Words("审查要点", "Point gone through")

    review = models.ForeignKey(Review, models.CASCADE, related_name="ticks")
    check_list = models.CharField(max_length=30)
    point = models.CharField(max_length=30)
    answer = models.CharField("判断", max_length=3)
    evidence = models.TextField("依据")
    by = models.CharField(max_length=150)
    on = models.DateField()

    class Meta:
        """A point once in a review."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("review", "check_list", "point"), name="ticked_once"),)

    def __str__(self) -> str:
        return f"{self.check_list} {self.point}"
