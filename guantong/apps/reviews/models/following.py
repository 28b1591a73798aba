"""Which projects can be followed, and which a deputy follows (代表跟踪)."""

from django.db import models
from django.db.models import Q

from guantong.apps.journal.models import Journaled
from guantong.apps.reviews.models.activities import Review
from guantong.apps.reviews.models.attendance import Participant
from guantong.domain.words import Words


class OfferedProject(Journaled):
    """A project that can be followed, with its published amount (fen, None: not published) and where that is printed; `path` is the unit's."""

    CALLED = Words("可跟踪项目", "Project offered to be followed")

    review = models.ForeignKey(Review, models.PROTECT, related_name="offered")
    unit_code = models.CharField(max_length=60)
    unit = models.CharField("单位", max_length=120)
    path = models.CharField(max_length=120, blank=True, db_index=True)
    project_code = models.CharField("项目编码", max_length=60, blank=True)
    project = models.CharField("项目", max_length=200)
    amount = models.BigIntegerField("已公开预算数", null=True, blank=True)
    file = models.CharField("公开文件", max_length=160)
    place = models.CharField("页、行", max_length=80)
    offered_by = models.CharField(max_length=150)
    offered_at = models.DateTimeField()
    state = models.CharField("状态", max_length=12)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """As they were offered; a project of a unit once."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("review", "unit_code", "project"), condition=Q(state="offered"), name="project_offered_once"
            ),
        )

    def __str__(self) -> str:
        return self.project


class Follow(Journaled):
    """One project that a deputy on the list follows; chosen in person, or on paper and noted by the organiser."""

    CALLED = Words("代表跟踪", "Project followed")

    review = models.ForeignKey(Review, models.PROTECT, related_name="follows")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="follows")
    offered = models.ForeignKey(OfferedProject, models.PROTECT, related_name="follows")
    on_paper = models.BooleanField("纸面选定", default=False)
    chosen_at = models.DateTimeField("选定时间")
    ended_on = models.DateField("停止日期", null=True, blank=True)
    state = models.CharField("状态", max_length=12)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """As they were chosen; a project once a deputy."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("participant", "offered"), condition=Q(state="following"), name="followed_once_by_a_deputy"
            ),
        )

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"
