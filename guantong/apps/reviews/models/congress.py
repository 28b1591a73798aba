"""What a review by the congress comes to: its report on the way to the Presidium, and the resolution with its count (审查结果报告、预算决议)."""

from django.db import models
from django.db.models import Q

from guantong.apps.journal.models import Journaled
from guantong.apps.reviews.models.activities import Review
from guantong.domain.words import Words


class ReportNote(Journaled):
    """One step of the report as a person noted it: on which day, and in which paper at which place it stands."""

    CALLED = Words("报告步骤", "Step of the report")

    review = models.ForeignKey(Review, models.CASCADE, related_name="report_notes")
    step = models.CharField("步骤", max_length=30)
    on = models.DateField("日期")
    file = models.CharField("文件", max_length=160)
    place = models.CharField("页、段", max_length=80)
    by = models.CharField(max_length=150)

    class Meta:
        """A step once in a review."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("review", "step"), name="report_step_noted_once"),)

    def __str__(self) -> str:
        return self.step


class Resolution(Journaled):
    """A draft resolution of the congress and how it was voted on: numbers a person entered from a paper, with its place.

    `seats` is everybody entitled to vote, `present` who was there, the base of the count. Whether it was passed is what the paper
    says, never computed. `as_printed`: the paper's counts do not sum to its base, and that is what stands in it.
    """

    CALLED = Words("决议", "Resolution")

    review = models.ForeignKey(Review, models.PROTECT, related_name="resolutions")
    title = models.CharField("决议名称", max_length=200)
    file = models.CharField("决议草案文件", max_length=160)
    place = models.CharField("页、段", max_length=80)
    voted_on = models.DateField("表决日期", null=True, blank=True)
    seats = models.PositiveIntegerField("应到", null=True, blank=True)
    present = models.PositiveIntegerField("出席", null=True, blank=True)
    in_favour = models.PositiveIntegerField("赞成", null=True, blank=True)
    against = models.PositiveIntegerField("反对", null=True, blank=True)
    abstained = models.PositiveIntegerField("弃权", null=True, blank=True)
    not_pressed = models.PositiveIntegerField("未按表决器", null=True, blank=True)
    passed = models.BooleanField("通过", null=True, blank=True)
    as_printed = models.BooleanField("按文件原样录入", default=False)
    vote_file = models.CharField("表决结果文件", max_length=160, blank=True)
    vote_place = models.CharField("页、段", max_length=80, blank=True)
    vote_by = models.CharField(max_length=150, blank=True)
    document = models.CharField("决议文号", max_length=80, blank=True)
    published_on = models.DateField("公开日期", null=True, blank=True)
    published_where = models.CharField("公开位置", max_length=200, blank=True)
    reason = models.CharField("撤回理由", max_length=200, blank=True)
    drafted_by = models.CharField(max_length=150)
    drafted_at = models.DateTimeField()
    state = models.CharField("状态", max_length=12)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """As they were brought; a count has its paper and its base."""

        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(voted_on=None) | (Q(present__gt=0, in_favour__isnull=False, against__isnull=False, abstained__isnull=False, not_pressed__isnull=False, passed__isnull=False) & ~Q(vote_file="") & ~Q(vote_place="")),
                name="a_count_has_its_base_and_its_paper",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def counted(self) -> int | None:
        """Sum of the four counts; None before the vote."""
        counts = [self.in_favour, self.against, self.abstained, self.not_pressed]
        return None if self.voted_on is None else sum(one or 0 for one in counts)
