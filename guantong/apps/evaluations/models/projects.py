"""The performance of a project in a year: targets, readings of them and of the money, what came of the evaluation (项目绩效)."""

from fractions import Fraction
from typing import ClassVar

from django.db import models
from django.db.models import Q

from guantong.apps.components.templatetags.words import later
from guantong.apps.journal.models import Journaled
from guantong.domain.words import Words

THOUSANDTHS = 1000
TARGET_KINDS = {
    "cost": Words("成本", "cost"), "quantity": Words("产出数量", "quantity"), "quality": Words("产出质量", "quality"),
    "time": Words("产出时效", "timeliness"), "economic": Words("经济效益", "economic benefit"),
    "social": Words("社会效益", "social benefit"), "ecological": Words("生态效益", "ecological benefit"),
    "satisfaction": Words("满意度", "satisfaction"),
}  # fmt: skip
STAGES = {
    "monitor": Words("监控", "monitoring"), "self": Words("自评", "self-evaluation"), "evaluated": Words("评价", "evaluation"),
}  # fmt: skip
APPLIED = {
    "budget": Words("安排下年预算", "next year's budget"), "target": Words("调整绩效目标", "the targets"),
    "policy": Words("调整或退出政策", "the policy"), "kept": Words("维持", "kept as it is"),
}  # fmt: skip


def _choices(words: dict[str, Words]) -> list[tuple[str, str]]:
    return [(key, later(one)) for key, one in words.items()]


def target_choices() -> list[tuple[str, str]]:
    """Return the kinds of targets; callable, so that words change without a migration."""
    return _choices(TARGET_KINDS)


def stage_choices() -> list[tuple[str, str]]:
    """Return the stages of readings."""
    return _choices(STAGES)


class Performance(Journaled):
    """A project's performance in a year, from its targets to what came of the evaluation (项目绩效)."""

    CALLED = Words("项目绩效", "Project performance")

    UNJOURNALED: ClassVar = ("search",)
    year = models.PositiveSmallIntegerField("年度")
    unit_code = models.CharField(max_length=60)
    unit = models.CharField("单位", max_length=120)
    project_code = models.CharField("项目编码", max_length=60)
    project = models.CharField("项目", max_length=200)
    path = models.CharField(max_length=120, db_index=True, blank=True)
    history = models.BooleanField("历史导入", default=False, help_text="entered as history: no clocks")
    state = models.CharField("状态", max_length=16)
    approval = models.CharField("目标批复文号", max_length=80, blank=True)
    evaluator = models.CharField("评价主体", max_length=120, blank=True)
    grade = models.CharField("评价结论（原文）", max_length=120, blank=True)
    completed_on = models.DateField("完成日期", null=True)
    evaluated_on = models.DateField("评价日期", null=True)
    fed_back_on = models.DateField("反馈日期", null=True)
    applied = models.CharField("结果应用", max_length=8, blank=True)
    application = models.CharField("应用说明", max_length=400, blank=True)
    next_ask = models.BigIntegerField("下年申报", null=True)
    set_by = models.CharField("录入人", max_length=40)
    set_at = models.DateTimeField("录入时间")
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest year first; one of a project and unit a year."""

        ordering = ("-year", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("year", "unit_code", "project_code"), name="one_performance_a_year"),
        )

    def __str__(self) -> str:
        return f"{self.year}年 {self.project}"


class Target(Journaled):
    """One performance target: a number (thousandths) of a measure, or words where none is set; and where it is printed."""

    CALLED = Words("绩效指标", "Performance target")

    performance = models.ForeignKey(Performance, models.PROTECT, related_name="targets")
    kind = models.CharField("类别", max_length=12, choices=target_choices)
    name = models.CharField("指标", max_length=120)
    planned = models.BigIntegerField("目标值", null=True, help_text="thousandths")
    measure = models.CharField("计量单位", max_length=20, blank=True)
    at_most = models.BooleanField("不超过", default=False, help_text="the less the better, as for costs")
    words = models.CharField("定性目标", max_length=200, blank=True)
    file = models.CharField("来源文件", max_length=160)
    place = models.CharField("页、行", max_length=80)

    class Meta:
        """In their order; a number or words; nothing without its place."""

        ordering = ("performance", "pk")
        constraints = (
            models.UniqueConstraint(fields=("performance", "name"), name="one_target_of_a_name"),
            models.CheckConstraint(condition=Q(planned__isnull=False) | ~Q(words=""), name="target_of_something"),
            models.CheckConstraint(condition=~Q(file="") & ~Q(place=""), name="target_has_its_place"),
        )

    def __str__(self) -> str:
        return self.name


class Reading(Journaled):
    """What a target had come to by a month, or what was spent (no target); None is *no data*, with the reason, and never nothing."""

    CALLED = Words("绩效数据", "Reading of performance")

    performance = models.ForeignKey(Performance, models.PROTECT, related_name="readings")
    target = models.ForeignKey(Target, models.PROTECT, related_name="readings", null=True)
    stage = models.CharField("环节", max_length=10, choices=stage_choices)
    month = models.PositiveSmallIntegerField("截至月份")
    value = models.BigIntegerField("完成值", null=True, help_text="thousandths")
    budget = models.BigIntegerField("预算", null=True)
    spent = models.BigIntegerField("支出", null=True)
    why_none = models.CharField("无数据的原因", max_length=200, blank=True)
    file = models.CharField("来源文件", max_length=160, blank=True)
    place = models.CharField("页、行", max_length=80, blank=True)
    latest = models.BooleanField(default=True, help_text="a later reading of the same stage and month takes its place")
    read_by = models.CharField("录入人", max_length=40)

    class Meta:
        """In their order; one stands a stage and month; a value has its place, no data its reason."""

        ordering = ("performance", "month", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("performance", "target", "stage", "month"), condition=Q(latest=True), name="one_reading_of_a_target"
            ),
            models.CheckConstraint(
                condition=(Q(value__isnull=True) & Q(spent__isnull=True) & ~Q(why_none="")) | ~Q(file=""), name="reading_has_its_place"
            ),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="reading_of_a_month"),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"

    @property
    def share(self) -> Fraction | None:
        """What was reached of the target: 1 is all of it; None of no data, and of a target in words."""
        target = self.target
        if target is None or self.value is None or not target.planned:
            return None
        if target.at_most:
            return Fraction(1) if self.value <= target.planned else Fraction(target.planned, self.value)
        return Fraction(self.value, target.planned)


class Material(Journaled):
    """Facts of a project laid together by the machine, every sentence with its place; nothing is judged (项目数据核对材料)."""

    CALLED = Words("项目数据核对材料", "Material of a project")

    performance = models.ForeignKey(Performance, models.PROTECT, related_name="materials")
    path = models.CharField(max_length=120, db_index=True, blank=True)
    sentences = models.JSONField(default=list, help_text="text, file and place of each")
    state = models.CharField("状态", max_length=10)
    drawn_by = models.CharField("生成人", max_length=40)
    drawn_at = models.DateTimeField("生成时间")
    released_by = models.CharField("审定发布人", max_length=40, blank=True)
    released_name = models.CharField("审定发布人", max_length=40, blank=True)
    released_on = models.DateField("发布日期", null=True)
    reason = models.CharField("撤回原因", max_length=200, blank=True)
    paper = models.BigIntegerField(null=True, help_text="the paper it was printed in")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    @property
    def title(self) -> str:
        """What it is called: marked as the machine's until somebody released it."""
        mark = "" if self.state == "released" else "（系统生成，未经审定）"
        return f"{self.performance.project}{self.performance.year}年度项目数据核对材料{mark}"

    def __str__(self) -> str:
        return f"{self.CALLED.zh} {self.pk}"
